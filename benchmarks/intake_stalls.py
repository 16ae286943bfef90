"""Copies that stall: at how many places would a file that is still being copied have been taken for whole?"""

import io
import os
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from benchmarks.harness import Results, table
from ingest.watching.endings.content import Content
from ingest.watching.endings.ending import Ending, ending

_SAMPLES = Path(__file__).parents[1] / "samples"
_CORPORA = Path(__file__).parents[2] / "shared" / "corpora"  # odd PDF and OFD files, where they are
_SUFFIXES = (".pdf", ".tif", ".jpg", ".ofd")
_PLACES, _FEW_PLACES = 60, 10
_BLOCK = 4096  # bytes in which copying programs write
_WHITE = b"\0\r\n\t "
_ROOM = "room made first"
_GROWS = "as it grows"


def measure(results: Results, seed: int, small: bool) -> None:
    """Every file is cut at random places: as a file that grows, and as one whose room is made before.

    Only the ends of the formats count here; the quiet time, and on a file's own machine the question who
    has it open, come on top. Behind the place there is more than white space and the end mark of a PDF.
    """
    chance = random.Random(seed)
    tried: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    whole: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for kind, data in _files(chance, small):
        files[kind] += 1
        whole[kind] += _seems_whole(data)
        for way, cut in _cuts(data, chance, _FEW_PLACES if small else _PLACES):
            tried[kind, way] += 1
            wrong[kind, way] += _seems_whole(cut)
    rows = [
        (
            kind,
            files[kind],
            whole[kind],
            *(f"{wrong[kind, way]} of {tried[kind, way]}" for way in (_GROWS, _ROOM)),
        )
        for kind in sorted(files)
    ]
    print(table(("format", "files", "whole ones known", f"taken too early: {_GROWS}", _ROOM), rows))
    results.figures["stalls.files"] = files.total()
    results.figures["stalls.places"] = tried.total()
    results.figures["stalls.whole-known-share"] = whole.total() / files.total()
    for way, name in ((_GROWS, "growing"), (_ROOM, "room")):
        count = sum(number for (_, how), number in wrong.items() if how == way)
        results.figures[f"stalls.{name}-taken-too-early"] = count


def _files(chance: random.Random, small: bool) -> Iterator[tuple[str, bytes]]:
    """The committed samples, pictures of a scanned page in each format, and a part of the corpora."""
    for path in sorted(_SAMPLES.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            yield path.suffix[1:], path.read_bytes()
    yield from _pictures()
    for folder in ("odd-pdf", "ofd"):
        odd = sorted((_CORPORA / folder).glob("*.*"))
        for path in chance.sample(odd, min(len(odd), 10 if small else 150)):
            yield f"corpus {path.suffix[1:]}", path.read_bytes()


def _pictures() -> Iterator[tuple[str, bytes]]:
    """One scanned page as every format that people send."""
    scan = next(path for path in sorted(_SAMPLES.rglob("*.jpg")) if path.is_file())
    with Image.open(scan) as opened:
        page = opened.convert("RGB")
    for kind, more in (
        ("png", {}),
        ("webp", {}),
        ("bmp", {}),
        ("tiff", {"compression": "raw"}),
        ("tiff", {"compression": "group4"}),
        ("tiff", {"compression": "tiff_lzw"}),
        ("tiff", {"compression": "jpeg"}),
        ("jpeg", {"progressive": True}),
    ):
        written = io.BytesIO()
        black = more.get("compression") == "group4"
        (page.convert("1") if black else page).save(written, kind, **more)
        name = " ".join((kind, *(str(value) for value in more.values() if value is not True)))
        yield name, written.getvalue()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(_SAMPLES.rglob("*.pdf"))[:3]:
            archive.write(path, path.name)
    yield "zip", packed.getvalue()


def _cuts(data: bytes, chance: random.Random, places: int) -> Iterator[tuple[str, bytes]]:
    needed = len(data.rstrip(_WHITE).removesuffix(b"%%EOF").rstrip(_WHITE))
    for _ in range(places):
        yield _GROWS, data[: chance.randrange(needed)]
        if needed > _BLOCK:
            written = chance.randrange(0, needed, _BLOCK)
            yield _ROOM, data[:written] + bytes(len(data) - written)


def _seems_whole(data: bytes) -> bool:
    descriptor = os.memfd_create("cut")
    try:
        os.write(descriptor, data)
        return ending(Content(descriptor, len(data)), "file.pdf") is Ending.COMPLETE
    finally:
        os.close(descriptor)
