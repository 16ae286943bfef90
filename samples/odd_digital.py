"""Digital pages as other people's programs leave them: text layers that lie, lack a part, or are odd."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from samples.canvas import Page
from samples.degrade import Level, take
from samples.digital import digital_pdf
from samples.text_on_scan import behind, chinese, over_picture, shown

_HEADER = 0.13  # share of the page's height that a letterhead takes
_CODE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


class Odd(StrEnum):
    """What is odd about a page; those up to EMPTY cannot be taken at their word."""

    UNMAPPED = "unmapped"
    PRIVATE = "private"
    SHIFTED = "shifted"
    ONE_LETTER = "one-letter"
    WRONG_ENCODING = "wrong-encoding"
    OFF_INK = "off-ink"
    LETTERHEAD = "letterhead"
    STAMPED = "stamped"
    POOR_OCR = "poor-ocr"
    GUESSED_OCR = "guessed-ocr"
    FAIR_OCR = "fair-ocr"
    UNDER_SCAN = "under-scan"
    EMPTY = "empty"
    TURNED = "turned"
    CROPPED = "cropped"
    WATERMARK = "watermark"
    WHITE_TEXT = "white-text"
    BOLD_TWICE = "bold-twice"
    FORM_FIELD = "form-field"
    BACKGROUND = "background"

    @property
    def lies(self) -> bool:
        """Whether the layer must not be read."""
        return list(Odd).index(self) <= list(Odd).index(Odd.EMPTY)


HIDDEN_TEXT = "隐藏文字不可采信"
FIELD_TEXT = "FIELDVALUE2017"


def odd_pdf(odd: Odd, page: Page, seed: int) -> bytes:
    """A PDF of one page that shows `page` and is odd in one way."""
    return _MAKERS[odd](page, seed)


@contextmanager
def _edited(data: bytes) -> Iterator[tuple[pikepdf.Pdf, BytesIO]]:
    written = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        yield document, written
        document.save(written)


def _mapped(change: Callable[[str], str] | None) -> Callable[[Page, int], bytes]:
    """A maker of pages whose fonts map to what `change` makes of each character, or to nothing at all."""

    def make(page: Page, _seed: int) -> bytes:
        with _edited(digital_pdf([page])) as (document, written):
            for thing in document.objects:
                if not isinstance(thing, Dictionary) or "/ToUnicode" not in thing:
                    continue
                if change is None:
                    del thing.ToUnicode
                else:
                    thing.ToUnicode = document.make_stream(_changed(thing.ToUnicode.read_bytes(), change))
        return written.getvalue()

    return make


def _changed(cmap: bytes, change: Callable[[str], str]) -> bytes:
    def swap(match: re.Match[bytes]) -> bytes:
        text = bytes.fromhex(match[2].decode()).decode("utf-16-be", "replace")
        new = "".join(map(change, text)).encode("utf-16-be").hex().encode()
        return b"<" + match[1] + b"> <" + new + b">"

    head, bar, body = cmap.partition(b"endcodespacerange")
    return head + bar + _CODE.sub(swap, body)


def _poor_ocr(page: Page, seed: int) -> bytes:
    return behind(take(page, Level.SCAN, seed), 0.12, seed)


def _guessed_ocr(page: Page, seed: int) -> bytes:
    return behind(take(page, Level.SCAN, seed), 0.7, seed)


def _fair_ocr(page: Page, seed: int) -> bytes:
    return behind(take(page, Level.SCAN, seed), 0.01, seed)


def _under_scan(page: Page, seed: int) -> bytes:
    return behind(take(page, Level.SCAN, seed), 0.02, seed, under=True)


def _off_ink(page: Page, seed: int) -> bytes:
    return behind(take(page, Level.SCAN, seed), 0.0, seed, shift=37.0)


def _empty(page: Page, seed: int) -> bytes:
    return over_picture(
        take(page, Level.SCAN, seed), lambda _wide, _high: shown(" ", 50, 50, 10), (0, 0, 1, 1)
    )


def _stamped(page: Page, seed: int) -> bytes:
    scan = take(page, Level.SCAN, seed)
    return over_picture(scan, lambda wide, _high: shown("第3页共10页", wide - 120, 20, 9), (0, 0, 1, 1))


def _letterhead(page: Page, seed: int) -> bytes:
    def header(wide: float, high: float) -> bytes:
        top = shown("北京海创新材料科技有限公司", wide * 0.25, high - 50, 18)
        return top + shown("地址：北京市海淀区学院路三十号  邮编：100083", wide * 0.2, high - 75, 9)

    return over_picture(take(page, Level.SCAN, seed), header, (0.06, 0.02, 0.88, 0.96 - _HEADER))


def _appended(content: bytes) -> Callable[[Page, int], bytes]:
    """A maker of digital pages with more content behind their own."""

    def make(page: Page, _seed: int) -> bytes:
        with _edited(digital_pdf([page])) as (document, written):
            first = document.pages[0]
            first.contents_add(b"q\n", prepend=True)
            first.contents_add(b"Q\n" + content)
            fonts = first.Resources.get("/Font", Dictionary())
            fonts["/F"] = chinese(document)
            first.Resources["/Font"] = fonts
        return written.getvalue()

    return make


def _turned(page: Page, _seed: int) -> bytes:
    with _edited(digital_pdf([page])) as (document, written):
        document.pages[0].Rotate = 90
    return written.getvalue()


def _cropped(page: Page, _seed: int) -> bytes:
    with _edited(digital_pdf([page])) as (document, written):
        box = [float(value) for value in document.pages[0].MediaBox]
        document.pages[0].MediaBox = Array([box[0] - 60, box[1] - 90, box[2] + 30, box[3] + 20])
        document.pages[0].CropBox = Array(box)
    return written.getvalue()


def _bold_twice(page: Page, _seed: int) -> bytes:
    with _edited(digital_pdf([page])) as (document, written):
        first = document.pages[0]
        own = first.Contents.read_bytes()
        first.Contents = document.make_stream(b"q\n" + own + b"\nQ\nq 1 0 0 1 0.25 0 cm\n" + own + b"\nQ\n")
    return written.getvalue()


def _form_field(page: Page, _seed: int) -> bytes:
    with _edited(digital_pdf([page])) as (document, written):
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        look = document.make_stream(f"BT /H 11 Tf 2 4 Td ({FIELD_TEXT}) Tj ET".encode())
        look.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, 150, 16]),
                Resources=Dictionary(Font=Dictionary(H=helvetica)),
            )
        )
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=b"number",
            V=FIELD_TEXT.encode(),
            Rect=Array([60, 20, 210, 36]),
            F=4,
            DA=b"/H 11 Tf 0 g",
            AP=Dictionary(N=look),
        )
        widget = document.make_indirect(field)
        document.pages[0].Annots = Array([widget])
        resources = Dictionary(Font=Dictionary(H=helvetica))
        document.Root.AcroForm = Dictionary(Fields=Array([widget]), DR=resources, DA=b"/H 11 Tf 0 g")
    return written.getvalue()


def _background(page: Page, seed: int) -> bytes:
    """Print over a picture that fills the page, as on certificates."""
    paper = take(Page(page.width, page.height, paper="#f2f6ee"), Level.SCAN, seed)
    ground = BytesIO(over_picture(paper, lambda _wide, _high: b"", (0, 0, 1, 1)))
    with _edited(digital_pdf([page])) as (document, written), pikepdf.open(ground) as back:
        document.pages[0].add_underlay(back.pages[0], None)
    return written.getvalue()


_GREY = b"q 0.82 g 0.7071 0.7071 -0.7071 0.7071 150 250 cm BT /F 44 Tf 0 0 Td <"
_MAKERS: dict[Odd, Callable[[Page, int], bytes]] = {
    Odd.UNMAPPED: _mapped(None),
    Odd.PRIVATE: _mapped(lambda char: chr(0xE000 + ord(char) % 6000)),
    Odd.SHIFTED: _mapped(lambda char: chr(ord(char) + 3)),
    Odd.ONE_LETTER: _mapped(lambda _char: "A"),
    Odd.WRONG_ENCODING: _mapped(lambda char: char.encode("gbk", "replace").decode("latin-1")),
    Odd.OFF_INK: _off_ink,
    Odd.LETTERHEAD: _letterhead,
    Odd.STAMPED: _stamped,
    Odd.POOR_OCR: _poor_ocr,
    Odd.FAIR_OCR: _fair_ocr,
    Odd.UNDER_SCAN: _under_scan,
    Odd.GUESSED_OCR: _guessed_ocr,
    Odd.EMPTY: _empty,
    Odd.TURNED: _turned,
    Odd.CROPPED: _cropped,
    Odd.WATERMARK: _appended(_GREY + "仅供申报使用".encode("utf-16-be").hex().encode() + b"> Tj ET Q\n"),
    Odd.WHITE_TEXT: _appended(b"q 1 g " + shown(HIDDEN_TEXT, 60, 30, 10) + b"Q\n"),
    Odd.BOLD_TWICE: _bold_twice,
    Odd.FORM_FIELD: _form_field,
    Odd.BACKGROUND: _background,
}
