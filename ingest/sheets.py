"""Cover and end sheets as they are printed: a code that machines read twice, and large type for people."""

import io
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pikepdf
import segno
from PIL import Image, ImageDraw, ImageFont

from ingest.cover import CoverSheet
from ingest.volume import Binding

PAGE_MM = (210.0, 297.0)
_PRINT_DPI = 300
_CODE_MM = 42.0  # with its quiet zone; ≥ 25 mm so that a poor scan still has 3 pixels a module
_EDGE_MM = 20.0
_CORNER_MM = 7.0
_LEFT_MM = 20.0
_FONTS = Path("/usr/share/fonts/opentype/noto")
_SIMPLIFIED = 2  # the simplified Chinese face of a Noto CJK collection
_VOLUMES = {
    Binding.FORM: ("申报书", "Application form"),
    Binding.ATTACHMENTS: ("附件", "Attachments"),
    Binding.PERSONAL: ("个人信息", "Personal information"),
}
_ORDERS = {
    False: ("放在本卷第一页之前，与本卷一起扫描。", "Lay on top of this volume and scan with it."),
    True: (
        "放在本卷最后一页之后，与本卷一起扫描。",
        "Lay behind the last page of this volume and scan with it.",
    ),
}


class FontMissing(RuntimeError):
    """A typeface that sheets are printed with is not installed."""


def draw_sheet(sheet: CoverSheet, dpi: int) -> Image.Image:
    """One A4 sheet as a grey picture (mode "L", black on white) at `dpi` dots per inch.

    No colour at all, so that no sheet is ever taken for a seal. Raises FontMissing.
    """
    width, height = (_pixels(side, dpi) for side in PAGE_MM)
    picture = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(picture)
    _draw_corners(draw, dpi)
    for x, y in _code_places():
        picture.paste(_code(sheet.payload(), _pixels(_CODE_MM, dpi)), (_pixels(x, dpi), _pixels(y, dpi)))
    _draw_words(draw, sheet, dpi)
    return picture


def sheet_set(
    dossier: str, copies: int = 5, sheets: Mapping[Binding, int] | None = None, station: str = ""
) -> tuple[CoverSheet, ...]:
    """Cover and end sheet of every volume: `copies` of form and attachments, personal information once.

    `sheets` declares sheets of paper a volume without its cover; what it leaves out is not declared.
    """
    counts = sheets or {}
    volumes = [
        (binding, copy) for copy in range(1, copies + 1) for binding in (Binding.FORM, Binding.ATTACHMENTS)
    ]
    volumes.append((Binding.PERSONAL, 1))
    return tuple(
        CoverSheet(
            end,
            dossier,
            binding,
            copy,
            1 if binding is Binding.PERSONAL else copies,
            counts.get(binding, 0),
            station,
        )
        for binding, copy in volumes
        for end in (False, True)
    )


