"""From which measures on the gate asks for paper again; a station may have its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GateLimits:
    """`colour`: the station is to scan in colour, so that seals keep theirs."""

    dpi: float = 150.0  # below this small print is lost; stations are asked for 200 to 300
    lean: float = 3.0  # degrees; reading bears five, the edge of the text is lost before
    longer_mm: float = 25.0  # by which a picture is longer than the others: two sheets drawn in together
    colour: bool = True
