"""Cover and end sheets as they come out of a feeder after a life on desks: torn, creased, copied, faint."""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from ingest.cover import CoverSheet
from ingest.sheets import draw_sheet
from samples.degrade import LEVELS, Level, Scan, Taking, degrade
from samples.paint import Picture
from samples.truth import PageTruth

Harm = Callable[[Picture, np.random.Generator], Picture]
"""What befalls the paper: an RGB sheet as printed and random numbers in, the sheet as it is scanned out."""

_SCAN = LEVELS[Level.SCAN]
_GROUND = 225  # grey level of the feeder's background


def _none(sheet: Picture, random: np.random.Generator) -> Picture:
    del random
    return sheet


def _torn(sheet: Picture, random: np.random.Generator) -> Picture:
    """A corner is gone, as far as through the code in it."""
    height, width = sheet.shape[:2]
    right, bottom = random.random() < 0.5, random.random() < 0.5
    across, down = (float(random.uniform(0.25, 0.6)) * side for side in (width, height))
    x, y = (width if right else 0), (height if bottom else 0)
    corner = [
        (x, y),
        (x + (-across if right else across), y),
        (x, y + (-down if bottom else down) * 0.6),
    ]
    torn = sheet.copy()
    cv2.fillPoly(torn, [np.array(corner, np.int32)], (_GROUND,) * 3)
    return torn


def _creased(sheet: Picture, random: np.random.Generator) -> Picture:
    """Folds across the sheet: dark lines with a light rim."""
    creased = sheet.copy()
    height, width = sheet.shape[:2]
    thick = max(1, round(width / 400))
    for _ in range(4):
        ends = [(int(random.integers(width)), int(random.integers(height))) for _ in range(2)]
        cv2.line(creased, ends[0], ends[1], (150, 150, 150), 2 * thick, cv2.LINE_AA)
        cv2.line(creased, ends[0], ends[1], (245, 245, 245), thick, cv2.LINE_AA)
    return creased


def _stained(sheet: Picture, random: np.random.Generator) -> Picture:
    """A wet cup stood on it: rings and a blot, brown, over one code."""
    height, width = sheet.shape[:2]
    stain = np.full_like(sheet, 255)
    centre = int(random.uniform(0.55, 0.9) * width), int(random.uniform(0.08, 0.22) * height)
    cv2.circle(stain, centre, width // 7, (190, 160, 120), width // 60)
    cv2.circle(stain, centre, width // 14, (205, 180, 150), -1)
    return np.asarray(cv2.multiply(sheet, stain, scale=1 / 255), np.uint8)


def _sealed(sheet: Picture, random: np.random.Generator) -> Picture:
    """Somebody stamped the sheet across a code."""
    height, width = sheet.shape[:2]
    stamped = sheet.copy()
    x = int(random.uniform(0.75, 0.85) * width)
    y = int(random.uniform(0.1, 0.16) * height)
    cv2.circle(stamped, (x, y), round(0.095 * width), (205, 45, 50), round(0.006 * width))
    cv2.line(stamped, (x - width // 18, y), (x + width // 18, y), (205, 45, 50), round(0.012 * width))
    return stamped


def _written(sheet: Picture, random: np.random.Generator) -> Picture:
    """Pen strokes through both codes."""
    scribbled = sheet.copy()
    height, width = sheet.shape[:2]
    for x, y in ((0.78, 0.13), (0.2, 0.85)):
        points = [
            (int((x + random.uniform(-0.09, 0.09)) * width), int((y + random.uniform(-0.06, 0.06)) * height))
            for _ in range(4)
        ]
        cv2.polylines(scribbled, [np.array(points, np.int32)], False, (40, 40, 140), max(2, width // 350))
    return scribbled


def _copied(sheet: Picture, random: np.random.Generator) -> Picture:
    """A photocopy of a photocopy: strokes swell or waste, specks everywhere."""
    kernel = np.ones((2, 2), np.uint8)
    worn = (cv2.erode if random.random() < 0.5 else cv2.dilate)(sheet, kernel)
    specks = random.random(sheet.shape[:2])
    worn[specks < 0.004] = 40
    worn[specks > 0.998] = 250
    return np.asarray(worn, np.uint8)


HARMS: dict[str, tuple[Harm, Taking]] = {
    "scan": (_none, _SCAN),
    "grey": (_none, LEVELS[Level.GREY]),
    "flatbed": (_none, LEVELS[Level.FLATBED]),
    "skewed": (_none, replace(_SCAN, skew=9.0)),
    "faint": (_none, replace(_SCAN, ink=(170, 205))),
    "dark": (_none, replace(_SCAN, paper=(95, 130), ink=(15, 40), noise=4.5)),
    "soft": (_none, replace(_SCAN, blur=(1.8, 2.6))),
    "low": (_none, replace(_SCAN, dpi=100)),
    "lower": (_none, replace(_SCAN, dpi=75)),
    "fine": (_none, replace(_SCAN, dpi=300)),
    "photocopy": (_copied, LEVELS[Level.PHOTOCOPY]),
    "torn": (_torn, _SCAN),
    "creased": (_creased, _SCAN),
    "stained": (_stained, _SCAN),
    "sealed": (_sealed, _SCAN),
    "written": (_written, _SCAN),
}
"""By name: what befell the sheet, and how it was taken in."""


def scanned_sheet(sheet: CoverSheet, harm: str, seed: int, turn: int | None = None) -> Scan:
    """The sheet printed, harmed and scanned; it lies upright or on its head unless `turn` (degrees) says."""
    random = np.random.default_rng(seed)
    befall, taking = HARMS[harm]
    printed = np.array(draw_sheet(sheet, taking.dpi).convert("RGB"))
    harmed = befall(printed, random)
    way = int(random.choice((0, 180))) if turn is None else turn
    truth = PageTruth(harmed.shape[1], harmed.shape[0], taking.dpi)
    return degrade(harmed, truth, taking, seed, way)
