"""国外学历学位认证书 of the Ministry's service centre: up to 2018, since 2019, and under other titles."""

import random
from datetime import date, timedelta

from samples import cscse_pages
from samples.canvas import Code, Ink, Page, Panel, Photo, Rect, SealMark, Stroke
from samples.case import Case, Certification, certification
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, han_date
from samples.sheets import FACES, specimen
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 2  # old · new
VERSIONS = LAYOUTS + len(cscse_pages.VARIANTS)  # then those of other titles, for Chinese citizens

_CHANGED = date(2019, 1, 1)
_SEAL = "教育部留学服务中心国外学历学位认证专用章"


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page; without `layout` the version of its date of issue."""
    paper = case.certification
    if layout is None:
        layout = 0 if paper.issued < _CHANGED else 1
    if layout >= LAYOUTS:
        return MadeDocument("cscse_certification", [cscse_pages.draw(case, layout - LAYOUTS)])
    if (paper.issued < _CHANGED) != (layout == 0):
        day = (
            _CHANGED - timedelta(days=200)
            if layout == 0
            else max(_CHANGED, case.submitted - timedelta(days=60))
        )
        paper = certification(rng, day)
    page = Page()
    page.add(Panel(Rect(10, 10, 200, 287), "#f7f5ee"))
    (_old if layout == 0 else _new)(page, case, paper, rng)
    specimen(page)
    return MadeDocument("cscse_certification", [page], _within_text(case) if layout == 0 else [])


def _within_text(case: Case) -> list[tuple[str, str]]:
    """What the old version says within longer runs of text."""
    day = case.degree.conferred
    studied = f"{day.year - 4}-09/{day.year}-{day.month:02d}"
    return [("birth_place", case.applicant.birth_place_zh), ("study_period", studied)]


def _who(case: Case) -> list[Piece]:
    person = case.applicant
    sex = Mark("男" if person.sex == "M" else "女", "sex", person.sex)
    return [
        Mark(person.natural, "holder_name"), "，", sex, "，",
        Mark("乌托邦", "nationality", person.nationality), "国籍，",
        Mark(cn_date(person.dob), "dob", person.dob.isoformat()), "出生",
    ]  # fmt: skip


def _award(case: Case) -> list[Piece]:
    degree = case.degree
    day = degree.conferred
    return [
        Mark("乌托邦", "country", "UTO"), Mark(degree.institution_zh, "institution"), "（",
        Mark(degree.institution, "institution_original"), "）于",
        Mark(f"{day.year}年{day.month}月", "date_conferred", day.isoformat()[:7]), "颁发的",
    ]  # fmt: skip


def _number(paper: Certification) -> Mark:
    return Mark(paper.number, "certificate_no", paper.number.replace(" ", ""))


def _old(page: Page, case: Case, paper: Certification, rng: random.Random) -> None:
    """Running text with the field of study and the study period, photo, issue date in Chinese numerals."""
    faces, degree = rng.choice(FACES), case.degree
    body = Style(faces.body, 14, 2.0)
    page.text(105, 34, "国外学历学位认证书", 30, faces.title, align="centre")
    paragraph(page, 28, 56, 154, ["认证书编号：", _number(paper)], Style(faces.body, 12), align="right")
    page.add(Photo(Rect(152, 68, 180, 107), rng.randint(0, 99)))
    y = paragraph(
        page, 30, 72, 114, [*_who(case), f"，出生地{case.applicant.birth_place_zh}。"], body, indent=10
    )
    y = max(y, 112.0)
    began = degree.conferred.year - 4
    level = Mark("博士", "level", "doctor")
    text: list[Piece] = [
        f"{began}年9月至{degree.conferred.year}年{degree.conferred.month}月在乌托邦{degree.institution_zh}学习，"
        f"修完规定课程，成绩合格，通过论文答辩。经查，该生所持",
        *_award(case), level, "学位证书真实有效，学科专业为", Mark(degree.field_zh, "field"),
        "。上述学位证书所获学位具有博士学位水平，特此认证。",
    ]  # fmt: skip
    paragraph(page, 30, y, 150, text, body, indent=10)
    _issued(page, paper, han_date(paper.issued), faces.body, rng, 232)


def _new(page: Page, case: Case, paper: Certification, rng: random.Random) -> None:
    """Short text without study period, twelve-digit number, QR code."""
    faces = rng.choice(FACES)
    body = Style(faces.body, 13, 2.0)
    page.add(Stroke(18, 18, 192, 18, 1.0, Ink.RED))
    page.text(105, 30, "国（境）外学历学位认证书", 28, faces.title, align="centre")
    paragraph(page, 24, 50, 162, ["认证书编号：", _number(paper)], Style(faces.body, 12), align="centre")
    y = paragraph(page, 28, 72, 154, [*_who(case), "。"], body, indent=9) + 2
    text: list[Piece] = [
        "经核查，所持",
        *_award(case),
        Mark("博士学位证书", "level", "doctor"),
        "，表明其具有相应的学历。",
    ]
    y = paragraph(page, 28, y, 154, text, body, indent=9) + 2
    paragraph(page, 28, y, 154, ["特此认证。"], body, indent=9)
    page.add(Code(Rect(28, 206, 54, 232), f"https://example.org/cscse/{paper.number}", level="m"))
    page.text(28, 234, "扫描二维码查验", 9, faces.body, Ink.GREY)
    _issued(page, paper, cn_date(paper.issued), faces.body, rng, 210)
    page.text(
        105, 268, "本认证书电子信息可在教育部留学服务中心网站查询", 9, faces.body, Ink.GREY, align="centre"
    )


def _issued(page: Page, paper: Certification, written: str, font: Font, rng: random.Random, y: float) -> None:
    paragraph(page, 110, y, 76, ["教育部留学服务中心"], Style(font, 14), align="centre")
    dated = [Mark(written, "issue_date", paper.issued.isoformat())]
    paragraph(page, 110, y + 11, 76, dated, Style(font, 14), align="centre")
    page.add(SealMark(148 + rng.uniform(-3, 3), y + 8, 42, _SEAL, turn=rng.uniform(-10, 10)))
