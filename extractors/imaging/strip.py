"""A line of text cut out of the page: where its ink lies, where it may be cut, and its pieces."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.picture import Picture, Quad, cut_quad

INK = 0.25  # of the strip's own contrast: darker columns carry ink
MARGIN = 0.12  # heights left beside the ink of a piece


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """An upright picture of one line and the four corners on the page that it was cut from."""

    picture: Picture
    quad: Quad

    @property
    def width(self) -> int:
        return int(self.picture.shape[1])

    @property
    def height(self) -> int:
        return int(self.picture.shape[0])

    def part(self, x0: int, x1: int) -> "Strip":
        """Columns x0 to x1 of the strip, with the corners that belong to them."""
        a, b = x0 / self.width, x1 / self.width
        top, bottom = self.quad[1] - self.quad[0], self.quad[2] - self.quad[3]
        corners = [
            self.quad[0] + a * top,
            self.quad[0] + b * top,
            self.quad[3] + b * bottom,
            self.quad[3] + a * bottom,
        ]
        return Strip(self.picture[:, x0:x1], np.array(corners, np.float32))


def cut_strip(picture: Picture, quad: Quad) -> Strip:
    """The line inside `quad`; one that stands on end (taller than 1.5 widths) is laid down to the left."""
    piece = cut_quad(picture, quad)
    if piece.shape[0] >= 1.5 * piece.shape[1]:
        return Strip(
            np.asarray(cv2.rotate(piece, cv2.ROTATE_90_COUNTERCLOCKWISE), np.uint8), np.roll(quad, -1, 0)
        )
    return Strip(piece, quad)


def ink_profile(strip: Strip) -> NDArray[np.float32]:
    """How much darker than the paper each column is: 0 to 1 of the strip's own contrast."""
    grey = cv2.cvtColor(strip.picture, cv2.COLOR_BGR2GRAY)
    inner = grey[round(0.08 * strip.height) : max(1, round(0.92 * strip.height))]
    counts = np.bincount(inner.ravel(), minlength=256).cumsum()
    paper, ink = (int(np.searchsorted(counts, share * counts[-1])) for share in (0.85, 0.02))
    darkest = max(1, inner.shape[0] // 10)
    rows = np.partition(inner, darkest - 1, axis=0)[:darkest]
    depth = np.clip((paper - rows.astype(np.float32)) / max(20, paper - ink), 0, 1)
    return np.asarray(cv2.blur(depth.mean(axis=0, dtype=np.float32)[None], (3, 1))[0], np.float32)


def trimmed(strip: Strip, profile: NDArray[np.float32]) -> tuple[int, int] | None:
    """First and last column of ink with a small margin, or None where there is none."""
    columns = np.flatnonzero(profile > INK)
    if len(columns) == 0:
        return None
    margin = round(MARGIN * strip.height)
    return max(0, int(columns[0]) - margin), min(strip.width, int(columns[-1]) + 1 + margin)


def cut_places(strip: Strip, profile: NDArray[np.float32], widest: float) -> list[int]:
    """Columns at which a strip wider than `widest` heights is best cut: the emptiest near even parts."""
    parts = int(np.ceil(strip.width / (widest * strip.height)))
    step = strip.width / parts
    places = []
    for k in range(1, parts):
        low, high = round((k - 0.3) * step), round((k + 0.3) * step)
        window = profile[low:high]
        distance = np.abs(np.arange(low, high) - k * step) / step
        places.append(low + int(np.argmin(_gap_depth(window, strip.height) + 0.3 * distance)))
    return places


def gap_at(profile: NDArray[np.float32], place: int) -> int:
    """How many columns without ink lie around a place; 0 where ink is cut through."""
    inked = np.flatnonzero(profile > INK)
    after = int(np.searchsorted(inked, place))
    left = int(inked[after - 1]) + 1 if after > 0 else 0
    right = int(inked[after]) if after < len(inked) else len(profile)
    return max(0, right - left)


def _gap_depth(window: NDArray[np.float32], height: int) -> NDArray[np.float32]:
    """The profile averaged over a fifth of the height: wide gaps win over the slit inside a character."""
    return np.asarray(cv2.blur(window[None], (max(1, height // 5), 1))[0], np.float32)
