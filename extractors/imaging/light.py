"""Faint print, dark paper and uneven light: the page as a good scan would show it."""

import cv2
import numpy as np

from extractors.imaging.picture import Picture, scaled, to_grey

PAPER = 245.0  # grey level that paper comes out at
INK = 60.0  # grey level that the darkest print comes out at
_COARSE = 0.125
_DARKEST_PAPER = 30
_SMOOTH = 1.0  # pixels: what strengthens print strengthens the noise, too
_FAINTEST = 10.0


def evened(picture: Picture) -> Picture:
    """A BGR page with its paper white everywhere and its print black; the picture itself is left alone.

    Paper is the lightest in each neighbourhood, taken on a small copy and without what is smaller than print.
    """
    paper = cv2.medianBlur(cv2.dilate(scaled(picture, _COARSE), np.ones((5, 5), np.uint8)), 5)
    paper = np.maximum(paper, np.uint8(_DARKEST_PAPER))
    paper = cv2.resize(paper, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)
    flat = cv2.GaussianBlur(cv2.divide(picture, paper, scale=PAPER), (0, 0), _SMOOTH)
    counts = np.cumsum(cv2.calcHist([to_grey(np.asarray(flat, np.uint8))], [0], None, [256], [0, 256])[:236])
    if not counts[-1]:
        return picture
    ink = float(np.searchsorted(counts, 0.05 * counts[-1]))
    gain = max(1.0, (PAPER - INK) / max(_FAINTEST, PAPER - ink))
    levels = np.clip(PAPER - (PAPER - np.arange(256)) * gain, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(flat, levels), np.uint8)
