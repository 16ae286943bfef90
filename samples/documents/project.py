"""Papers of a research project that the applicant leads: task book, contract, completion, grants."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samples import tables
from samples.canvas import Page, SealMark
from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, en_date
from samples.sheets import FACES, Booklet, Faces, company_seal, filled_line, sign
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style, paragraph


@dataclass(frozen=True, slots=True)
class _Project:
    case: Case
    rng: random.Random
    faces: Faces
    number: str
    name: str
    funder: str
    wan: int  # ten thousand yuan
    start: date
    end: date

    @property
    def amount(self) -> Mark:
        text = self.rng.choice((f"{self.wan}万元", f"{self.wan}.00万元", f"人民币{self.wan}万元"))
        return Mark(text, "amount", str(self.wan * 10_000))

    @property
    def period(self) -> list[Piece]:
        first = Mark(f"{self.start.year}年{self.start.month}月", "start", f"{self.start:%Y-%m}")
        last = Mark(f"{self.end.year}年{self.end.month}月", "end", f"{self.end:%Y-%m}")
        return [first, "至", last]

    @property
    def leader(self) -> Mark:
        return Mark(self.case.applicant.name_zh, "leader")


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page, or a cover and a page of particulars."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    year = case.submitted.year - rng.randint(3, 5)
    numbers = f"Z{year % 100}110{rng.randint(10**8, 10**9 - 1)}", f"{year}YFB{rng.randint(10**6, 10**7 - 1)}"
    district = case.employer.district
    funders = ("北京市科学技术委员会", f"北京市{district}科学技术委员会", "国家自然科学基金委员会")
    project = _Project(
        case,
        rng,
        rng.choice(FACES),
        rng.choice(numbers),
        f"{case.employer.trade.products[0]}的关键技术研究与产业化",
        rng.choice(funders),
        rng.choice((45, 60, 120, 280, 500)),
        date(year, rng.choice((1, 7)), 1),
        date(year + 2, rng.choice((6, 12)), 28),
    )
    return MadeDocument("project", _KINDS[layout](project))


def _task(project: _Project) -> list[Page]:
    """任务书: a cover of underlined blanks."""
    page, faces = Page(), project.faces
    paragraph(page, 24, 30, 162, ["密级：公开"], Style(faces.body, 11))
    page.text(105, 62, "北京市科技计划", 24, faces.title, align="centre")
    page.text(105, 78, "课题任务书", 32, faces.title, align="centre", field="kind", value="task-book")
    style = Style(faces.body, 13, 1.6)
    y = 118.0
    for label, mark in (
        ("课题编号：", Mark(project.number, "project_no")),
        ("课题名称：", Mark(project.name, "project_name")),
        ("承担单位：", Mark(project.case.employer.name, "undertaker")),
        ("课题负责人：", project.leader),
        ("下达单位：", Mark(project.funder, "funder")),
    ):
        page.text(32, y, label, 13, faces.body)
        filled_line(page, 66, y, 114, mark, style)
        y += 14
    paragraph(page, 32, y, 150, ["起止年限：", *project.period], style)
    paragraph(page, 32, y + 14, 150, ["专项经费：", project.amount], style)
    page.text(105, 262, "北京市科技计划管理办公室制", 12, faces.body, align="centre")
    return [page]


def _contract(project: _Project) -> list[Page]:
    """合同书: a table of particulars and the parties' seals."""
    page, faces = Page(), project.faces
    page.text(105, 24, "科技计划项目合同书", 24, faces.title, align="centre", field="kind", value="contract")
    style = Style(faces.body, 11, 1.6)
    rows: list[tuple[str, list[Piece]]] = [
        ("项目编号", [Mark(project.number, "project_no")]),
        ("项目名称", [Mark(project.name, "project_name")]),
        ("甲方（委托方）", [Mark(project.funder, "funder")]),
        ("乙方（承担方）", [Mark(project.case.employer.name, "undertaker")]),
        ("项目负责人", [project.leader]),
        ("执行期限", project.period),
        ("资助经费", [project.amount]),
    ]
    made = [Row([Cell(label, align="centre"), Cell(pieces)], 11) for label, pieces in rows]
    bottom = tables.draw(page, 24, 44, (42, 120), made, style).bottom
    text = "甲乙双方依据《中华人民共和国合同法》和科技计划管理的有关规定，经协商一致，签订本合同，共同遵守。"
    paragraph(page, 24, bottom + 8, 162, [text], style, indent=8)
    for x, label, owner in (
        (34, "甲方（盖章）：", project.funder),
        (118, "乙方（盖章）：", project.case.employer.name),
    ):
        page.text(x, 222, label, 11, faces.body)
        page.text(
            x, 240, f"{project.start.year}年{project.start.month}月{project.start.day}日", 11, faces.body
        )
        company_seal(page, x + 30, 236, owner, project.rng)
    return [page]


