"""RapidOCR as it comes: `RapidOCR()` called with a picture; or with one thread, if that is faster for two."""

import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec

from benchmarks.peers import Outcome
from benchmarks.peers._streams import serve, stream
from ingest.page import PageImage

NAME = "RapidOCR"
SETTINGS = ("as it comes", "one thread")
_ONE_THREAD = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def missing() -> str:
    return "" if find_spec("rapidocr") else "the Python package rapidocr is not installed"


def read(images: Sequence[PageImage], setting: str, workers: int) -> Outcome:
    return stream([sys.executable, "-m", __name__, setting], images, workers, {})


def _load() -> Callable[[str], str]:
    from rapidocr import RapidOCR

    engine = RapidOCR(params=_ONE_THREAD) if sys.argv[1] == "one thread" else RapidOCR()

    def text(path: str) -> str:
        return "\n".join(getattr(engine(path), "txts", None) or ())

    return text


if __name__ == "__main__":
    serve(_load)
