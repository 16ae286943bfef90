"""Pages at a glance: where their ink lies, coarsely, so that copies of one sheet are told from other sheets.

Measured on made scans at 200 dpi: two scans of one page are alike to .97 and more, other layouts to .73;
sheets of one form reach .98, which their order and a closer look must tell apart.
"""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import darkness
from extractors.imaging.picture import Grey, turn

Glance = Grey
"""SIDE × SIDE: mean darkness of each part of the page as it lies in its file, whatever its shape."""

SIDE = 64
REDUCED = 4  # times; the decoder of JPEGs does it on its way
SOFT = 1.0  # cells
DARKEST = 90  # grey levels: seals and photographs count no more than print
MARGIN = 0.02  # of each side: edges of the sheet and shadows
EMPTY = 12  # grey levels: a page whose darkest part is lighter is likely blank
BARE, BORDER = 6, 8  # the same of a sheet that lies on a table; cells of each side in which its edge may lie
EDGED, SIDES = 0.5, 2  # share of a side's length that is dark, and sides, where the table is seen
LEANS = (-2.0, -1.33, -0.67, 0.0, 0.67, 1.33, 2.0)  # degrees between two scans
ACROSS, DOWN = (-1.0, 0.0, 1.0), (-1.0, -0.5, 0.0, 0.5, 1.0)  # cells


def glance(file: Path, dpi: float) -> Glance:
    """Look at the page in `file`; one that cannot be decoded looks empty. Raises OSError where it is gone."""
    data = np.frombuffer(file.read_bytes(), np.uint8)
    flags = cv2.IMREAD_REDUCED_GRAYSCALE_4 | cv2.IMREAD_IGNORE_ORIENTATION
    grey = cv2.imdecode(data, flags) if data.size else None
    if grey is None:
        return np.zeros((SIDE, SIDE), np.uint8)
    dark = np.minimum(darkness(np.asarray(grey, np.uint8), dpi / REDUCED), DARKEST)
    edge = max(2, round(MARGIN * dark.shape[0]))
    dark[:edge], dark[-edge:], dark[:, :edge], dark[:, -edge:] = 0, 0, 0, 0
    cells = cv2.resize(dark, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(cells, (0, 0), SOFT), np.uint8)


def is_empty(look: Glance) -> bool:
    """Whether a page is likely blank: nothing dark on it but the edges of a sheet on a table."""
    if int(look.max()) < EMPTY:
        return True
    inner = slice(BORDER, -BORDER)
    if int(look[inner, inner].max()) >= BARE:
        return False
    sides = look[:BORDER].max(axis=0), look[-BORDER:].max(axis=0), look[:, :BORDER], look[:, -BORDER:]
    lengths = (side if side.ndim == 1 else side.max(axis=1) for side in sides)
    return sum(float((length[inner] >= EMPTY).mean()) >= EDGED for length in lengths) >= SIDES


def likeness(lead: Sequence[Glance], upright: Sequence[int], copy: Sequence[Glance]) -> NDArray[np.float32]:
    """How much each page of `lead` (rows) is like each of `copy` (columns): correlation, -1 to 1.

    `upright` is by how many degrees each lead page has to be turned; those of the copy may lie in any way,
    leaning by up to two degrees.
    """
    if not lead or not copy:
        return np.zeros((len(lead), len(copy)), np.float32)
    wanted = _normal([turn(page, degrees) for page, degrees in zip(lead, upright, strict=True)])
    turned = [_normal([turn(page, degrees) for page in copy]) for degrees in (0, 90, 180, 270)]
    best = np.argmax([(wanted @ pages.T).max(axis=0) for pages in turned], axis=0)
    level = [turn(page, 90 * int(quarter)) for page, quarter in zip(copy, best, strict=True)]
    alike = np.full((len(lead), len(copy)), -1, np.float32)
    for degrees in LEANS:  # each lean at once: many small products cost several times as much
        moved = _normal([_moved(page, degrees, x, y) for x, y in product(ACROSS, DOWN) for page in level])
        scores = (wanted @ moved.T).reshape(len(lead), -1, len(copy))
        alike = np.maximum(alike, scores.max(axis=1))
    return alike


def _normal(pages: Sequence[Glance]) -> NDArray[np.float32]:
    """One row a page, of mean 0 and length 1; of an empty page nothing but zeros."""
    rows = np.stack(pages).reshape(len(pages), -1).astype(np.float32)
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.maximum(1e-3, np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None])
    return rows


def _moved(page: Glance, degrees: float, x: float, y: float) -> Glance:
    middle = (SIDE - 1) / 2
    matrix = cv2.getRotationMatrix2D((middle, middle), degrees, 1.0)
    matrix[:, 2] += np.array([x, y])
    return np.asarray(cv2.warpAffine(page, matrix, (SIDE, SIDE)), np.uint8)
