"""The sheet of personal information in further versions: English, lines without a table, two languages."""

import random
from collections.abc import Callable

from samples import tables
from samples.canvas import Page, Stroke
from samples.case import Case
from samples.forms import BOTH, CHINESE, ENGLISH, LEFT, WIDTH, Answers
from samples.people import chinese_name
from samples.sheets import FACES
from samples.tables import Cell, Row
from samples.typeset import Style, paragraph

_CORE = ("name_zh", "name_foreign", "sex", "dob", "nationality", "passport_no")
_PRIVATE = {
    "婚姻状况": "Marital status",
    "配偶": "Spouse",
    "子女": "Children",
    "境外住址": "Home address",
    "手机": "Mobile",
    "电子邮箱": "E-mail",
    "紧急联系人": "Emergency contact",
}


def draw(case: Case, rng: random.Random, version: int) -> Page:
    """`version` counts from 0 over `DRAWERS`."""
    return DRAWERS[version](case, rng)


def _private(case: Case, rng: random.Random, english: bool) -> list[tuple[str, str]]:
    person = case.applicant
    values = (
        "Married" if english else "已婚",
        f"Elise {person.surname}",
        "none" if english else "无",
        person.home,
        person.phone,
        person.email,
        f"Otto {person.surname}" if english else chinese_name(rng),
    )
    names = _PRIVATE.values() if english else _PRIVATE.keys()
    return list(zip(names, values, strict=True))


def _english(case: Case, rng: random.Random) -> Page:
    """One column of rows, in English."""
    page, answers = Page(), Answers(case, rng, rng.choice(FACES), ENGLISH, english=True)
    title = rng.choice(("Personal Information", "Personal Information of the Applicant"))
    y = paragraph(page, LEFT, 26, WIDTH, [title], Style(answers.faces.title, 20), align="centre") + 8
    rows = [Row([Cell(ENGLISH[name], font=answers.faces.bold), Cell(answers.of(name))], 11) for name in _CORE]
    rows += [
        Row([Cell(label, font=answers.faces.bold), Cell(text)], 11)
        for label, text in _private(case, rng, True)
    ]
    tables.draw(page, LEFT, y, (56.0, 110.0), rows, answers.style)
    return page


def _lines(case: Case, rng: random.Random) -> Page:
    """Labels with colons and filled lines, no table."""
    page, answers = Page(), Answers(case, rng, rng.choice(FACES), {**CHINESE, "dob": "出生日期"}, ticks=True)
    y = (
        paragraph(
            page, LEFT, 30, WIDTH, ["申报人其他个人信息表"], Style(answers.faces.title, 20), align="centre"
        )
        + 10
    )
    style = Style(answers.faces.filled, 12, 1.6, tick=answers.style.tick)
    for name in _CORE:
        paragraph(page, LEFT + 6, y, 44, [f"{answers.labels[name]}："], Style(answers.faces.body, 12))
        below = paragraph(page, LEFT + 52, y, 100, answers.of(name), style)
        page.add(Stroke(LEFT + 51, below + 0.6, LEFT + 156, below + 0.6, 0.2))
        y = below + 4
    for label, text in _private(case, rng, False):
        y = paragraph(page, LEFT + 6, y, 150, [f"{label}：{text}"], style) + 4
    return page


def _both(case: Case, rng: random.Random) -> Page:
    """Two languages in each label, two questions a row."""
    page, answers = Page(), Answers(case, rng, rng.choice(FACES), BOTH, ticks=True)
    y = paragraph(page, LEFT, 26, WIDTH, ["申报人个人信息表"], Style(answers.faces.title, 20), align="centre")
    y = (
        paragraph(
            page, LEFT, y, WIDTH, ["PERSONAL INFORMATION"], Style(answers.faces.title, 13), align="centre"
        )
        + 6
    )
    body = answers.faces.body
    rows = []
    for left, right in (("name_zh", "sex"), ("dob", "nationality")):
        cells = [(Cell(BOTH[n], align="centre", font=body), Cell(answers.of(n))) for n in (left, right)]
        rows.append(Row([cell for pair in cells for cell in pair], 13))
    for name in ("name_foreign", "passport_no"):
        rows.append(Row([Cell(BOTH[name], align="centre", font=body), Cell(answers.of(name), 3)], 13))
    for label, text in _private(case, rng, False):
        rows.append(Row([Cell(f"{label}\n{_PRIVATE[label]}", align="centre", font=body), Cell(text, 3)], 13))
    tables.draw(page, LEFT, y, (34.0, 52.0, 30.0, 50.0), rows, answers.style)
    return page


DRAWERS: tuple[Callable[[Case, random.Random], Page], ...] = (_english, _lines, _both)
