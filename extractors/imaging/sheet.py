"""The four corners of a sheet of paper that lies on a table of another shade."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.picture import Grey, Picture, Quad

LONGEST = 400  # pixels: the copy that is looked at is at least as long, and less than twice
PRINT = 13  # pixels: strokes and lines of text thinner than this are painted over
STEP = 14  # grey levels over three pixels: light falls off more gently, edges are steeper
LEAST = 0.3  # share of the picture that the sheet covers
FULL_FRAME = 0.97  # share from which the paper is all over: a scan
STRAIGHT = 0.006  # of the copy's diagonal: how far the outline may stray from its side
FULL = 0.93  # share of the four-cornered area that is sheet
CONTRAST = 16  # grey levels between paper and table
BESIDE = 5  # pixels on either side of an edge at which that is measured
SEEN = 0.75  # share of an edge along which it holds

Points = NDArray[np.float64]


def sheet_corners(picture: Picture) -> Quad | None:
    """Top left, top right, bottom right, bottom left of the sheet in pixels of the picture.

    None where the picture shows no table on some side, where the sheet is no flat four-cornered one, or
    where it is smaller than a third of the picture. From the middle of the picture the paper is followed as
    far as its shade changes gently; print is painted over before.
    """
    step = max(1, max(picture.shape[:2]) // LONGEST)  # averaging would cost more, and print is painted over
    small = np.ascontiguousarray(picture[::step, ::step])
    plain = cv2.morphologyEx(cv2.medianBlur(small, 3), cv2.MORPH_CLOSE, np.ones((PRINT, PRINT), np.uint8))
    region = _paper(np.asarray(plain, np.uint8))
    if region is None:
        return None
    contours, _ = cv2.findContours(region, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = np.asarray(max(contours, key=cv2.contourArea), np.int32)
    rough = _four_corners(outline)
    if rough is None:
        return None
    corners = _settled(rough, outline[:, 0].astype(np.float64), region.shape)
    if corners is None or not _stands_out(corners, np.asarray(plain, np.uint8)):
        return None
    area = float(cv2.contourArea(corners.astype(np.float32)))
    if cv2.contourArea(outline) < FULL * area or area < LEAST * region.size:
        return None
    return np.asarray(corners * step, np.float32)


def _paper(plain: Picture) -> Grey | None:
    """255 where the shade changes gently and hangs together with the middle of the picture."""
    height, width = plain.shape[:2]
    steps = cv2.morphologyEx(plain, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)).max(axis=2)
    _, labels = cv2.connectedComponents((steps < STEP).astype(np.uint8), connectivity=4)
    central = labels[height // 4 : -(height // 4), width // 4 : -(width // 4)]
    counts = np.bincount(central[central > 0], minlength=2)
    paper = (labels == int(np.argmax(counts))).astype(np.uint8) * 255
    if not counts.any() or not LEAST < (paper > 0).mean() < FULL_FRAME:
        return None
    return np.asarray(cv2.dilate(paper, np.ones((3, 3), np.uint8)), np.uint8)


def _four_corners(outline: NDArray[np.int32]) -> Points | None:
    hull = cv2.convexHull(outline)
    length = cv2.arcLength(hull, True)
    for share in (0.01, 0.02, 0.03, 0.045, 0.06):
        corners = cv2.approxPolyDP(hull, share * length, True)
        if len(corners) == 4:
            return _from_top_left(np.asarray(corners, np.float64)[:, 0])
        if len(corners) < 4:
            return None
    return None


def _from_top_left(corners: Points) -> Points:
    """Clockwise as one sees them, beginning with the one nearest the origin."""
    middle = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.roll(around, -int(np.argmin(around.sum(axis=1))), axis=0)


def _settled(corners: Points, outline: Points, shape: tuple[int, ...]) -> Points | None:
    """The corners again as crossings of straight lines along the outline; None where a side is none.

    Points on the frame of the picture are where the picture ends, not the sheet.
    """
    height, width = shape[:2]
    inside = (
        (outline[:, 0] > 2) & (outline[:, 0] < width - 3) & (outline[:, 1] > 2) & (outline[:, 1] < height - 3)
    )
    lines = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = (end - start) / np.linalg.norm(end - start)
        place = (outline - start) @ along / np.linalg.norm(end - start)
        off = np.abs((outline - start) @ np.array([-along[1], along[0]]))
        near = (place > 0.08) & (place < 0.92) & (off < 0.03 * np.hypot(height, width))
        own = outline[near & inside]
        if len(own) < 0.5 * np.linalg.norm(end - start):
            return None
        dx, dy, x, y = (
            float(v) for v in cv2.fitLine(own.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        )
        strays = np.abs((own[:, 0] - x) * dy - (own[:, 1] - y) * dx)
        if np.percentile(strays, 90) > STRAIGHT * np.hypot(height, width):
            return None
        lines.append(np.cross((x, y, 1.0), (x + dx, y + dy, 1.0)))
    crossings = [np.cross(one, other) for one, other in zip([lines[-1], *lines[:-1]], lines, strict=True)]
    if any(abs(crossing[2]) < 1e-9 for crossing in crossings):
        return None
    return np.array([crossing[:2] / crossing[2] for crossing in crossings])


def _stands_out(corners: Points, plain: Picture) -> bool:
    """Whether the shade changes across every edge along most of it."""
    height, width = plain.shape[:2]
    steps = np.linspace(0.06, 0.94, 40)[:, None]
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = (end - start) / np.linalg.norm(end - start)
        inwards = np.array([-along[1], along[0]]) * BESIDE
        places = start + steps * (end - start)
        shades = []
        for place in (places + inwards, places - inwards):
            x = place[:, 0].round().astype(int).clip(0, width - 1)
            y = place[:, 1].round().astype(int).clip(0, height - 1)
            shades.append(plain[y, x].astype(np.int16))
        differs = np.abs(shades[0] - shades[1]).max(axis=1) > CONTRAST
        if differs.mean() < SEEN:
            return False
    return True
