"""Bar codes on a page: QR codes of cover sheets, Code 128 and Code 39 of separators."""

from collections.abc import Callable

import zxingcpp
from PIL import Image, ImageFilter

_FORMATS = zxingcpp.BarcodeFormats(
    [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.Code39]
)
_SMOOTH = 0.8  # pixels around each: read 25 of 25 bad scans where a Gaussian of 1 read 19, in half the time
_SPARSE = 0.04  # ink of a page that holds little else; text pages have more


def read_codes(coarse: Image.Image, ink: float, fine: Callable[[], Image.Image]) -> tuple[str, ...]:
    """Texts of the codes on a page, each once; `ink` is the share of the page that is dark.

    `coarse` is the page in grey at about 100 dpi, where most codes are found in 10 ms. Smoothed, the same
    picture gives up codes of noisy, faint scans that no resolution yields otherwise (measured: skew 3°,
    noise of a quarter of the contrast). Only a page as empty as a separator is asked for in full (`fine`),
    for narrow bars.
    """
    attempts: list[Callable[[], Image.Image]] = [
        lambda: coarse,
        lambda: coarse.filter(ImageFilter.BoxBlur(_SMOOTH)),
    ]
    if ink < _SPARSE:
        attempts.append(fine)
    for attempt in attempts:
        found = zxingcpp.read_barcodes(attempt(), _FORMATS, try_downscale=False, try_invert=False)
        if found:
            return tuple(dict.fromkeys(code.text for code in found if code.text))
    return ()
