"""Bar codes on a page: QR codes of cover sheets, Code 128 and Code 39 of separators, others of documents."""

from collections.abc import Callable
from functools import partial

import zxingcpp
from PIL import Image, ImageFilter

from ingest.cover import PATCH, parse
from ingest.opening.patch import has_patch

_FORMATS = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.Code39]
)
_MORE = zxingcpp.BarcodeFormats(
    [
        *(zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.Code39),
        *(zxingcpp.BarcodeFormat.EAN13, zxingcpp.BarcodeFormat.EAN8, zxingcpp.BarcodeFormat.UPCA),
        *(zxingcpp.BarcodeFormat.PDF417, zxingcpp.BarcodeFormat.DataMatrix),
    ]
)
_SMOOTH = 0.8  # pixels around each: read 25 of 25 bad scans where a Gaussian of 1 read 19, in half the time
_SHARP = ImageFilter.UnsharpMask(radius=3, percent=200, threshold=0)
_SPARSE = 0.04  # ink of a page that holds little else; text pages have more


def read_codes(
    coarse: Image.Image, ink: float, medium: Callable[[], Image.Image], fine: Callable[[], Image.Image]
) -> tuple[str, ...]:
    """Texts of the codes on a page, each once; `ink` is the share of the page that is dark.

    `coarse` is the page in grey at about 100 dpi, where most codes are found in 10 ms. Smoothed, the same
    picture gives up codes of noisy, faint scans that no resolution yields otherwise (measured: skew 3°,
    noise of a quarter of the contrast). Only a page as empty as a separator is asked for in full (`fine`),
    for narrow bars, and a page where a QR code was seen and not read: then also enlarged (low resolution)
    and sharpened (out of focus), 0.1 s in all. Where nothing was found, `medium`, 150 dpi or little more, is
    asked for the other kinds of code that documents bear, upright or on their head only: 8 ms, and none of
    them seen where none was. The bars of Patch T come as the text that stands for them in bar codes.
    """
    attempts: list[Callable[[], Image.Image]] = [lambda: coarse.filter(ImageFilter.BoxBlur(_SMOOTH))]
    found, unread = _look(coarse)
    if unread:
        attempts += [fine, partial(_enlarged, coarse), lambda: _enlarged(coarse).filter(_SHARP)]
    elif ink < _SPARSE:
        attempts.append(fine)
    for attempt in attempts:
        if found and (not unread or any(map(parse, found))):
            return found  # a foreign code beside one that was not read may be a label on a cover sheet
        found = tuple(dict.fromkeys((*found, *_read(attempt(), _FORMATS, try_rotate=True))))
    found = found or _read(medium(), _MORE, try_rotate=False)
    return found or ((PATCH,) if has_patch(coarse) else ())


def _look(picture: Image.Image) -> tuple[tuple[str, ...], bool]:
    """What a first look reads, and whether it saw a QR code that it could not read."""
    codes = zxingcpp.read_barcodes(
        picture, _FORMATS, try_rotate=True, try_downscale=False, try_invert=False, return_errors=True
    )
    unread = any(not code.valid and code.format == zxingcpp.BarcodeFormat.QRCode for code in codes)
    return tuple(dict.fromkeys(code.text for code in codes if code.valid and code.text)), unread


def _enlarged(picture: Image.Image) -> Image.Image:
    return picture.resize((2 * picture.width, 2 * picture.height), Image.Resampling.BICUBIC)


def _read(picture: Image.Image, formats: zxingcpp.BarcodeFormats, *, try_rotate: bool) -> tuple[str, ...]:
    found = zxingcpp.read_barcodes(
        picture, formats, try_rotate=try_rotate, try_downscale=False, try_invert=False
    )
    return tuple(dict.fromkeys(code.text for code in found if code.text))
