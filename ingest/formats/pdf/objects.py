"""Where the objects of a PDF page lie: their own places and the matrices of the forms that hold them."""

import ctypes
from typing import TypeAlias

import pypdfium2.raw as raw

Area: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points of user space."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Thing: TypeAlias = tuple[raw.FPDF_PAGEOBJECT, Matrix]
"""An object and how its coordinates become those of the page."""


def area_of(thing: raw.FPDF_PAGEOBJECT, matrix: Matrix) -> Area:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def matrix_of(thing: raw.FPDF_PAGEOBJECT) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
