"""A strip of text to characters: the CTC recogniser, spaces between Latin words put back by their gaps."""

from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.strip import Strip
from extractors.imaging.tensor import line_tensor
from extractors.reading.networks import Network
from extractors.reading.parameters import Parameters
from extractors.reading.script import is_latin

BLANK = 0
_CLOSING = ",.;:!?)]}%"
LEAST_SPACE = 0.17  # heights of the strip


class Recogniser:
    """Holds the network and its alphabet."""

    def __init__(self, network: Network, parameters: Parameters) -> None:
        self._network = network
        self._parameters = parameters
        self._alphabet = ["", *network.characters(), " "]

    def __call__(self, strip: Strip, profile: NDArray[np.float32]) -> tuple[str, float]:
        """Text and mean probability of one strip whose ink profile is given; ("", 0.0) for nothing."""
        p = self._parameters
        shares = self._network(line_tensor(strip.picture, p.line_height, p.squeeze, p.least_width))[0]
        best = shares.argmax(axis=1)
        scores = shares[np.arange(len(best)), best]
        characters, places, values = [], [], []
        for token, run in groupby(range(len(best)), key=lambda i: int(best[i])):
            if token != BLANK:
                steps = list(run)
                characters.append(self._alphabet[token])
                places.append((steps[0] + steps[-1] + 1) / 2)
                values.append(float(scores[steps].max()))
        if not characters:
            return "", 0.0
        # One time step covers 8 columns of the scaled strip.
        scale = 8 * strip.height / (p.line_height * p.squeeze)
        columns = [place * scale for place in places]
        return _spaced(characters, columns, profile, strip.height), float(np.mean(values))


def _spaced(characters: list[str], columns: list[float], profile: NDArray[np.float32], height: int) -> str:
    """Join the characters, with a space where the strip is empty for longer than between its other ones.

    Typewriters and OCR-B leave wide gaps between all characters: a gap must stand out among its neighbours.
    """
    pairs = list(pairwise(zip(characters, columns, strict=True)))
    gaps = [
        _empty_run(profile, x0, x1) / height if is_latin(left) and is_latin(right) else -1.0
        for (left, x0), (right, x1) in pairs
    ]
    usual = float(np.median([gap for gap in gaps if gap >= 0] or [0.0]))
    least = max(LEAST_SPACE, 1.6 * usual + 0.08)
    text = characters[0]
    for gap, (_, (right, _x)) in zip(gaps, pairs, strict=True):
        text += (" " if gap > least and right not in _CLOSING else "") + right
    return text


def _empty_run(profile: NDArray[np.float32], x0: float, x1: float) -> int:
    """The longest run of empty columns between two places."""
    empty = profile[max(0, round(x0)) : max(0, round(x1))] < 0.2
    return max((len(list(run)) for is_empty, run in groupby(empty) if is_empty), default=0)