def _completed(project: _Project) -> list[Page]:
    """结题证书."""
    page, faces = Page(297, 210), project.faces
    page.text(
        148.5,
        28,
        "项目结题证书",
        32,
        faces.title,
        align="centre",
        spacing=3,
        field="kind",
        value="completion",
    )
    style = Style(faces.body, 13, 1.7)
    y = 58.0
    for label, pieces in (
        ("项目批准号：", [Mark(project.number, "project_no")]),
        ("项目名称：", [Mark(project.name, "project_name")]),
        ("项目负责人：", [project.leader]),
        ("依托单位：", [Mark(project.case.employer.name, "undertaker")]),
        ("资助金额：", [project.amount]),
        ("研究期限：", project.period),
    ):
        y = paragraph(page, 44, y, 214, [label, *pieces], style) + 3
    paragraph(page, 44, y, 200, ["该项目已完成预定研究任务，准予结题，特发此证。"], style, indent=9)
    done = date(project.end.year + 1, 3, 12)
    paragraph(page, 176, 160, 90, [Mark(project.funder, "funder")], style, align="centre")
    paragraph(page, 176, 170, 90, [cn_date(done)], style, align="centre")
    page.add(SealMark(226, 166, 40, project.funder, turn=project.rng.uniform(-8, 8)))
    return [page]


def _grant(project: _Project) -> list[Page]:
    """资助项目批准通知 in prose."""
    faces = project.faces
    book = Booklet(Style(faces.body, 12, 1.8), footer="", left=28, right=26)
    book.title([Mark("关于资助项目批准的通知", "kind", "grant")], faces.title, 22, 6)
    book.write(project.leader, " 先生：", indent=0, after=1)
    book.write(
        "根据专家评审意见，决定资助您申请的项目。项目批准号：", Mark(project.number, "project_no"),
        "，项目名称：",
        Mark(project.name, "project_name"), "，资助经费：", project.amount,
        "，项目起止年月：", *project.period,
        "，有关项目的评审意见及修改意见附后。",
    )  # fmt: skip
    book.write(
        "请您按照有关规定填写计划书，由依托单位",
        Mark(project.case.employer.name, "undertaker"),
        "审核后报送。",
    )
    y = book.y + 20
    style = Style(faces.body, 12, 1.8)
    paragraph(book.page, 110, y, 76, [Mark(project.funder, "funder")], style, align="right")
    paragraph(book.page, 110, y + 9, 76, [cn_date(project.start)], style, align="right")
    company_seal(book.page, 158, y + 8, project.funder, project.rng)
    return book.close()


def _english(project: _Project) -> list[Page]:
    """A foundation's letter of grant."""
    page, style = Page(), Style(Font.LATIN, 11.5, 1.6)
    page.text(
        105,
        28,
        "Norhaven Research Foundation",
        20,
        Font.LATIN_BOLD,
        align="centre",
        field="funder",
        value="Norhaven Research Foundation",
    )
    page.text(
        105, 46, "Notice of Grant Award", 18, Font.LATIN_BOLD, align="centre", field="kind", value="grant"
    )
    trade, y = project.case.employer.trade, 70.0
    number = f"NRF-{project.start.year}-{project.wan:04d}"
    for label, pieces in (
        ("Grant Number: ", [Mark(number, "project_no", number.replace("-", ""))]),
        ("Project Title: ", [Mark(trade.invention_en, "project_name")]),
        ("Principal Investigator: ", [Mark(project.case.applicant.natural, "leader")]),
        ("Institution: ", [Mark(project.case.abroad.employer, "undertaker")]),
        (
            "Project Period: ",
            [
                Mark(en_date(project.start), "start", project.start.isoformat()),
                " to ",
                Mark(en_date(project.end), "end", project.end.isoformat()),
            ],
        ),
        ("Amount: ", [f"USD {project.wan * 1000:,}"]),
    ):
        y = paragraph(page, 28, y, 154, [label, *pieces], style) + 3
    text = (
        "We are pleased to inform you that the above application has been approved for funding. "
        "The terms and conditions of the award are attached."
    )
    paragraph(page, 28, y + 8, 154, [text], style)
    sign(page, 30, 210, "Ottilie Brandreth", "Director of Programmes", project.rng, 44)
    page.text(30, 224, "Director of Programmes", 11, Font.LATIN)
    return [page]


_KINDS: tuple[Callable[[_Project], list[Page]], ...] = (_task, _contract, _completed, _grant, _english)
LAYOUTS = len(_KINDS)
