"""自荐、推荐表: the applicant, what is intended in Beijing, who recommends and why."""

import random

from samples import tables
from samples.canvas import Page
from samples.case import Case
from samples.forms import BOTH, CHINESE, ENGLISH, LEFT, WIDTH, Answers, career, chosen, heading, table
from samples.made import MadeDocument
from samples.numbers import cn_date, en_date
from samples.people import chinese_name
from samples.sheets import FACES, running, sign
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 3
_RELATIONS = ("同事", "合作导师", "项目合作者", "校友")
_RELATIONS_EN = ("colleague", "former supervisor", "project partner")
_LABELS = {
    "intended_employer": ("意向单位", "Intended employer"),
    "intended_post": ("意向岗位", "Intended post"),
    "recommender_name": ("推荐人姓名", "Recommender"),
    "recommender_organisation": ("推荐单位", "Recommending organisation"),
    "recommender_title": ("推荐人职务", "Title of recommender"),
    "recommender_relation": ("与被推荐人关系", "Relationship to the candidate"),
}
_PERSON = (
    *(("name_zh",), ("name_foreign",), ("sex", "dob"), ("nationality", "birth_place")),
    *(("passport_no", "specialty"), ("highest_degree", "degree_date"), ("degree_field",), ("degree_school",)),
    *(("overseas_employer",), ("overseas_title",)),
)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """Two pages: Chinese, in two languages, English."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    facts = random.Random(f"{case.seed}-self_recommendation_form")
    answers = Answers(
        case, rng, rng.choice(FACES), (CHINESE, BOTH, ENGLISH)[layout], layout == 2, layout == 1
    )
    first, second = Page(), Page()
    y = _title(first, answers, facts, layout)
    table(first, y, answers, _PERSON)
    heads = ("Education", "Work experience") if layout == 2 else ("教育经历", "工作经历")
    columns = (
        ("Period", "Place", "Degree or position") if layout == 2 else ("起止时间", "院校或单位", "学位或职务")
    )
    y = career(second, 22, answers, heads, columns) + 6
    _recommended(second, y, answers, facts, layout)
    for number, page in enumerate((first, second), 1):
        running(page, "", f"{number}", answers.faces.body)
    return MadeDocument("self_recommendation_form", [first, second])


def _title(page: Page, answers: Answers, facts: random.Random, layout: int) -> float:
    faces = answers.faces
    big = Style(faces.title, 20, 1.4)
    title = (
        "北京市海外高层次人才自荐、推荐表",
        "北京海外高层次人才自荐、推荐表",
        "Self-recommendation and Recommendation Form",
    )
    y = paragraph(page, LEFT, 22, WIDTH, [title[layout]], big, align="centre") + 2
    words = ("Self-recommendation", "Recommendation") if layout == 2 else ("自荐", "推荐")
    kind = facts.choice(("self", "recommended"))
    options = tuple(zip(words, ("self", "recommended"), strict=True))
    lead = "Type of recommendation: " if layout == 2 else "推荐方式："
    pieces: list[Piece] = [lead, *chosen(options, "kind", kind, {})]
    style = Style(faces.body, 11, 1.6, tick=answers.style.tick)
    return paragraph(page, LEFT, y, WIDTH, pieces, style, align="centre") + 2


def _recommended(page: Page, y: float, answers: Answers, facts: random.Random, layout: int) -> None:
    case, english = answers.case, layout == 2
    values = {
        "intended_employer": case.employer.name,
        "intended_post": case.employer.trade.position,
        "recommender_name": chinese_name(facts),
        "recommender_organisation": case.supervisor,
        "recommender_title": "Director" if english else facts.choice(("主任", "教授", "研究员")),
        "recommender_relation": facts.choice(_RELATIONS_EN if english else _RELATIONS),
    }
    rows = [
        Row(
            [Cell(_LABELS[name][english], font=answers.faces.body, align="centre"), Cell([Mark(text, name)])],
            10,
        )
        for name, text in values.items()
    ]
    reason = (
        "The candidate has worked for many years "
        f"in {case.degree.field_en.lower()} and is known for original work."
        if english
        else f"申报人长期从事{case.specialty}研究，取得多项有影响的成果，符合海外高层次人才的条件。"
    )
    head = "Reasons for recommendation" if english else ("推荐理由", "自荐理由")[layout]
    rows += [
        Row(
            [Cell(head, font=answers.faces.body, align="centre"), Cell([Mark(reason, "reason", "found")])], 24
        )
    ]
    y = heading(page, y, "Intention and recommendation" if english else "意向与推荐", answers)
    y = tables.draw(page, LEFT, y, (44.0, 122.0), rows, answers.style).bottom + 6
    form, label = (en_date, "Date: ") if english else (cn_date, "填表日期：")
    stated = Mark(form(case.submitted), "declaration_date", case.submitted.isoformat())
    paragraph(page, LEFT, y, 80, ["Signature:" if english else "申报人签字："], answers.style)
    sign(page, LEFT + 26, y - 4, case.applicant.natural, "申报人签字", answers.rng, 44)
    paragraph(page, LEFT + 96, y, 70, [label, stated], answers.style)
