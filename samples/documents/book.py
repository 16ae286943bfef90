"""Books by the applicant: a cover, an imprint with CIP data, a table of the edition, an English imprint."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from samples import tables
from samples.canvas import Page, Panel, Rect, Stroke
from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import isbn
from samples.people import chinese_name
from samples.sheets import FACES, Faces
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style, paragraph


@dataclass(frozen=True, slots=True)
class _Book:
    case: Case
    faces: Faces
    title: str
    publisher: str
    year: int
    month: int
    number: str  # 13 digits
    other: str

    @property
    def printed(self) -> Mark:
        n = self.number
        return Mark(f"{n[:3]}-{n[3]}-{n[4:7]}-{n[7:12]}-{n[12]}", "isbn", n)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page, or a cover before it."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    field = case.specialty
    book = _Book(
        case,
        rng.choice(FACES),
        rng.choice((f"{field}导论", f"{field}原理与方法", f"现代{field}")),
        rng.choice(("云溪科技出版社", "澄湖大学出版社", "柏原工业出版社")),
        case.submitted.year - rng.randint(1, 6),
        rng.randint(1, 12),
        isbn(f"9787{rng.randint(0, 99_999_999):08d}"),
        chinese_name(rng),
    )
    return MadeDocument("book", _KINDS[layout](book))


def _who(book: _Book) -> list[Piece]:
    return [Mark(book.case.applicant.name_zh, "author"), "，", Mark(book.other, "author")]


def _cover(book: _Book) -> Page:
    page = Page()
    page.add(Panel(Rect(0, 0, 210, 297), "#e9eef4"))
    paragraph(
        page, 20, 70, 170, [Mark(book.title, "title")], Style(book.faces.title, 34, 1.4), align="centre"
    )
    paragraph(page, 20, 120, 170, [*_who(book), "  著"], Style(book.faces.body, 16), align="centre")
    paragraph(
        page, 20, 262, 170, [Mark(book.publisher, "publisher")], Style(book.faces.bold, 15), align="centre"
    )
    return page


def _imprint(book: _Book) -> Page:
    """图书在版编目（CIP）数据 above the particulars of the edition."""
    page, style = Page(), Style(book.faces.body, 10.5, 1.7)
    y = paragraph(page, 30, 40, 150, ["图书在版编目（CIP）数据"], style, align="centre") + 5
    entry: list[Piece] = [
        Mark(book.title, "title"), " / ", *_who(book), "著. — 北京：", Mark(book.publisher, "publisher"),
        "，", Mark(str(book.year), "year"), f".{book.month}",
    ]  # fmt: skip
    y = paragraph(page, 34, y, 142, entry, style, indent=8)
    y = paragraph(page, 41, y, 120, ["ISBN ", book.printed], style) + 3
    for text in (
        f"Ⅰ. ①{book.title[:2]}… Ⅱ. ①{book.other}… Ⅲ. ①{book.case.specialty} Ⅳ. ①O646",
        f"中国版本图书馆CIP数据核字（{book.year}）第{book.number[4:10]}号",
    ):
        y = paragraph(page, 34, y + 3, 142, [text], style)
    page.add(Stroke(30, y + 6, 180, y + 6, 0.3))
    y += 14
    for label, text in (
        ("责任编辑：", "文敏"), ("封面设计：", "秦澜"), ("出版发行：", book.publisher),
        ("开    本：", "787 × 1092  1/16"), ("印    张：", "18.5"),
        ("版    次：", f"{book.year}年{book.month}月第1版"), ("定    价：", "86.00元"),
    ):  # fmt: skip
        y = paragraph(page, 34, y, 142, [label, text], style) + 1
    return page


def _bound(book: _Book) -> list[Page]:
    return [_cover(book), _imprint(book)]


def _tabled(book: _Book) -> list[Page]:
    """版权页 with the particulars in a table."""
    page, style = Page(), Style(book.faces.body, 11, 1.5)
    page.text(105, 40, "版  权  页", 20, book.faces.title, align="centre")
    rows: tuple[tuple[str, list[Piece]], ...] = (
        ("书名", [Mark(book.title, "title")]),
        ("作者", _who(book)),
        ("出版社", [Mark(book.publisher, "publisher")]),
        ("出版时间", [Mark(str(book.year), "year"), f"年{book.month}月"]),
        ("书号", ["ISBN ", book.printed]),
        ("字数", ["326千字"]),
        ("定价", ["68.00元"]),
    )
    made = [Row([Cell(label, align="centre"), Cell(pieces)], 11) for label, pieces in rows]
    tables.draw(page, 34, 66, (36, 106), made, style)
    return [page]


def _english(book: _Book) -> list[Page]:
    """The back of a title page."""
    page, trade = Page(), book.case.employer.trade
    title = f"Foundations of {trade.field_en}"
    paragraph(page, 28, 40, 154, [Mark(title, "title")], Style(Font.LATIN_BOLD, 20, 1.4))
    style = Style(Font.LATIN, 11, 1.6)
    paragraph(page, 28, 58, 154, ["by ", Mark(book.case.applicant.natural, "author")], style)
    y = 150.0
    rows: tuple[list[Piece], ...] = (
        [f"First published {book.year}"],
        ["Published by ", Mark("Norhaven University Press", "publisher")],
        ["Copyright © ", Mark(str(book.year), "year"), f" {book.case.applicant.natural}"],
        ["All rights reserved. No part of this book may be reproduced without permission."],
        ["ISBN ", book.printed, " (hardback)"],
        ["A catalogue record for this book is available from the National Library of Utopia."],
    )
    for pieces in rows:
        y = paragraph(page, 28, y, 154, pieces, style) + 2
    return [page]


def _alone(book: _Book) -> list[Page]:
    return [_imprint(book)]


_KINDS: tuple[Callable[[_Book], list[Page]], ...] = (_bound, _tabled, _english, _alone)
LAYOUTS = len(_KINDS)
