"""What employers drop in a run of the kills, and what must have become of all of it in the end."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.intake_process import HANDED
from ingest.watching.names import DONE, FAILED, REASON, RECEIPT, is_ours
from storage.backends.folder import FolderStore
from storage.delivery import Delivery, deliveries_of, fetch_delivery, kept_deliveries, load_delivery
from storage.manifest import digest, digest_of, read_back
from storage.revision import load_revision, next_revision

_EMPLOYERS = ("科大", "北大", "a firm")


@dataclass(slots=True)
class Drops:
    """Every file that was dropped: what it holds, by its place in the inbox."""

    seed: int
    files: dict[str, bytes] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)  # how often each content was dropped, by SHA-256
    deliveries: int = 0  # different ones

    def put(self, root: Path, place: str, content: bytes) -> None:
        """Copy one file in, under a temporary name first, as a careful sender does."""
        file = root / "inbox" / place
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}.part")
        part.write_bytes(content)
        part.rename(file)
        self.files[place] = content
        self.count[digest((content,))[1]] += 1


def first_wave(root: Path, seed: int) -> Drops:
    """Folders, a single file, the same content twice, a number that is another's, a file of no use."""
    rng, drops = random.Random(seed), Drops(seed)
    for employer in _EMPLOYERS:
        for name in range(rng.randint(1, 2)):
            for file in range(rng.randint(1, 3)):
                drops.put(root, f"{employer}/{_id(employer, name)}/附件 {file}.pdf", _pdf(rng))
            drops.deliveries += 1
    same = _pdf(rng)
    drops.put(root, "科大/BJ-same/form/a.pdf", same)
    drops.put(root, "科大/BJ-same/b.pdf", same)
    drops.put(root, "北大/BJ-single.pdf", _pdf(rng))
    drops.deliveries += 2
    drops.put(root, "a firm/notes.txt", b"to whom it may concern")
    return drops


def second_wave(root: Path, drops: Drops) -> None:
    """The same bytes again, late files, and a dossier number of another employer."""
    rng = random.Random(drops.seed + 1)
    again = {place: content for place, content in drops.files.items() if place.startswith("科大/BJ-same/")}
    for place, content in again.items():
        drops.put(root, place, content)
    drops.put(root, f"科大/{_id('科大', 0)}/补充.pdf", _pdf(rng))
    drops.deliveries += 1
    drops.put(root, f"北大/{_id('科大', 0)}/a.pdf", _pdf(rng))


def _id(employer: str, number: int) -> str:
    return f"BJ-{_EMPLOYERS.index(employer)}-{number}"


def _pdf(rng: random.Random) -> bytes:
    return b"%PDF-1.4\n" + rng.randbytes(rng.randint(10, 5000)) + b"\n%%EOF\n"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found wrong after a run, in words; all empty when nothing was."""

    lost: tuple[str, ...]
    twice: tuple[str, ...]
    half: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        return not (self.lost or self.twice or self.half)


def examine(root: Path, drops: Drops, jobs: list[str]) -> Found:
    """Compare everything that was dropped with the store, the folders and the jobs."""
    store = FolderStore(root / "store")
    kept = [load_delivery(store, one) for one in kept_deliveries(store)]
    lost, twice = list[str](), list[str]()
    for found in (_contents(root, drops, kept), _jobs(kept, jobs), _revisions(store, kept)):
        lost += found[0]
        twice += found[1]
    if len(kept) != drops.deliveries:
        (twice if len(kept) > drops.deliveries else lost).append(f"{len(kept)} deliveries")
    return Found(tuple(lost), tuple(twice), tuple(_half(root, store, kept)))


def _contents(root: Path, drops: Drops, kept: list[Delivery]) -> tuple[list[str], list[str]]:
    """Every byte is in the store or given back, and lies in done/ or failed/, not oftener than it came."""
    contents = {entry.sha256 for delivery in kept for entry in delivery.objects}
    lying = [file for file in (root / "inbox").rglob("*") if file.is_file() and not _is_ours(file)]
    waiting = [file for file in lying if file.relative_to(root / "inbox").parts[1] not in (DONE, FAILED)]
    back = {digest_of(file)[1] for file in lying if FAILED in file.parts}
    digests = {place: digest((content,))[1] for place, content in drops.files.items()}
    lost = [f"not in the store: {place}" for place, one in digests.items() if one not in contents | back]
    lost += [f"still waiting: {file.name}" for file in waiting]
    here = Counter(digest_of(file)[1] for file in lying)
    lost += [f"gone from the folders: {one[:8]}" for one in drops.count if not here[one]]
    return lost, [f"doubled in the folders: {one[:8]}" for one in here if here[one] > drops.count[one]]


def _jobs(kept: list[Delivery], jobs: list[str]) -> tuple[list[str], list[str]]:
    count = Counter(jobs)
    lost = [f"no job for {delivery.id[:8]}" for delivery in kept if not count[delivery.id]]
    return lost, [f"{number} jobs for {one[:8]}" for one, number in count.items() if number > 1]


def _revisions(store: FolderStore, kept: list[Delivery]) -> tuple[list[str], list[str]]:
    """Every dossier is processed, from all its deliveries, and never twice from the same ones."""
    lost, twice = list[str](), list[str]()
    for dossier in {delivery.dossier for delivery in kept if delivery.dossier}:
        handed = list(deliveries_of(store, dossier))
        numbers = range(1, next_revision(store, dossier))
        made = [store.get(load_revision(store, dossier, n).prefix + HANDED) for n in numbers]
        if len(set(made)) < len(made):
            twice.append(f"{dossier} processed twice")
        if not made or json.loads(made[-1]) != handed:
            lost.append(f"{dossier} not processed from all of {len(handed)} deliveries")
    return lost, twice


def _half(root: Path, store: FolderStore, kept: list[Delivery]) -> Iterator[str]:
    """Nothing in the store differs from its manifest, nothing unfinished lies in an employer's folder."""
    for delivery in kept:
        fetch_delivery(store, delivery, root / "spool" / delivery.id)
    for dossier in {delivery.dossier for delivery in kept if delivery.dossier}:
        for number in range(1, next_revision(store, dossier)):
            revision = load_revision(store, dossier, number)
            for entry in revision.manifest.objects:
                read_back(store, revision.prefix + entry.name, entry)
    yield from _half_in_folders(root, kept)


def _half_in_folders(root: Path, kept: list[Delivery]) -> Iterator[str]:
    yield from (f"left behind: {file.name}" for file in (root / "inbox").rglob(".*"))
    for delivery in kept:
        if not (root / "inbox" / delivery.sender / f"{delivery.dossier}{RECEIPT}").exists():
            yield f"no receipt for {delivery.dossier}"
    for page in (root / "inbox").rglob("*.html"):
        if not page.read_text(encoding="utf-8").rstrip().endswith("</html>"):
            yield f"without an end: {page.name}"
    for back in (root / "inbox").glob(f"*/{FAILED}/*"):
        if not is_ours(back.name) and not back.with_name(back.name + REASON).read_text("utf-8-sig").strip():
            yield f"no reason beside {back.name}"


def _is_ours(file: Path) -> bool:
    return is_ours(file.name)
