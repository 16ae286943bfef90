"""A strip of text to characters: the CTC recogniser, with the spaces it is not sure enough to write."""

from itertools import groupby, pairwise

import numpy as np

from extractors.imaging.strip import Strip
from extractors.imaging.tensor import Tensor, line_tensor
from extractors.reading.candidates import Candidates
from extractors.reading.engine import Likelihood
from extractors.reading.likelihood import log_likelihood
from extractors.reading.networks import Network
from extractors.reading.parameters import Parameters
from extractors.reading.script import is_latin

BLANK = 0
_CLOSING = ",.;:!?)]}%"


class Recogniser:
    """Holds the network and its alphabet."""

    def __init__(self, network: Network, parameters: Parameters) -> None:
        self._network = network
        self._parameters = parameters
        self._alphabet = ["", *network.characters(), " "]
        self._candidates = Candidates(self._alphabet, parameters)

    def __call__(self, strip: Strip) -> tuple[str, float]:
        """Text and mean probability of one strip; ("", 0.0) for nothing."""
        shares = self._shares(strip)
        best = shares.argmax(axis=1)
        scores = shares[np.arange(len(best)), best]
        tokens, spans, values, peaks = [], [], [], []
        for token, run in groupby(range(len(best)), key=lambda i: int(best[i])):
            if token != BLANK:
                steps = list(run)
                peak = shares[steps[0] + int(scores[steps].argmax())]
                chosen, share = self._candidates.in_one_script(token, peak)
                tokens.append(chosen)
                spans.append((steps[0], steps[-1]))
                values.append(share)
                peaks.append(peak)
        if not tokens:
            return "", 0.0
        characters = [self._alphabet[token] for token in self._candidates.among_neighbours(tokens, peaks)]
        spaces = _spaces(shares[:, len(self._alphabet) - 1], spans)
        return _spaced(characters, spaces, self._parameters.space_share), float(np.mean(values))

    def weigh(self, strip: Strip) -> Likelihood:
        """How likely the strip says any text; spaces are as good as none, one form of a character as another.

        Characters that the alphabet lacks do not count.
        """
        shares = self._shares(strip)
        nothing = shares[:, BLANK] + shares[:, len(self._alphabet) - 1]

        def likelihood(text: str) -> float:
            forms = [form for c in text if c != " " and (form := self._candidates.forms_of(c)) is not None]
            return log_likelihood(nothing, [shares[:, form].sum(axis=1) for form in forms], forms)

        return likelihood

    def _shares(self, strip: Strip) -> Tensor:
        """Steps × characters."""
        p = self._parameters
        shares: Tensor = self._network(line_tensor(strip.picture, p.line_height, p.squeeze, p.least_width))[0]
        return shares


def _spaces(shares: Tensor, spans: list[tuple[int, int]]) -> list[float]:
    """The probability of a space between each two characters, the highest of the steps between them."""
    return [float(shares[left[1] : right[0] + 1].max()) for left, right in pairwise(spans)]


def _spaced(characters: list[str], spaces: list[float], least: float) -> str:
    """Join the characters, with a space between Latin ones where the network held one possible.

    It writes a narrow space as a blank now and then, yet gives it a share of some percent there; between the
    letters of a word, typewritten or spaced out, it gives none (9,191 pairs: 1 space missed, none invented).
    """
    text = characters[0]
    for share, (left, right) in zip(spaces, pairwise(characters), strict=True):
        lost = share > least and is_latin(left) and is_latin(right) and right not in _CLOSING
        text += (" " if lost else "") + right
    return text
