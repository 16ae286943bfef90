"""One file opened by us and by a peer, each in a process of its own: seconds, memory, pages, codes."""

import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageSequence

from ingest.arrival import Refusal
from ingest.opening.source import open_source
from ingest.page import PageImage

_PEER_MEMORY = 4 << 30  # bytes of address space; a peer may take more than our child
_PEER_SECONDS = 60  # of the processor
_PEER_PAGES = 50  # of one file; a peer that got so far gets on
_PEER_PIXELS = 1000.0  # of the longer side of a page it draws
_LONGEST = 600  # seconds of the clock for one file, whatever it does


@dataclass(frozen=True, slots=True)
class Look:
    """What became of one file: seconds of the clock, peak memory of the largest child in megabytes."""

    file: str
    pages: int = 0
    words: int = 0
    codes: tuple[str, ...] = ()
    seconds: float = 0.0
    megabytes: float = 0.0


def opened_by_us(file: Path) -> Look:
    """Through `open_source`, as the service does it."""
    return _apart(_ours, file)


def opened_by_a_peer(file: Path) -> Look:
    """Through pypdfium2 or Pillow: every page drawn, at most 50."""
    return _apart(_peers_pdf if file.suffix == ".pdf" else _peers_picture, file)


def _ours(file: Path) -> Look:
    pages = words = 0
    codes: list[str] = []
    with tempfile.TemporaryDirectory() as spool:
        for thing in open_source(file, file.name, Path(spool)):
            if isinstance(thing, Refusal):
                codes.append(thing.code.value)
            elif isinstance(thing, PageImage):
                pages += 1
                words += len(thing.layer.words) if thing.layer else 0
                thing.file.unlink()
    return Look(file.name, pages, words, tuple(codes), megabytes=_peak(resource.RUSAGE_CHILDREN))


def _peers_pdf(file: Path) -> Look:
    _bound()
    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        return Look(file.name, codes=("encrypted" if "password" in str(error).lower() else "error",))
    drawn = 0
    for index in range(min(len(document), _PEER_PAGES)):
        try:
            page = document[index]
            page.render(scale=min(1.0, _PEER_PIXELS / max(page.get_size()))).to_pil()
            drawn += 1
        except (pdfium.PdfiumError, ValueError, MemoryError, OverflowError, ZeroDivisionError):
            continue
    return Look(file.name, drawn, megabytes=_peak(resource.RUSAGE_SELF))


def _peers_picture(file: Path) -> Look:
    _bound()
    loaded = 0
    try:
        with Image.open(file) as picture:
            for frame in ImageSequence.Iterator(picture):
                frame.load()
                loaded += 1
    except Exception as error:  # noqa: BLE001 - Pillow raises anything; what counts is how far it came
        return Look(file.name, loaded, codes=(type(error).__name__,), megabytes=_peak(resource.RUSAGE_SELF))
    return Look(file.name, loaded, megabytes=_peak(resource.RUSAGE_SELF))


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_PEER_MEMORY, _PEER_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_PEER_SECONDS, _PEER_SECONDS))


def _peak(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def _apart(work: Callable[[Path], Look], file: Path) -> Look:
    """The work's answer out of a fork of its own; a fork that falls has the code "crash"."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    began = time.monotonic()
    process = context.Process(target=_answer, args=(work, file, there))
    process.start()
    there.close()
    try:
        look: Look = here.recv() if here.poll(_LONGEST) else Look(file.name, codes=("hangs",))
    except EOFError:
        look = Look(file.name, codes=("crash",))
    process.kill()
    process.join()
    here.close()
    return replace(look, seconds=round(time.monotonic() - began, 2), megabytes=round(look.megabytes, 1))


def _answer(work: Callable[[Path], Look], file: Path, out: Connection) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)  # libraries complain at length
    out.send(work(file))
    out.close()
