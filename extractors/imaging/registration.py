"""How one scan of a sheet lies under another: features matched, and the homography between them."""

from dataclasses import dataclass
from functools import cache
from math import atan2, degrees

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.picture import Grey, scaled

Homography = NDArray[np.float64]
"""3 × 3, from pixels of one picture to pixels of another."""

DPI = 100.0  # of the copy that features are looked for on
FEATURES = 1000  # with fewer the corners of a page lie a millimetre astray
FARTHEST = 64  # bits of 256 by which two features of the same place may differ
TOLERANCE = 4.0  # pixels of the whole picture
FEWEST = 20  # features that agree: of two sheets without a common form there are hardly ten
NEARLY = 0.92  # of the features that agree with a homography
STRETCH = (0.5, 2.0)  # of lengths at equal dpi: photographs say little about theirs


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """N × 2 places in pixels of the picture, N × 32 bytes that tell what is there (ORB)."""

    places: NDArray[np.float32]
    marks: NDArray[np.uint8]


@cache
def _orb() -> cv2.ORB:
    return cv2.ORB.create(nfeatures=FEATURES, scaleFactor=1.2, nlevels=4, edgeThreshold=16, fastThreshold=12)


def features_of(grey: Grey, dpi: float) -> Features:
    """Corners of print, the most marked first; few or none on a page with little print."""
    factor = min(1.0, DPI / dpi)
    found, marks = _orb().detectAndCompute(scaled(grey, factor), None)
    if marks is None:
        return Features(np.zeros((0, 2), np.float32), np.zeros((0, 32), np.uint8))
    return Features(np.array([point.pt for point in found], np.float32) / factor, np.asarray(marks, np.uint8))


def register(lead: Features, copy: Features) -> Homography | None:
    """The map from the lead's picture to the copy's, or None where too little of them agrees.

    Sheets of one form agree as well: whether the pages are the same must be told by what is written there.
    """
    if min(len(lead.places), len(copy.places)) < FEWEST:
        return None
    mine, other = _matched(lead.marks, copy.marks)
    if len(mine) < FEWEST:
        return None
    there, here = lead.places[mine], copy.places[other]
    cv2.setRNGSeed(20170930)  # the same pages are laid the same way every time
    found, agreed = cv2.findHomography(
        there, here, cv2.USAC_MAGSAC, TOLERANCE, maxIters=2000, confidence=0.999
    )
    if found is None or int(agreed.sum()) < FEWEST:
        return None
    matrix = _steadier(there, here, np.asarray(found, np.float64), int(agreed.sum()))
    return matrix if _is_plausible(matrix, there) else None


def _matched(lead: NDArray[np.uint8], copy: NDArray[np.uint8]) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """The numbers of features that are each other's nearest, and near; back is looked from these alone."""
    nearest, apart = _nearest(lead, copy)
    mine = np.flatnonzero(apart <= FARTHEST)
    asked, place = np.unique(nearest[mine], return_inverse=True)
    if not len(asked):
        return mine, nearest[mine]
    mutual = _nearest(copy[asked], lead)[0][place] == mine
    return mine[mutual], nearest[mine[mutual]]


def _nearest(
    some: NDArray[np.uint8], others: NDArray[np.uint8]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each mark the number of the nearest of the others, and by how many bits the two differ."""
    apart, number = cv2.batchDistance(some, others, cv2.CV_32S, normType=cv2.NORM_HAMMING, K=1)
    return np.asarray(number[:, 0], np.int32), np.asarray(apart[:, 0], np.int32)


def _steadier(
    there: NDArray[np.float32], here: NDArray[np.float32], found: Homography, agreed: int
) -> Homography:
    """An affine map where it holds nearly as well: far from the features a homography may lie 5 mm astray."""
    affine, kept = cv2.estimateAffine2D(there, here, ransacReprojThreshold=TOLERANCE, maxIters=2000)
    if affine is None or int(kept.sum()) < NEARLY * agreed:
        return found
    return np.vstack([np.asarray(affine, np.float64), [0.0, 0.0, 1.0]])


def turn_of(matrix: Homography, width: int, height: int) -> int:
    """By how many degrees clockwise (0, 90, 180, 270) the copy lies turned against the lead's picture."""
    (x0, y0), (x1, y1) = through(matrix, np.array([[width * 0.25, height / 2], [width * 0.75, height / 2]]))
    return round(degrees(atan2(y1 - y0, x1 - x0)) / 90) % 4 * 90


def through(matrix: Homography, points: NDArray[np.floating]) -> NDArray[np.float64]:
    """N × 2 points, mapped."""
    return np.asarray(cv2.perspectiveTransform(np.asarray(points, np.float64)[None], matrix)[0], np.float64)


def turned(degrees_clockwise: int, width: int, height: int) -> Homography:
    """The map of a picture of `width` × `height` onto itself turned clockwise by a multiple of 90 degrees."""
    maps = {
        0: ((1, 0, 0), (0, 1, 0)),
        90: ((0, -1, height), (1, 0, 0)),
        180: ((-1, 0, width), (0, -1, height)),
        270: ((0, 1, 0), (-1, 0, width)),
    }
    return np.array([*maps[degrees_clockwise % 360], (0, 0, 1)], np.float64)


def laid_under(copy: Grey, matrix: Homography, width: int, height: int) -> Grey:
    """The copy as it lies under a lead of `width` × `height` pixels; its edges go on beyond them."""
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid = cv2.warpPerspective(copy, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.uint8)


def _is_plausible(matrix: Homography, places: NDArray[np.float32]) -> bool:
    """No mirror image, no horizon across the page, no part much larger or smaller than it should be."""
    low, high = places.min(axis=0), places.max(axis=0)
    corners = np.array([low, [high[0], low[1]], high, [low[0], high[1]]], np.float64)
    if (np.c_[corners, np.ones(4)] @ matrix[2] <= 0).any():
        return False
    area = float(cv2.contourArea(through(matrix, corners).astype(np.float32), oriented=True))
    whole = float(cv2.contourArea(corners.astype(np.float32), oriented=True))
    return whole > 0 and STRETCH[0] ** 2 < area / whole < STRETCH[1] ** 2
