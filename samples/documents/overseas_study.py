"""Proof of study abroad: a mission's 留学回国人员证明, its tabular form, a record, an enrolment letter."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.canvas import Ink, Page, Panel, Rect, SealMark, Stroke
from samples.case import Case
from samples.citizens import Citizen, citizen
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, en_date, han_date
from samples.sheets import FACES, Faces, outline, sign, specimen
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 4  # sentence of a mission · its table · record of studies · enrolment letter in English

_STATES = (
    ("USA", "美国", "驻纽约总领事馆教育组", "纽教"), ("GBR", "英国", "驻英国大使馆教育处", "英教"),
    ("DEU", "德国", "驻德国大使馆教育处", "德教"), ("JPN", "日本", "驻日本国大使馆教育处", "日教"),
    ("CAN", "加拿大", "驻多伦多总领事馆教育组", "多教"), ("AUS", "澳大利亚", "驻悉尼总领事馆教育组", "悉教"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stay:
    """One person's studies abroad."""

    person: Citizen
    passport: str
    state: str
    state_zh: str
    mission: str
    number: str
    began: date
    ended: date
    issued: date


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page; the university and the field are those of the case's degree."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    own = random.Random(f"{case.seed}-overseas_study-{layout}")
    page = Page()
    stay, faces = _stay(case, own), own.choice(FACES)
    if layout == 3:
        _enrolled(page, case, stay, own)
    else:
        (_sentence, _table, _record)[layout](page, case, stay, faces, own)
    specimen(page)
    return MadeDocument("overseas_study", [page])


def _stay(case: Case, rng: random.Random) -> Stay:
    code, name, mission, sign_ = rng.choice(_STATES)
    ended = case.degree.conferred.replace(day=1)
    issued = ended + timedelta(days=rng.randint(20, 200))
    number = f"（{issued.year}）{sign_}证字第{rng.randint(1, 9999):04d}号"
    person = citizen(rng, ended, 26, 34)
    passport = rng.choice((f"G{rng.randint(10**7, 10**8 - 1)}", f"E{rng.randint(10**7, 10**8 - 1)}"))
    began = date(ended.year - rng.randint(2, 5), rng.choice((8, 9, 10)), 1)
    return Stay(person, passport, code, name, f"中华人民共和国{mission}", number, began, ended, issued)


def _period(stay: Stay, written: str) -> Mark:
    return Mark(written, "study_period", f"{stay.began:%Y-%m}/{stay.ended:%Y-%m}")


def _months(stay: Stay, between: str) -> Mark:
    first, last = stay.began, stay.ended
    return _period(stay, f"{first.year}年{first.month}月{between}{last.year}年{last.month}月")


def _number(stay: Stay) -> Mark:
    return Mark(stay.number, "certificate_no", stay.number.replace("（", "[").replace("）", "]"))


def _issued(page: Page, stay: Stay, x: float, y: float, faces: Faces, issuer: str, written: str) -> None:
    style = Style(faces.body, 14)
    paragraph(page, x - 50, y, 100, [Mark(issuer, "issuer")], style, align="centre")
    dated = [Mark(written, "issue_date", stay.issued.isoformat())]
    paragraph(page, x - 50, y + 11, 100, dated, style, align="centre")
    page.add(SealMark(x, y + 6, 40, issuer, turn=8.0))


def _sentence(page: Page, case: Case, stay: Stay, faces: Faces, rng: random.Random) -> None:
    """One sentence says all."""
    page.text(105, 40, "留学回国人员证明", 28, faces.title, align="centre", spacing=1.5)
    paragraph(page, 30, 58, 150, ["编号：", _number(stay)], Style(faces.body, 12), align="right")
    person = stay.person
    text: list[Piece] = [
        "兹证明", Mark(person.name, "holder_name"), "（",
        "男" if person.sex == "M" else "女", f"，{cn_date(person.dob)}出生，护照号码",
        Mark(stay.passport, "passport_no"), "）于", _months(stay, "至"), "在",
        Mark(stay.state_zh, "country", stay.state), Mark(case.degree.institution_zh, "institution"),
        f"以{rng.choice(('公费', '自费'))}留学身份攻读博士学位，学习", Mark(case.degree.field_zh, "field"),
        "专业，现已完成学业回国。",
    ]  # fmt: skip
    y = paragraph(page, 30, 80, 150, text, Style(faces.body, 16, 2.0), indent=11) + 4
    paragraph(page, 30, y, 150, ["特此证明。"], Style(faces.body, 16), indent=11)
    _issued(page, stay, 132, y + 34, faces, stay.mission, rng.choice((cn_date, han_date))(stay.issued))