def sheets_pdf(sheets: Iterable[CoverSheet]) -> bytes:
    """A PDF of A4 pages, bilevel at 300 dpi, one page a sheet. Raises FontMissing."""
    with pikepdf.new() as document:
        for sheet in sheets:
            page = io.BytesIO()
            picture = draw_sheet(sheet, _PRINT_DPI).convert("1", dither=Image.Dither.NONE)
            picture.save(page, "PDF", resolution=_PRINT_DPI)
            with pikepdf.open(page) as printed:
                document.pages.extend(printed.pages)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def _draw_words(draw: ImageDraw.ImageDraw, sheet: CoverSheet, dpi: int) -> None:
    zh, en = _VOLUMES[sheet.binding]
    title = ("卷尾页", "End sheet") if sheet.end else ("卷首页", "Cover sheet")
    declared = (f"{sheet.sheets} 张", f"{sheet.sheets} sheets") if sheet.sheets else ("未填", "not declared")
    order = _ORDERS[sheet.end]
    left, wide = _LEFT_MM, PAGE_MM[0] - 2 * _LEFT_MM
    beside = _LEFT_MM + _CODE_MM + 8.0  # to the right of the lower code
    narrow = PAGE_MM[0] - _LEFT_MM - beside
    lines = (
        # where, how large, how wide at most (all in millimetres), whether bold, what
        (left, 26.0, 14.0, 108.0, True, title[0]),
        (left, 44.0, 8.0, 108.0, False, title[1]),
        (left, 78.0, 5.0, wide, False, "申报材料编号  Dossier"),
        (left, 85.0, 17.0, wide, True, sheet.dossier),
        (left, 115.0, 5.0, wide, False, "卷册  Volume"),
        (left, 122.0, 20.0, wide, True, zh),
        (left, 146.0, 9.0, wide, False, en),
        (left, 166.0, 5.0, wide, False, "份数  Copy"),
        (left, 173.0, 17.0, wide, True, f"第 {sheet.copy} 份 / 共 {sheet.of} 份"),
        (left, 195.0, 8.0, wide, False, f"copy {sheet.copy} of {sheet.of}"),
        (left, 214.0, 5.0, wide, False, "张数（不含卷首页）  Sheets without the cover"),
        (left, 221.0, 8.0, wide, True, f"{declared[0]}  {declared[1]}"),
        (beside, 240.0, 5.0, narrow, False, "扫描站  Station"),
        (beside, 247.0, 8.0, narrow, True, sheet.station or "—"),
        (beside, 266.0, 3.6, narrow, False, order[0]),
        (beside, 271.5, 3.6, narrow, False, order[1]),
    )
    for x, y, size, room, bold, text in lines:
        face = _fitting(text, bold, _pixels(size, dpi), _pixels(room, dpi))
        draw.text((_pixels(x, dpi), _pixels(y, dpi)), text, font=face, fill=0)


def _draw_corners(draw: ImageDraw.ImageDraw, dpi: int) -> None:
    side, gap = _pixels(_CORNER_MM, dpi), _pixels(8.0, dpi)
    width, height = (_pixels(length, dpi) for length in PAGE_MM)
    for x in (gap, width - gap - side):
        for y in (gap, height - gap - side):
            draw.rectangle((x, y, x + side, y + side), fill=0)


def _code_places() -> tuple[tuple[float, float], ...]:
    """Top left corners in millimetres: one code top right, one bottom left."""
    width, height = PAGE_MM
    return (width - _EDGE_MM - _CODE_MM, _EDGE_MM), (_EDGE_MM, height - _EDGE_MM - _CODE_MM)


def _code(text: str, side: int) -> Image.Image:
    """The QR code (level H) with its quiet zone, `side` pixels wide, whole pixels a module."""
    matrix = [bytes(row) for row in segno.make_qr(text, error="h", boost_error=False).matrix_iter(border=4)]
    modules = Image.frombytes(
        "L", (len(matrix), len(matrix)), bytes(0 if cell else 255 for row in matrix for cell in row)
    )
    scale = max(1, side // len(matrix))
    square = Image.new("L", (side, side), 255)
    margin = (side - scale * len(matrix)) // 2
    square.paste(modules.resize((scale * len(matrix),) * 2, Image.Resampling.NEAREST), (margin, margin))
    return square


def _fitting(text: str, bold: bool, size: int, room: int) -> ImageFont.FreeTypeFont:
    """The face at `size` pixels an em, or smaller where `text` would be wider than `room` pixels."""
    face = _face(bold, size)
    length = face.getlength(text)
    return face if length <= room else _face(bold, max(6, int(size * room / length)))


@cache
def _face(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    file = _FONTS / f"NotoSansCJK-{'Bold' if bold else 'Regular'}.ttc"
    if not file.is_file():
        raise FontMissing(f"{file} is missing; install the Debian package fonts-noto-cjk")
    return ImageFont.truetype(file, size, index=_SIMPLIFIED)


def _pixels(millimetres: float, dpi: int) -> int:
    return round(millimetres / 25.4 * dpi)
