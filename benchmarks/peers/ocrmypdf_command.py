"""OCRmyPDF `--deskew --rotate-pages` on one PDF of all pages, its text from the sidecar.

The command is `DOSSIER_BENCH_OCRMYPDF`, else `ocrmypdf` on the path. It starts and ends within the time.
"""

import os
import resource
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from PIL import Image

from benchmarks.peers import Outcome
from benchmarks.processes import Watch
from ingest.page import PageImage

NAME = "OCRmyPDF"
SETTINGS = ("as it comes", "OMP_THREAD_LIMIT=1")
COMMAND = "DOSSIER_BENCH_OCRMYPDF"
_OPTIONS = ("--deskew", "--rotate-pages", "-l", "chi_sim+eng")


def missing() -> str:
    return "" if shutil.which(_command()) else f"there is no command {_command()!r}"


def _command() -> str:
    return os.environ.get(COMMAND, "ocrmypdf")


def read(images: Sequence[PageImage], setting: str, workers: int) -> Outcome:
    """One run with as many jobs as there are workers. Raises CalledProcessError where it fails."""
    environment = {**os.environ, **(dict([setting.split("=")]) if "=" in setting else {})}
    with TemporaryDirectory() as name:
        source, target, sidecar = (Path(name) / part for part in ("in.pdf", "out.pdf", "text.txt"))
        _bind(images, source)
        files = map(str, (sidecar, source, target))
        command = [_command(), *_OPTIONS, "--jobs", str(workers), "--sidecar", *files]
        before, wall = _children(), time.perf_counter()
        run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        with Watch([run.pid]) as watch:
            code = run.wait()
        wall, cpu = time.perf_counter() - wall, _children() - before
        if code:
            raise subprocess.CalledProcessError(code, command)
        texts = sidecar.read_text(encoding="utf-8").split("\f")
    return Outcome(tuple(texts[: len(images)]), wall, cpu, watch.peak / workers)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _bind(images: Sequence[PageImage], target: Path) -> None:
    """A PDF of the pictures as they are, each filling its page."""
    with pikepdf.new() as book:
        for image in images:
            with Image.open(image.file) as picture:
                space = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
            width, height = (side / image.dpi * 72 for side in (image.width, image.height))
            page = book.add_blank_page(page_size=(width, height))
            page.Resources.XObject = pikepdf.Dictionary(
                Picture=pikepdf.Stream(
                    book,
                    image.file.read_bytes(),
                    Type=pikepdf.Name.XObject,
                    Subtype=pikepdf.Name.Image,
                    Width=image.width,
                    Height=image.height,
                    BitsPerComponent=8,
                    ColorSpace=space,
                    Filter=pikepdf.Name.DCTDecode,
                )
            )
            page.Contents = pikepdf.Stream(book, f"{width} 0 0 {height} 0 0 cm /Picture Do".encode())
        book.save(target)
