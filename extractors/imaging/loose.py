"""Ink that only one of two scans of a sheet has: writing, a stamp, a stroke; no dust, shadow or staple."""

from collections.abc import Iterator

import cv2
import numpy as np

from extractors.imaging.ink import RED_FROM, Mask, reds
from extractors.imaging.picture import Grey, Picture, shrunk
from extractors.imaging.registration import Homography, laid_under
from extractors.imaging.unlike import MM
from ingest.page import Box

INKED = 55  # grey levels below the paper: surely ink
PERHAPS = 22  # below: surely paper
ASTRAY = 4  # pixels by which the same ink may lie apart
JOINED_MM = 1.6  # strokes no further apart are one mark
LEAST_MM = 3.2  # across; specks of dust and toner are smaller
LEAST_INK = 0.9  # square millimetres
RULE_MM, RULE_LONG = 1.6, 8.0  # a long thin mark is the rim of a printed rule that lies a little astray
DASH_MM = 1.3  # lower: the rim of a dash, or of an underline
LONGEST_MM = 110.0  # nobody writes longer lines between printed ones; frames and rules are longer
THIN = 0.06  # of the joined box: less ink is the rim of something that lies a little astray
EDGE_MM = 5.0
CORNER_MM = 22.0  # a staple, its holes and its shadow
RED_REDUCED = 4  # times
RED_ASTRAY = 9  # pixels of the reduced page
RED_LEAST = 0.04  # of the page's width: 8 mm of A4
GLOOM = 0.72  # of the page's paper: darker is shadow, or the table under the sheet
_NEAR = np.ones((2 * ASTRAY + 1,) * 2, np.uint8)


def loose_ink(having: Grey, lacking: Grey, valid: Mask) -> tuple[Box, ...]:
    """Boxes of marks that `having` has and `lacking` has not; both darkness at 150 dpi, laid on each other.

    `valid` is 255 where both show paper of the sheet.
    """
    near = cv2.dilate(lacking, _NEAR)
    only = ((having > INKED) & (near < PERHAPS) & (valid > 0)).astype(np.uint8)
    if cv2.countNonZero(only) < LEAST_INK * MM * MM:
        return ()
    reach = round(JOINED_MM * MM)
    joined = cv2.morphologyEx(only, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    return tuple(_marks(only, np.asarray(joined, np.uint8)))


def reduced_reds(picture: Picture) -> Grey:
    """How red a page is (`ink.reds`), RED_REDUCED times smaller."""
    size = picture.shape[1] // RED_REDUCED, picture.shape[0] // RED_REDUCED
    return np.asarray(reds(shrunk(picture, *size)), np.uint8)


def loose_red(having: Grey, lacking: Grey, matrix: Homography) -> tuple[Box, ...]:
    """Boxes of red ink that `having` has and `lacking` has not, in pixels of the whole `lacking`.

    Both are `reduced_reds` of upright pictures; `matrix` maps whole pixels of `lacking` to those of `having`.
    """
    if not (having > RED_FROM).any():
        return ()
    height, width = lacking.shape
    scale = np.diag([1 / RED_REDUCED, 1 / RED_REDUCED, 1.0])
    there = laid_under(having, scale @ matrix @ np.linalg.inv(scale), width, height)
    here = lacking > RED_FROM / 2
    known = cv2.dilate(np.asarray(here, np.uint8), np.ones((RED_ASTRAY,) * 2, np.uint8))
    only = np.asarray((there > RED_FROM) & (known == 0), np.uint8)
    joined = cv2.morphologyEx(only, cv2.MORPH_CLOSE, np.ones((RED_ASTRAY,) * 2, np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    least = RED_LEAST * width  # of A4's width
    boxes = (
        tuple(float(RED_REDUCED * value) for value in row[:4]) for row in stats[1:] if max(row[2:4]) > least
    )
    return tuple(Box(x, y, x + w, y + h) for x, y, w, h in boxes)


def sheet_of(grey: Grey) -> Mask:
    """Where a page at 150 dpi shows the paper of its sheet: no edge, no shadow, no table under it."""
    small = cv2.resize(grey, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 7)
    light = np.asarray(paper > GLOOM * float(np.median(paper)), np.uint8)
    edge = max(1, round(EDGE_MM * MM / 8))
    light[:edge], light[-edge:], light[:, :edge], light[:, -edge:] = 0, 0, 0, 0
    light = np.asarray(cv2.erode(light, np.ones((edge + 1,) * 2, np.uint8)), np.uint8)
    whole = cv2.resize(light, grey.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.asarray(255 * whole, np.uint8)


def _marks(only: Mask, joined: Mask) -> Iterator[Box]:
    height, width = only.shape
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    corner = CORNER_MM * MM
    for contour in contours:
        x, y, w, h = cv2.boundingRect(contour)
        if not LEAST_MM * MM <= max(w, h) <= LONGEST_MM * MM:
            continue
        if min(x + w, width - x) < corner and min(y + h, height - y) < corner:
            continue
        if min(w, h) < DASH_MM * MM or (min(w, h) < RULE_MM * MM and max(w, h) > RULE_LONG * min(w, h)):
            continue
        ink = cv2.countNonZero(only[y : y + h, x : x + w])
        if ink >= LEAST_INK * MM * MM and ink >= THIN * w * h:
            yield Box(float(x), float(y), float(x + w), float(y + h))
