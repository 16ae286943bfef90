"""Which of the network's candidates a character is, where its script or its neighbours decide between two.

A network judges each glyph by itself: in regular script (楷体) it takes 学 for 學, and a narrow l for 1. It
is sure of itself then, yet never so sure as where the other one is printed.
"""

from collections.abc import Callable, Sequence

import numpy as np

from extractors.imaging.tensor import Tensor
from extractors.reading.parameters import Parameters
from extractors.values.simplified import simplified

_LETTER = {"1": "l", "0": "O"}
_DIGIT = {"l": "1", "I": "1", "O": "0", "o": "0"}


class Candidates:
    """The alphabet with what each of its characters may be confused with."""

    def __init__(self, alphabet: Sequence[str], parameters: Parameters) -> None:
        self._alphabet = alphabet
        self._parameters = parameters
        self._tokens = {character: token for token, character in enumerate(alphabet)}
        forms = [self._tokens.get(simplified(character), token) for token, character in enumerate(alphabet)]
        self._form = np.array(forms, np.intp)
        self._members: dict[int, tuple[int, ...]] = {}
        for token, form in enumerate(forms):
            self._members[form] = (*self._members.get(form, ()), token)

    def forms_of(self, character: str) -> tuple[int, ...] | None:
        """The tokens of a character, simplified or traditional; None where the alphabet lacks it."""
        token = self._tokens.get(character)
        return None if token is None else self._members[int(self._form[token])]

    def in_one_script(self, token: int, shares: Tensor) -> tuple[int, float]:
        """A traditional character in its simplified form, where the network holds that one possible at all.

        `shares` are the probabilities of one step; the second value is that of the character chosen. Printed
        traditional, 学 has less than 0.001 beside 學 (820 characters in 5 typefaces: 99 of 100); printed
        simplified and misread, 0.0019 and more. Both forms of a character are counted together: 讓 is 认
        where that and 認 are likely, and 让 is not.
        """
        if self._form[token] == token:
            return token, float(shares[token])
        least = self._parameters.simplified_share
        likely = np.flatnonzero(shares >= least)
        forms = self._form[likely]
        possible = forms[shares[forms] >= least]
        if not len(possible):
            return token, float(shares[token])
        together = [float(shares[likely[forms == form]].sum()) for form in possible]
        best = int(np.argmax(together))
        return int(possible[best]), min(1.0, together[best])

    def among_neighbours(self, tokens: Sequence[int], peaks: Sequence[Tensor]) -> list[int]:
        """1 among letters as l and l among digits as 1 where both are likely; 0 and O the same.

        `peaks` are the probabilities of the step at which each character was clearest.
        """
        text = [self._alphabet[token] for token in tokens]
        return [self._among(i, text, token, peaks[i]) for i, token in enumerate(tokens)]

    def _among(self, i: int, text: Sequence[str], token: int, shares: Tensor) -> int:
        left, right = (text[j] if 0 <= j < len(text) else "" for j in (i - 1, i + 1))
        if text[i] in _LETTER and _all(str.islower, left, right):
            other = self._tokens[_LETTER[text[i]]]
        elif text[i] in _DIGIT and _all(str.isdecimal, left, right):
            other = self._tokens[_DIGIT[text[i]]]
        else:
            return token
        return other if shares[other] >= self._parameters.lookalike_share else token


def _all(kind: Callable[[str], bool], left: str, right: str) -> bool:
    """Whether the neighbours are of a kind; at the end of a word one is enough, and none is none."""
    beside = [c for c in (left, right) if c.isascii() and c.isalnum()]
    return bool(beside) and all(map(kind, beside))
