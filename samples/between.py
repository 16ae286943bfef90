"""Sheets between the documents of a volume: its cover, dividers, and the empty backs of sheets."""

import random

from samples.canvas import Page
from samples.case import Case
from samples.made import MadeDocument
from samples.sheets import FACES
from samples.typeset import Style, paragraph

_NUMERALS = "一二三四五六七八九十"
_TITLE = "北京海外人才聚集工程"


def cover(case: Case, rng: random.Random) -> MadeDocument:
    """The first sheet of bound attachments: what they are, and of whom."""
    faces, page = rng.choice(FACES), Page()
    heading = rng.choice(("附件材料", "申报附件材料", "附  件", "证明材料"))
    paragraph(page, 20, 70, 170, [_TITLE], Style(faces.title, 22), align="centre")
    paragraph(page, 20, 96, 170, [heading], Style(faces.title, 30), align="centre")
    rows = (
        ("申 报 人", case.applicant.name_zh),
        ("申报单位", case.employer.name),
        ("申报日期", f"{case.submitted.year}年{case.submitted.month}月"),
    )
    for number, (label, value) in enumerate(rows):
        page.text(48, 190 + 14 * number, f"{label}：{value}", 14, faces.body)
    return MadeDocument("contents", [page])


def divider(name: str, number: int, rng: random.Random) -> MadeDocument:
    """A sheet that announces the document `name`, the `number`th (from 0) of the volume."""
    faces, page = rng.choice(FACES), Page()
    han = _NUMERALS[number % len(_NUMERALS)]
    text = rng.choice(
        (f"附件{han} {name}", f"附件{number + 1}：{name}", f"附件{number + 1}  {name}", f"{han}、{name}")
    )
    if not text.startswith("附件"):
        text += rng.choice(("复印件", "（复印件）", "材料"))
    size = 26 if len(text) <= 14 else 20
    paragraph(page, 20, rng.choice((70, 110, 130)), 170, [text], Style(faces.title, size), align="centre")
    return MadeDocument("contents", [page])


def blank_back() -> Page:
    """The empty back of a sheet scanned on both sides."""
    return Page()
