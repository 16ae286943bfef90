"""Certificates of honour and prizes of the applicant: with labels, in prose, an appointment, English."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from samples.canvas import Ink, Page, SealMark
from samples.case import Case
from samples.certificates import Paper, Rows
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, en_date, han_date
from samples.people import chinese_name
from samples.sheets import FACES, labelled, sign, specimen
from samples.typeset import Mark, Piece, Style, paragraph

_RANKS = ("一等奖", "二等奖", "三等奖", "特等奖", "优秀奖", "金奖")


@dataclass(frozen=True, slots=True)
class _Prize:
    """What was won; `others` won it too."""

    case: Case
    rng: random.Random
    year: int
    day: date
    rank: str
    issuer: str
    number: str
    others: tuple[str, str]

    @property
    def dated(self) -> Mark:
        form = self.rng.choice((cn_date, han_date))
        return Mark(form(self.day), "award_date", self.day.isoformat())

    @property
    def who(self) -> Mark:
        return Mark(self.case.applicant.name_zh, "awardee")


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    day = case.submitted - timedelta(days=rng.randint(200, 1500))
    year = day.year - 1
    field = case.specialty
    prize = _Prize(
        case, rng, year, day, rng.choice(_RANKS),
        rng.choice((f"中国{field}学会", f"北京市{case.employer.district}人民政府", f"北京{field}研究会")),
        f"{year}-{rng.choice('KJ')}{rng.choice('AB')}-{rng.randint(1, 3)}-{rng.randint(1, 99):02d}",
        (chinese_name(rng), chinese_name(rng)),
    )  # fmt: skip
    page = _KINDS[layout](prize)
    specimen(page)
    return MadeDocument("award", [page])


def _paper(prize: _Prize, landscape: bool = True) -> Paper:
    return Paper(prize.rng.choice(FACES), landscape=landscape, fill="#fdf6ea", colon=True)


def _close(page: Page, prize: _Prize, paper: Paper, x: float, y: float) -> None:
    style = Style(paper.faces.body, 13, 1.6)
    paragraph(page, x - 50, y, 100, [Mark(prize.issuer, "issuer")], style, align="centre")
    paragraph(page, x - 50, y + 10, 100, [prize.dated], style, align="centre")
    page.add(SealMark(x + 6, y + 7, 40, prize.issuer, turn=prize.rng.uniform(-8, 8)))


def _labelled(prize: _Prize) -> Page:
    """科学技术奖励证书: project, winner, grade, number."""
    paper = _paper(prize, landscape=False)
    page = paper.page()
    prefix = prize.case.specialty
    page.text(105, 34, f"{prefix}科学技术奖", 26, paper.faces.title, align="centre")
    page.text(105, 50, "证    书", 30, paper.faces.title, align="centre")
    lead = "为表彰在促进科学技术进步工作中做出重大贡献者，特颁发此证书，以资鼓励。"
    y = paragraph(page, 30, 78, 150, [lead], Style(paper.faces.body, 13, 1.8), indent=9) + 8
    rows: Rows = {
        "项目名称": [Mark(prize.case.employer.trade.invention, "project")],
        "奖励等级": [Mark(prize.rank, "rank")],
        "获奖者": [prize.who, "、", Mark(prize.others[0], "awardee"), "、", Mark(prize.others[1], "awardee")],
        "证书号": [Mark(prize.number, "certificate_no", prize.number.replace("-", ""))],
    }
    paper.rows(page, 34, y, 144, rows, size=13, room=34, gap=5)
    name = [Mark(f"{prize.year}年度{prefix}科学技术奖", "award")]
    paragraph(page, 34, 200, 140, ["奖励名称：", *name], Style(paper.faces.body, 11, 1.6))
    _close(page, prize, paper, 140, 226)
    return page


def _honour(prize: _Prize) -> Page:
    """荣誉证书 in one sentence."""
    paper = _paper(prize)
    page = paper.page()
    page.text(148.5, 34, "荣 誉 证 书", 40, paper.faces.title, Ink.RED, align="centre")
    style = Style(paper.faces.body, 17, 2.0)
    form = prize.rng.choice(("同志", "先生", "博士", "教授"))
    paragraph(page, 40, 76, 217, [prize.who, f" {form}："], style)
    award = Mark(prize.rng.choice(("优秀科技工作者", "青年科技创新人才", "先进个人")), "award")
    clauses: list[Piece] = [
        f"在{prize.year}年度工作中成绩突出，被评为“",
        award,
        "”，特颁发此证书，以资鼓励。",
    ]
    paragraph(page, 40, 92, 217, clauses, style, indent=12)
    number: list[Piece] = ["证书编号：", Mark(prize.number, "certificate_no", prize.number.replace("-", ""))]
    paragraph(page, 40, 172, 100, number, Style(paper.faces.body, 11))
    _close(page, prize, paper, 218, 150)
    return page


def _won(prize: _Prize) -> Page:
    """获奖证书 of a society for a paper."""
    paper = _paper(prize)
    page = paper.page()
    page.text(148.5, 32, "获奖证书", 38, paper.faces.title, align="centre", spacing=6)
    style = Style(paper.faces.body, 16, 2.0)
    paragraph(page, 36, 72, 220, [prize.who, "、", Mark(prize.others[0], "awardee"), "："], style)
    title = f"{prize.case.employer.trade.products[0]}的关键技术研究"
    clauses: list[Piece] = [
        "你们完成的项目《", Mark(title, "project"), f"》荣获{prize.year}年度",
        Mark(f"{prize.case.specialty}优秀成果奖", "award"),
        Mark(prize.rank, "rank"), "。特发此证，以资鼓励。",
    ]  # fmt: skip
    paragraph(page, 36, 88, 224, clauses, style, indent=12)
    _close(page, prize, paper, 214, 146)
    return page


def _appointed(prize: _Prize) -> Page:
    """聘书: an honorary post."""
    paper = _paper(prize)
    page = paper.page()
    page.text(148.5, 32, "聘    书", 42, paper.faces.title, Ink.RED, align="centre")
    style = Style(paper.faces.body, 17, 2.0)
    post = prize.rng.choice(("客座教授", "特聘专家", "学术委员会委员", "技术顾问"))
    clauses: list[Piece] = ["兹聘请 ", prize.who, " 先生为本会", Mark(post, "award"), "，聘期三年。"]
    paragraph(page, 40, 84, 217, clauses, style, indent=12)
    paragraph(page, 52, 104, 160, ["此聘"], style)
    _close(page, prize, paper, 214, 146)
    return page


def _english(prize: _Prize) -> Page:
    paper = _paper(prize)
    page = paper.page()
    middle = page.width / 2
    page.text(middle, 34, "Certificate of Award", 34, Font.LATIN_BOLD, align="centre")
    style = Style(Font.LATIN, 15, 1.7)
    y = paragraph(page, 30, 64, page.width - 60, ["This is to certify that"], style, align="centre") + 3
    who = [Mark(f"{prize.case.applicant.natural}", "awardee")]
    y = paragraph(page, 30, y, page.width - 60, who, Style(Font.LATIN_BOLD, 20, 1.6), align="centre") + 3
    field = prize.case.employer.trade.field_en
    award = Mark(f"{field} Innovation Award", "award")
    lines: list[Piece] = ["has been presented with the ", award, f" {prize.year}"]
    y = paragraph(page, 30, y, page.width - 60, lines, style, align="centre")
    paragraph(
        page, 30, y + 2, page.width - 60, ["in recognition of outstanding research."], style, align="centre"
    )
    issuer = f"Norhaven Society of {field}"
    page.text(60, 150, issuer, 13, Font.LATIN, field="issuer", value=issuer)
    page.text(60, 158, en_date(prize.day), 13, Font.LATIN, field="award_date", value=prize.day.isoformat())
    sign(page, 200, 140, "Hadrian Coldmere", "President", prize.rng, 44)
    labelled(page, 212, 158, "President", [""], style, label_font=Font.LATIN, label_width=10, width=30)
    return page


_KINDS: tuple[Callable[[_Prize], Page], ...] = (_labelled, _honour, _won, _appointed, _english)
LAYOUTS = len(_KINDS)
