"""营业执照 as printed until February 2014 (V0, V1 of domain B.13), with marks of annual inspection."""

import random
from datetime import date

from samples.canvas import Ink, Page, Rect, Stroke
from samples.fonts import Font
from samples.licences import Licence, capital, copy_kind, guilloche, registry, rows
from samples.numbers import cn_date, han_date
from samples.sheets import FACES, Faces, labelled, outline, specimen
from samples.typeset import Mark, Piece, Style, paragraph

_NOTES = (
    "须知",
    "1.《营业执照》是企业法人资格和合法经营的凭证。",
    "2.《营业执照》分为正本和副本，正本和副本具有同等法律效力。",
    "3. 登记事项发生变化，应当向登记机关申请变更登记。",
    "4. 每年三月一日至六月三十日，应当参加年度检验。",
)


def draw_old(licence: Licence, rng: random.Random, title: str, *, landscape: bool) -> Page:
    """One page; a landscape one has notes and the table of annual inspections on its right half."""
    faces = rng.choice(FACES)
    page = Page(297, 210) if landscape else Page()
    guilloche(page, rng)
    left, right = (24.0, 142.0) if landscape else (32.0, 184.0)
    middle = (left + right) / 2
    size = 30 if landscape else 34
    page.text(middle, 28, title, size if len(title) < 7 else size - 6, faces.title, align="centre", spacing=2)
    copy_kind(page, middle, 46, licence, faces, 13)
    y = 56.0 if landscape else 62.0
    number = [Mark(licence.reg_no, "reg_no")]
    paragraph(page, left, y, right - left, ["注册号  ", *number], Style(faces.body, 12), align="right")
    bottom = _fields(page, left, y + 12, right - left, _printed(licence, rng), faces, landscape)
    if landscape:
        _notes(page, faces)
        _inspections(page, rng, licence, faces, Rect(156, 78, 274, 118))
        registry(page, 222, 136, licence, faces, rng)
    else:
        _inspections(
            page, rng, licence, faces, Rect(34, max(bottom + 4, 186), 176, max(bottom + 4, 186) + 32)
        )
        registry(page, 146, max(bottom + 42, 230), licence, faces, rng)
    page.text(left, 24, f"No. {rng.randint(10**8, 10**9 - 1)}", 8, Font.LATIN, Ink.RED)
    specimen(page)
    return page


def _printed(licence: Licence, rng: random.Random) -> dict[str, list[Piece]]:
    """The rows of `rows` under the labels of the time, with the paid-in capital and dates in Han numerals."""
    names = {"法定代表人": "法定代表人姓名", "类型": rng.choice(("公司类型", "企业类型"))}
    printed: dict[str, list[Piece]] = {}
    for label, pieces in rows(licence, rng).items():
        printed[names.get(label, label)] = pieces
        if label == "注册资本" and licence.paid_in is not None:
            paid = Mark(capital(licence.paid_in, rng), "paid_in_capital", str(licence.paid_in))
            printed["实收资本"] = [paid]
    if rng.random() < 0.6 and "成立日期" in printed:
        day = licence.established
        printed["成立日期"] = [Mark(han_date(day), "established", day.isoformat())]
    if "营业期限" in printed:
        printed["营业期限"] = _term(licence)
    return printed


def _term(licence: Licence) -> list[Piece]:
    start = Mark(cn_date(licence.established), "term_start", licence.established.isoformat())
    end = Mark("长期", "term_end", "open")
    if licence.term_end:
        end = Mark(cn_date(licence.term_end), "term_end", licence.term_end.isoformat())
    return ["自 ", start, " 至 ", end]


def _fields(
    page: Page, x: float, y: float, width: float, printed: dict[str, list[Piece]], faces: Faces, small: bool
) -> float:
    """Label and value line by line; returns the y below."""
    size = 10.0 if small else 11.5
    for label, pieces in printed.items():
        style = Style(faces.filled, size - 1.5 if label == "经营范围" else size, 1.5)
        y = labelled(
            page, x, y, label, pieces, style, label_font=faces.body, label_width=34, width=width - 34
        ) + (2.0 if small else 2.6)  # fmt: skip
    return y


def _notes(page: Page, faces: Faces) -> None:
    for number, line in enumerate(_NOTES):
        page.text(158, 28 + 7 * number, line, 8.5 if number else 11, faces.body)
    page.text(158, 68, "企业法人年度检验情况", 10, faces.bold)


def _inspections(page: Page, rng: random.Random, licence: Licence, faces: Faces, area: Rect) -> None:
    """A grid of years with red marks in the first of them."""
    outline(page, area, 0.2, Ink.BLACK)
    columns, height = 4, (area.y1 - area.y0) / 2
    step = (area.x1 - area.x0) / columns
    for column in range(1, columns):
        page.add(Stroke(area.x0 + column * step, area.y0, area.x0 + column * step, area.y1, 0.2))
    page.add(Stroke(area.x0, area.y0 + height, area.x1, area.y0 + height, 0.2))
    for number in range(rng.randint(1, 6)):
        x, y = area.x0 + (number % 4 + 0.5) * step, area.y0 + (number // 4) * height
        year = licence.issued.year + number
        if date(year, 1, 1).year < 2014:
            page.text(x, y + 2.5, f"{year}年度", 8, faces.body, Ink.RED, align="centre")
            page.text(x, y + 7.5, "已通过年检", 8, faces.body, Ink.RED, align="centre")
