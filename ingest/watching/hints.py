"""What the system tells about changes: only a reason to look earlier, never what to believe."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import watchfiles

_STEP = 200  # ms between questions to the system: fewer cost less, more are of no use to people
_DEBOUNCE = 400  # ms: a folder that is moved in brings thousands of events
_MOST_FOLDERS = 4000  # half of what a Linux system grants one user by default; above, only looks count
_Place = tuple[Path, int, int]  # a folder, its inode and device: a share that is mounted again is another


class Hints:
    """Follows folders, not what lies below them, in a thread of its own.

    What is below is not followed because a link in it would lead the system's watch anywhere. `polling` turns
    all of it off, for SMB and NFS, where changes by other machines are never told.
    """

    def __init__(self, polling: bool = False) -> None:
        self.problem: str | None = None  # why nothing is told; looks go on without
        self._polling = polling
        self._woken = threading.Event()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._following: tuple[_Place, ...] = ()

    def follow(self, folders: tuple[Path, ...]) -> None:
        """From now on tell about these; called again with the same it only revives what fell."""
        alive = self._thread is not None and self._thread.is_alive()
        there = () if self._polling else tuple(_there(folders))
        if self._polling or (alive and there == self._following):
            return
        self.close()
        if not 0 < len(there) <= _MOST_FOLDERS:
            self.problem = f"{len(there)} folders: none to follow, or too many"
            return
        self.problem = None
        self._following, self._stop = there, threading.Event()
        followed = tuple(folder for folder, _, _ in there)
        self._thread = threading.Thread(
            target=self._run, args=(followed, self._stop), name="hints", daemon=True
        )
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Sleep for so long, or until something changed. True when something did."""
        woken = self._woken.wait(max(0.0, seconds))
        self._woken.clear()
        return woken

    def wake(self) -> None:
        """End a `wait` now."""
        self._woken.set()

    def close(self) -> None:
        """Follow nothing any more."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5.0)
        self._thread = None
        self._following = ()

    def _run(self, folders: tuple[Path, ...], stop: threading.Event) -> None:
        try:
            for _ in watchfiles.watch(
                *folders,
                watch_filter=None,
                debounce=_DEBOUNCE,
                step=_STEP,
                stop_event=stop,
                raise_interrupt=False,
                force_polling=False,
                recursive=False,
                ignore_permission_denied=True,
            ):
                self._woken.set()
        except (OSError, RuntimeError) as error:
            self.problem = str(error)


def _there(folders: tuple[Path, ...]) -> Iterator[_Place]:
    for folder in folders:
        with suppress(OSError):
            status = folder.stat()
            yield folder, status.st_ino, status.st_dev