def _table(page: Page, case: Case, stay: Stay, faces: Faces, rng: random.Random) -> None:
    """A ruled table, the mission's words below."""
    page.text(105, 34, rng.choice(("留学回国人员证明", "留学人员回国证明")), 26, faces.title, align="centre")
    paragraph(page, 26, 50, 158, ["编号：", _number(stay)], Style(faces.body, 11))
    person = stay.person
    rows: tuple[tuple[str, Piece], ...] = (
        ("姓名", Mark(person.name, "holder_name")),
        ("性别", "男" if person.sex == "M" else "女"),
        ("出生日期", cn_date(person.dob)),
        ("护照号码", Mark(stay.passport, "passport_no")),
        ("留学国别", Mark(stay.state_zh, "country", stay.state)),
        ("留学院校", Mark(case.degree.institution_zh, "institution")),
        ("专业", Mark(case.degree.field_zh, "field")),
        ("留学时间", _months(stay, "—")),
        ("留学身份", rng.choice(("国家公派", "单位公派", "自费"))),
    )
    for place, (label, value) in enumerate(rows):
        y = 62 + place * 12.5
        outline(page, Rect(26, y, 70, y + 12.5), 0.2, Ink.BLACK)
        outline(page, Rect(70, y, 184, y + 12.5), 0.2, Ink.BLACK)
        page.text(48, y + 4, label, 12, faces.body, align="centre")
        paragraph(page, 74, y + 4, 106, [value], Style(faces.filled, 12))
    paragraph(page, 26, 182, 158, ["以上情况属实，特此证明。"], Style(faces.body, 13), indent=9)
    _issued(page, stay, 136, 206, faces, stay.mission, cn_date(stay.issued))


def _record(page: Page, case: Case, stay: Stay, faces: Faces, rng: random.Random) -> None:
    """A record of the Ministry's service centre, labelled lines."""
    page.add(Panel(Rect(12, 12, 198, 285), "#f6f8fb"))
    page.add(Stroke(20, 22, 190, 22, 0.8, Ink.BLUE))
    page.text(105, 32, "国（境）外留学经历证明", 26, faces.title, align="centre")
    number = f"LX{stay.issued.year}{rng.randint(10**5, 10**6 - 1)}"
    paragraph(
        page,
        26,
        52,
        158,
        ["证明编号：", Mark(number, "certificate_no")],
        Style(faces.body, 11),
        align="right",
    )
    rows: tuple[tuple[str, Mark], ...] = (
        ("姓名", Mark(stay.person.name, "holder_name")),
        ("护照号", Mark(stay.passport, "passport_no")),
        ("国家（地区）", Mark(stay.state_zh, "country", stay.state)),
        ("就读院校", Mark(case.degree.institution_zh, "institution")),
        ("所学专业", Mark(case.degree.field_zh, "field")),
        ("起止时间", _period(stay, f"{stay.began:%Y.%m}-{stay.ended:%Y.%m}")),
    )
    for place, (label, value) in enumerate(rows):
        paragraph(page, 34, 74 + place * 13, 40, [f"{label}："], Style(faces.body, 14))
        paragraph(page, 80, 74 + place * 13, 100, [value], Style(faces.filled, 14))
    text = "本证明依据留学人员提交的材料和境外院校的答复出具，不作为学历学位证明使用。"
    paragraph(page, 34, 162, 142, [text], Style(faces.body, 12, 1.8), indent=9)
    _issued(page, stay, 136, 206, faces, "教育部留学服务中心", cn_date(stay.issued))


def _enrolled(page: Page, case: Case, stay: Stay, rng: random.Random) -> None:
    """A registrar's letter about a Utopian student, in Latin type alone; it names no passport."""
    degree, person = case.degree, case.applicant
    page.text(105, 28, degree.institution, 20, Font.LATIN_BOLD, align="centre")
    page.text(105, 38, "Office of the Registrar", 12, Font.LATIN, align="centre")
    page.text(105, 58, "CERTIFICATE OF ENROLMENT", 18, Font.LATIN_BOLD, align="centre")
    body = Style(Font.LATIN, 13, 1.7)
    first, last = (f"{day:%B} {day.year}" for day in (stay.began, stay.ended))
    text: list[Piece] = [
        "This is to certify that ", Mark(person.natural, "holder_name"),
        " was enrolled as a full-time doctoral student at ", Mark(degree.institution, "institution"),
        " from ", _period(stay, f"{first} to {last}"), " in the field of ",
        Mark(degree.field_en, "field"), ".",
    ]  # fmt: skip
    y = paragraph(page, 30, 80, 150, text, body) + 8
    y = paragraph(page, 30, y, 150, ["The language of instruction was English."], body) + 10
    dated: list[Piece] = ["Date: ", Mark(en_date(stay.issued), "issue_date", stay.issued.isoformat())]
    paragraph(page, 30, y, 150, dated, body)
    sign(page, 30, y + 16, degree.rector, "Registrar", rng, 46)
    page.text(30, y + 30, "Registrar", 12, Font.LATIN)
