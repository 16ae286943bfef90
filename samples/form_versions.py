"""Application forms in further versions: in English, with seven categories to tick, in one long table."""

import random
from collections.abc import Callable

from samples import tables
from samples.canvas import Page
from samples.case import Case
from samples.forms import BOTH, CHINESE, ENGLISH, LEFT, WIDTH, Answers, career, chosen, heading, plan, table
from samples.numbers import cn_date, en_date
from samples.sheets import FACES, company_seal, running, sign
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style, paragraph

_CATEGORIES = (
    ("全职工作类", "full-time-work"),
    ("青年项目", "youth"),
    ("创业类", "startup"),
    ("创业团队项目", "startup-team"),
)
_PERSON = (
    ("name_zh",),
    ("name_foreign",),
    ("sex", "dob"),
    ("nationality", "birth_place"),
    ("passport_no", "specialty"),
)
_DEGREE = (("highest_degree", "degree_date"), ("degree_field",), ("degree_school",))
_POST = (("overseas_employer",), ("overseas_title",))
_WORK = (
    *(("employer_name",), ("employer_uscc",), ("employer_addr",), ("supervisory_dept",)),
    *(("post_in_beijing",), ("term",), ("months_per_year", "arrival"), ("platform",)),
)


def draw(case: Case, rng: random.Random, version: int) -> list[Page]:
    """`version` counts from 0 over `DRAWERS`."""
    pages = DRAWERS[version](case, rng)
    for number, page in enumerate(pages, 1):
        running(page, "", f"{number}", FACES[0].body)
    return pages


def _english(case: Case, rng: random.Random) -> list[Page]:
    """All in English, two pages of tables behind a cover."""
    answers = Answers(case, rng, rng.choice(FACES), ENGLISH, english=True)
    cover, first, second = Page(), Page(), Page()
    big = Style(answers.faces.title, 22, 1.5)
    y = paragraph(
        cover, LEFT, 60, WIDTH, ["Beijing Overseas Talent Aggregation Program"], big, align="centre"
    )
    paragraph(cover, LEFT, y + 6, WIDTH, ["APPLICATION FORM"], big, align="centre")
    options = (("Long-term Project", "long-term"), ("Short-term Project", "short-term"))
    kind: list[Piece] = ["Project type: ", *chosen(options, "project_type", case.project, {})]
    paragraph(
        cover,
        LEFT,
        y + 34,
        WIDTH,
        kind,
        Style(answers.faces.body, 13, tick=answers.style.tick),
        align="centre",
    )
    paragraph(
        cover,
        LEFT,
        220,
        WIDTH,
        ["Date: ", Mark(en_date(case.submitted), "declaration_date", case.submitted.isoformat())],
        Style(answers.faces.body, 13),
        align="centre",
    )
    y = table(first, heading(first, 22, "1. Applicant", answers), answers, (*_PERSON, *_DEGREE, *_POST))
    table(first, heading(first, y + 5, "2. Employer and work in Beijing", answers), answers, _WORK)
    y = career(
        second,
        heading(second, 22, "3. Career and plan", answers),
        answers,
        ("Education", "Work experience"),
        ("Period", "Place", "Degree or position"),
    )
    _plan(second, y + 6, answers, "Work plan")
    return [cover, first, second]


def _plan(page: Page, y: float, answers: Answers, head: str) -> float:
    text = Mark(plan(answers.case, answers.english), "tasks_goals", "found")
    rows = [Row([Cell(head, font=answers.faces.bold)], 9), Row([Cell([text], top=True)], 40)]
    return tables.draw(page, LEFT, y, (WIDTH,), rows, answers.style).bottom


def _categories(case: Case, rng: random.Random) -> list[Page]:
    """Seven categories of which one is ticked; labels in two languages; months only."""
    answers = Answers(case, rng, rng.choice(FACES), BOTH, ticks=True)
    category = random.Random(f"{case.seed}-application_form").choice(_CATEGORIES)[1]
    cover, first, second, last = Page(), Page(), Page(), Page()
    big = Style(answers.faces.title, 24, 1.5)
    y = paragraph(cover, LEFT, 60, WIDTH, ["北京海外人才聚集工程"], big, align="centre")
    paragraph(cover, LEFT, y + 4, WIDTH, ["申报书"], big, align="centre")
    ticks = chosen(_CATEGORIES, "category", category, {"外专长期项目": "", "外专短期项目": ""})
    style = Style(answers.faces.body, 12, 1.9, tick=answers.style.tick)
    paragraph(cover, LEFT, y + 30, WIDTH, ["申报类别：", *ticks], style, align="centre")
    date = Mark(cn_date(case.submitted), "declaration_date", case.submitted.isoformat())
    paragraph(cover, LEFT, 220, WIDTH, ["填报日期：", date], Style(answers.faces.body, 14), align="centre")
    table(first, heading(first, 22, "一、申报人基本情况", answers), answers, (*_PERSON, *_DEGREE, *_POST))
    table(second, heading(second, 22, "二、用人单位情况", answers), answers, _WORK)
    y = career(
        last,
        heading(last, 22, "三、经历", answers),
        answers,
        ("学习经历", "任职经历"),
        ("起止时间", "院校或单位", "学位或职务"),
    )
    y = _plan(last, y + 6, answers, "工作任务和目标")
    _opinion(last, y + 6, answers)
    return [cover, first, second, last]


def _opinion(page: Page, y: float, answers: Answers) -> None:
    case, rng = answers.case, answers.rng
    head, text = (
        Cell("用人单位意见", font=answers.faces.bold),
        Cell("同意申报，材料属实。", top=True, name="opinion"),
    )
    area = tables.draw(page, LEFT, y, (30.0, 136.0), [Row([head, text], 50)], answers.style).areas["opinion"]
    paragraph(page, area.x0 + 76, area.y1 - 9, 50, ["年    月    日"], answers.style, align="right")
    sign(page, area.x0 + 10, area.y1 - 24, case.employer.legal_rep, "用人单位意见", rng, 30)
    company_seal(page, area.x1 - 30, area.y0 + 26, case.employer.name, rng)


def _compact(case: Case, rng: random.Random) -> list[Page]:
    """申报表 on two pages, the title over the first table."""
    answers = Answers(case, rng, rng.choice(FACES), CHINESE)
    first, second = Page(), Page()
    kind = Mark("长期项目" if case.project == "long-term" else "短期项目", "project_type", case.project)
    title: list[Piece] = ["北京海外人才聚集工程", Mark("外专", "track", "foreign-expert"), kind, "申报表"]
    y = paragraph(first, LEFT, 22, WIDTH, title, Style(answers.faces.title, 17), align="centre") + 3
    rows = (*_PERSON[:4], ("passport_no", "id_no"), ("specialty",), *_DEGREE, *_POST)
    y = table(first, y, answers, rows)
    table(second, 22, answers, _WORK)
    y = career(
        second, 120, answers, ("教育经历（从大学填起）", "工作经历"), ("起止时间", "院校或单位", "学位或职务")
    )
    y = _plan(second, y + 4, answers, "工作设想")
    date = Mark(cn_date(case.submitted), "declaration_date", case.submitted.isoformat())
    paragraph(second, LEFT, y + 6, WIDTH, ["填表日期：", date], Style(answers.faces.body, 12), align="right")
    return [first, second]


DRAWERS: tuple[Callable[[Case, random.Random], list[Page]], ...] = (_english, _categories, _compact)
