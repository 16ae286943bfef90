"""Cover and end sheets as they are printed: a code that machines read twice, and large type for people."""

import io
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pikepdf
import segno
from PIL import Image, ImageDraw, ImageFont

from ingest.cover import PATCH, CoverSheet
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
_TITLES = {False: ("卷首页", "Cover sheet"), True: ("卷尾页", "End sheet")}
_ORDERS = {
    False: ("放在本卷第一页之前，一起扫描；正反面均可。", "Scan in front of the volume, either side up."),
    True: ("放在本卷最后一页之后，一起扫描；正反面均可。", "Scan behind the volume, either side up."),
}
_SEPARATOR = (
    ("分隔页", "Separator"),
    (
        "放在一卷之内的两份文件之间；可反复使用。",
        "Lay between two documents of one volume. Use it again and again.",
    ),
)
_PATCH_T = ((0.0, 0.08), (0.16, 0.36), (0.44, 0.52), (0.6, 0.8))  # inches: Kodak, Patch Code Information


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
    _draw_title(draw, sheet, dpi)
    _write(draw, _words(sheet), dpi)
    return picture


def draw_separator(dpi: int) -> Image.Image:
    """A sheet that parts documents, as `draw_sheet`: bars of Patch T for scanners, codes for this program.

    The bars stand at the head and at the foot, where readers in scanners look, whichever end goes in first.
    """
    width, height = (_pixels(side, dpi) for side in PAGE_MM)
    picture = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(picture)
    for top in (0.6, 11.69 - 0.6 - 0.8):
        for begin, end in _PATCH_T:
            at = (_pixels(15.0, dpi), round((top + begin) * dpi), width - _pixels(15.0, dpi))
            draw.rectangle((*at, round((top + end) * dpi) - 1), fill=0)
    for x, y in ((PAGE_MM[0] - _EDGE_MM - _CODE_MM, 45.0), (_EDGE_MM, PAGE_MM[1] - 45.0 - _CODE_MM)):
        picture.paste(_code(PATCH, _pixels(_CODE_MM, dpi)), (_pixels(x, dpi), _pixels(y, dpi)))
    (zh, en), order = _SEPARATOR
    wide = PAGE_MM[0] - 2 * _LEFT_MM
    lines = (
        (_LEFT_MM, 100.0, 26.0, wide, True, zh),
        (_LEFT_MM, 134.0, 14.0, wide, False, en),
        (_LEFT_MM, 160.0, 5.0, wide, False, order[0]),
        (_LEFT_MM, 168.0, 5.0, wide, False, order[1]),
    )
    _write(draw, lines, dpi)
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


def sheets_pdf(sheets: Iterable[CoverSheet], separators: int = 0, *, both_sides: bool = True) -> bytes:
    """A PDF of A4 pages, bilevel at 300 dpi. Raises FontMissing.

    Each sheet has two pages alike with `both_sides`, to be printed on front and back, else one. `separators`
    sheets that part documents come last.
    """
    with pikepdf.new() as document:
        for picture in (draw_sheet(sheet, _PRINT_DPI) for sheet in sheets):
            _append(document, picture, 2 if both_sides else 1)
        if separators:
            _append(document, draw_separator(_PRINT_DPI), separators * (2 if both_sides else 1))
        if both_sides:
            duplex = pikepdf.Dictionary(Duplex=pikepdf.Name.DuplexFlipLongEdge)
            document.Root.ViewerPreferences = duplex
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def _append(document: pikepdf.Pdf, picture: Image.Image, times: int) -> None:
    """The picture as so many pages, which share it."""
    page = io.BytesIO()
    picture.convert("1", dither=Image.Dither.NONE).save(page, "PDF", resolution=_PRINT_DPI)
    with pikepdf.open(page) as printed:
        document.pages.append(printed.pages[0])
    for _ in range(times - 1):
        document.pages.append(document.pages[-1])


_Line = tuple[float, float, float, float, bool, str]
"""Where (x, y), how large, how wide at most (all in millimetres), whether bold, what."""


def _words(sheet: CoverSheet) -> tuple[_Line, ...]:
    zh, en = _VOLUMES[sheet.binding]
    declared = (f"{sheet.sheets} 张", f"{sheet.sheets} sheets") if sheet.sheets else ("未填", "not declared")
    order = _ORDERS[sheet.end]
    left, wide = _LEFT_MM, PAGE_MM[0] - 2 * _LEFT_MM
    beside = _LEFT_MM + _CODE_MM + 8.0  # to the right of the lower code
    narrow = PAGE_MM[0] - _LEFT_MM - beside
    return (
        (left, 74.0, 5.0, wide, False, "申报材料编号  Dossier"),
        (left, 81.0, 17.0, wide, True, sheet.dossier),
        (left, 110.0, 5.0, wide, False, "卷册  Volume"),
        (left, 117.0, 20.0, wide, True, zh),
        (left, 141.0, 9.0, wide, False, en),
        (left, 160.0, 5.0, wide, False, "份数  Copy"),
        (left, 167.0, 17.0, wide, True, f"第 {sheet.copy} 份 / 共 {sheet.of} 份"),
        (left, 189.0, 8.0, wide, False, f"copy {sheet.copy} of {sheet.of}"),
        (
            left,
            207.0,
            5.0,
            wide,
            False,
            "张数（不含首尾页和分隔页）  Sheets without cover, end and separators",
        ),
        (left, 214.0, 11.0, wide, True, f"{declared[0]}  {declared[1]}"),
        (beside, 236.0, 5.0, narrow, False, "扫描站  Station"),
        (beside, 243.0, 8.0, narrow, True, sheet.station or "—"),
        (beside, 259.0, 4.2, narrow, False, order[0]),
        (beside, 265.0, 4.2, narrow, False, order[1]),
        (beside, 272.5, 3.2, narrow, False, sheet.payload()),  # to be typed in where no code can be read
    )


def _draw_title(draw: ImageDraw.ImageDraw, sheet: CoverSheet, dpi: int) -> None:
    """White on black on a cover, black in a frame on an end sheet: told apart from across the room."""
    zh, en = _TITLES[sheet.end]
    area = tuple(_pixels(side, dpi) for side in (_LEFT_MM, 24.0, _LEFT_MM + 108.0, 60.0))
    draw.rectangle(area, fill=255 if sheet.end else 0, outline=0, width=_pixels(1.2, dpi))
    lines = ((_LEFT_MM + 6.0, 26.0, 17.0, 96.0, True, zh), (_LEFT_MM + 6.0, 46.5, 9.0, 96.0, False, en))
    _write(draw, lines, dpi, fill=0 if sheet.end else 255)


def _write(draw: ImageDraw.ImageDraw, lines: Iterable[_Line], dpi: int, fill: int = 0) -> None:
    for x, y, size, room, bold, text in lines:
        face = _fitting(text, bold, _pixels(size, dpi), _pixels(room, dpi))
        draw.text((_pixels(x, dpi), _pixels(y, dpi)), text, font=face, fill=fill)


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
