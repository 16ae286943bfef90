"""The PP-OCRv6 small models of the rapidocr wheel, in a loop of our own (ocr.md 2).

The wheel is used for its model files and the way they want their pictures prepared; its pipeline is not
imported: it downloads what it misses, and costs twice the time at ten times the errors.
"""

from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from extractors.imaging.picture import Picture, Quad, resized, turn, turn_quads
from extractors.imaging.strip import Strip, cut_places, cut_strip, gap_at, ink_profile, trimmed
from extractors.imaging.tensor import tensor
from extractors.reading.detector import Detector
from extractors.reading.downwards import set_downwards
from extractors.reading.engine import NO_FENCES, EngineMissing, Fences, Likelihood, Piece, Sight
from extractors.reading.fencing import fenced
from extractors.reading.networks import backend_for, has_matrix_unit, open_network
from extractors.reading.parameters import PARAMETERS, Parameters, fingerprint
from extractors.reading.recogniser import Recogniser
from extractors.reading.script import is_latin

_MODELS = {
    "detector": "PP-OCRv6_det_small.onnx",
    "recogniser": "PP-OCRv6_rec_small.onnx",
    "direction": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
_DIRECTION_SIZE = (192, 48)
_SURE = 0.2  # how far the mean vote must lie from a half


def check(variant: str = "") -> None:
    """Raise EngineMissing where the models or a runtime for them are not installed."""
    if not all(_model(part).is_file() for part in _MODELS):
        raise EngineMissing(
            "The rapidocr engine needs its models: install the Python package rapidocr (3.10 or later)."
        )
    if backend_for(variant) is None:
        wanted = variant or "openvino or onnxruntime"
        raise EngineMissing(f"The rapidocr engine needs a runtime: install the Python package {wanted}.")


def load(variant: str = "") -> "RapidOcr":
    """The engine on OpenVINO or ONNX Runtime: `variant` names one, "" takes what is installed and fastest.

    Measured without AMX: the detector takes 0.32 s on OpenVINO and 1.1 s on ONNX Runtime, the recogniser
    18.8 ms and 17.0 ms a line, with the same text. With AMX OpenVINO may use bfloat16 and does both.
    """
    lines_on = ("openvino", "onnxruntime") if has_matrix_unit() else ("onnxruntime", "openvino")
    return RapidOcr(backend_for(variant) or "", backend_for(variant, lines_on) or "")


def _model(part: str) -> Path:
    spec = find_spec("rapidocr")
    places = (spec.submodule_search_locations if spec else None) or [""]
    return Path(next(iter(places))) / "models" / _MODELS[part]


class RapidOcr:
    """Detector, direction classifier and recogniser, each on one thread."""

    name = "rapidocr"

    def __init__(self, finding: str, reading: str, parameters: Parameters = PARAMETERS) -> None:
        runtimes = "+".join(f"{backend}-{version(backend)}" for backend in sorted({finding, reading}))
        self.version = f"{version('rapidocr')}/{runtimes}/{fingerprint(parameters)}"
        self._parameters = parameters
        self._detector = Detector(open_network(_model("detector"), finding), parameters)
        self._direction = open_network(_model("direction"), finding)
        self._recogniser = Recogniser(open_network(_model("recogniser"), reading), parameters)

    def look(self, picture: Picture, dpi: float) -> Sight:
        """Lines as found; mostly tall ones by length: on its side; six medium lines vote on upside down."""
        p = self._parameters
        quads = self._detector(picture, dpi)
        rotation = 0
        if _tall_share(quads) > p.tall_share:
            rotation = 90
            picture, quads = turn(picture, 90), turn_quads(quads, 90, picture.shape[1], picture.shape[0])
        if self._upside_down(picture, quads):
            rotation += 180
            picture = turn(picture, 180)
            quads = turn_quads(quads, 180, picture.shape[1], picture.shape[0])
        if rotation % 180 and self._set_downwards(picture, quads):
            rotation = (rotation + 90) % 360
            quads = turn_quads(quads, 90, picture.shape[1], picture.shape[0])
        return Sight(rotation, quads)

    def read(
        self,
        picture: Picture,
        dpi: float,  # noqa: ARG002
        sight: Sight,
        fences: Fences = NO_FENCES,
    ) -> tuple[Piece, ...]:
        """Recognise the lines of `sight` one by one, cut at fences and where they are wide and empty."""
        pieces = []
        for quad in sight.quads:
            strip = cut_strip(picture, quad)
            for part in fenced(strip, fences):
                pieces += self._pieces(part)
        return tuple(
            piece for piece in pieces if piece.confidence > self._parameters.keep and piece.text.strip()
        )

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:  # noqa: ARG002
        """Recognise each quadrilateral whole."""
        pieces = []
        for quad in quads:
            strip = cut_strip(picture, quad)
            text, confidence = self._recogniser(strip)
            pieces.append(Piece(text, confidence, quad))
        return tuple(pieces)

    def weigh(self, picture: Picture, dpi: float, quad: Quad) -> Likelihood:  # noqa: ARG002
        """By the recogniser's own probabilities."""
        return self._recogniser.weigh(cut_strip(picture, quad))

    def _upside_down(self, picture: Picture, quads: list[Quad]) -> bool:
        """The vote of the direction classifier; where it is no clear one, the recogniser reads both ways."""
        p = self._parameters
        medium = [q for q in quads if p.vote_from <= _width(q) / max(1.0, _height(q)) <= p.vote_to]
        voters = sorted(medium or quads, key=_height, reverse=True)
        strips = [cut_strip(picture, q) for q in voters[:: max(1, len(voters) // p.votes)][: p.votes]]
        if not strips:
            return False
        turned = float(np.mean([self._turned(strip) for strip in strips]))
        if abs(turned - 0.5) >= _SURE:
            return turned > 0.5
        return self._score(strips, 180) > self._score(strips, 0)

    def _turned(self, strip: Strip) -> float:
        """Probability that a line stands on its head; a line is judged by its left end of four heights."""
        line = strip.picture[:, : 4 * strip.height]
        return float(self._direction(tensor(resized(line, *_DIRECTION_SIZE)))[0, 1])

    def _set_downwards(self, picture: Picture, quads: list[Quad]) -> bool:
        longest = sorted(quads, key=_width, reverse=True)[:3]
        return set_downwards([cut_strip(picture, quad) for quad in longest], self._recogniser)

    def _score(self, strips: list[Strip], degrees: int) -> float:
        turned = [Strip(turn(strip.picture, degrees), strip.quad) for strip in strips]
        return sum(self._recogniser(strip)[1] for strip in turned)

    def _pieces(self, strip: Strip) -> list[Piece]:
        profile = ink_profile(strip)
        extent = trimmed(strip, profile)
        if extent is None:
            return []
        strip, profile = strip.part(*extent), profile[extent[0] : extent[1]]
        places = cut_places(strip, profile, self._parameters.widest)
        pieces = []
        for x0, x1 in zip([0, *places], [*places, strip.width], strict=True):
            inner = trimmed(strip.part(x0, x1), profile[x0:x1])
            if inner is None:
                continue
            low, high = x0 + inner[0], x0 + inner[1]
            part = strip.part(low, high)
            text, confidence = self._recogniser(part)
            # The recogniser sees no space at the end of a piece; layout sees none between trimmed ones.
            apart = x1 < strip.width and gap_at(profile, x1) >= self._parameters.cut_gap * strip.height
            pieces.append(Piece(text + " " if apart and is_latin(text[-1:]) else text, confidence, part.quad))
        return pieces


def _tall_share(quads: list[Quad]) -> float:
    """Share of the length of clearly long lines that stand on end; lone figures count for neither."""
    sizes = np.array([(_width(quad), _height(quad)) for quad in quads]).reshape(-1, 2)
    width, height = sizes[:, 0], sizes[:, 1]
    tall, level = height[height > 1.5 * width].sum(), width[width > 1.5 * height].sum()
    return float(tall / max(1.0, tall + level))


def _width(quad: Quad) -> float:
    return float(np.linalg.norm(quad[1] - quad[0]))


def _height(quad: Quad) -> float:
    return float(np.linalg.norm(quad[3] - quad[0]))
