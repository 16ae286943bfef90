"""pytesseract as a user would write it: the picture as it is, Chinese and English, nothing else told."""

import shutil
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from benchmarks.peers import Outcome
from benchmarks.peers._streams import serve, stream
from ingest.page import PageImage

NAME = "pytesseract"
LANGUAGES = "chi_sim+eng"
SETTINGS = ("as it comes", "OMP_THREAD_LIMIT=1")


def missing() -> str:
    if find_spec("pytesseract") is None or shutil.which("tesseract") is None:
        return "pytesseract or the program tesseract is not installed"
    return ""


def read(images: Sequence[PageImage], setting: str, workers: int) -> Outcome:
    environment = dict([setting.split("=")]) if "=" in setting else {}
    return stream([sys.executable, "-m", __name__], images, workers, environment)


def _load() -> Callable[[str], str]:
    import pytesseract
    from PIL import Image

    return lambda path: str(pytesseract.image_to_string(Image.open(path), lang=LANGUAGES))


if __name__ == "__main__":
    serve(_load)
