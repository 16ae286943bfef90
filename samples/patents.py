"""Kinds of patent certificates, and other papers of an invention: notice, publication, foreign patents."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.canvas import Code, Page, Rect, SealMark, Stroke
from samples.case import Case
from samples.fonts import Font
from samples.numbers import cn_date, patent_number
from samples.people import chinese_name
from samples.sheets import Faces, labelled, sign
from samples.typeset import Mark, Piece, Style, paragraph

_INVENTION = (
    "国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权，颁发发明专利证书并在专利登记簿上予以登记。"
    "专利权自授权公告之日起生效。专利权期限为二十年，自申请日起算。"
)
_UTILITY = (
    "国家知识产权局依照中华人民共和国专利法经过初步审查，决定授予专利权，颁发实用新型专利证书并在专利登记簿上予以登记。"
    "专利权自授权公告之日起生效。专利权期限为十年，自申请日起算。"
)
_DESIGN = (
    "国家知识产权局依照中华人民共和国专利法经过初步审查，决定授予专利权，颁发外观设计专利证书并在专利登记簿上予以登记。"
    "专利权自授权公告之日起生效。专利权期限为十五年，自申请日起算。"
)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate of one kind of patent prints; `serial` moves the number away from the case's own."""

    title: str = "发明专利证书"
    kind: str = "invention"
    labels: tuple[str, str] = ("发明名称：", "发 明 人：")
    text: str = _INVENTION
    digit: int = 1
    subject: str = ""
    published: str = ""  # the letter of its publication number; "" where none is printed

    def number(self, case: Case) -> str:
        if self.digit == 1:
            return case.patent.number
        return patent_number(case.patent.applied.year, self.digit, int(case.patent.number[7:14]) // 3)

    def publication(self, case: Case) -> str:
        if not self.published:
            return ""
        serial = 100_000_000 + case.seed * 7907 % 9_000_000
        return f"CN {serial} {self.published}"


CERTIFICATES = (
    Certificate(published="B"),
    Certificate(
        "实用新型专利证书", "utility-model", ("实用新型名称：", "发 明 人："), _UTILITY, 2,
        "一种便于清洗的实验用反应装置", "U",
    ),
    Certificate(
        "外观设计专利证书", "design", ("外观设计名称：", "设 计 人："), _DESIGN, 3, "便携式检测仪", "S",
    ),
)  # fmt: skip


def _inventors(case: Case, rng: random.Random, mark: str) -> list[Piece]:
    names = (case.applicant.name_zh, chinese_name(rng), chinese_name(rng))
    pieces: list[Piece] = []
    for name in names:
        pieces += [mark] if pieces else []
        pieces.append(Mark(name, "inventor"))
    return pieces


def _iso(when: date, name: str, shown: str = "") -> Mark:
    return Mark(shown or cn_date(when, padded=True), name, when.isoformat())


def notice(case: Case, rng: random.Random, faces: Faces) -> Page:
    """专利申请受理通知书: an application, no granted patent."""
    page, style = Page(), Style(faces.body, 11, 1.7)
    page.text(105, 24, "国 家 知 识 产 权 局", 20, faces.title, align="centre")
    paragraph(
        page, 24, 46, 100, [case.employer.address, "  ", case.employer.name], Style(faces.body, 10, 1.5)
    )
    page.text(
        186, 62, f"发文日：{cn_date(case.patent.applied + timedelta(days=6))}", 10, faces.body, align="right"
    )
    page.add(Stroke(20, 72, 190, 72, 0.3))
    title = [Mark("专利申请受理通知书", "stage", "application")]
    paragraph(page, 20, 80, 170, title, Style(faces.title, 20), align="centre")
    lead = (
        "根据专利法第28条及其实施细则第38条、第39条的规定，申请人提出的专利申请已由国家知识产权局受理。"
        "现将确定的申请号、申请日等信息通知如下："
    )
    y = paragraph(page, 24, 98, 162, [lead], style, indent=8) + 4
    number = case.patent.number.removeprefix("ZL")
    for label, pieces in (
        ("申请号：", [Mark(number, "patent_no")]),
        ("申请日：", [_iso(case.patent.applied, "application_date")]),
        ("申请人：", [Mark(case.employer.name, "holder")]),
        ("发明人：", _inventors(case, rng, "，")),
        ("发明创造名称：", [Mark(case.employer.trade.invention, "title")]),
    ):
        y = labelled(page, 32, y, label, pieces, style, label_font=faces.body, label_width=34, width=116) + 2
    page.text(
        24,
        y + 8,
        "经核实，国家知识产权局确认收到文件如下：请求书、说明书、权利要求书、摘要。",
        10,
        faces.body,
    )
    page.text(30, 236, f"审查员：{chinese_name(rng)}", 10, faces.body)
    page.add(SealMark(150, 232, 40, "国家知识产权局专利局", "专利申请受理章", turn=rng.uniform(-8, 8)))
    return page


def published(case: Case, rng: random.Random, faces: Faces) -> Page:
    """发明专利申请公布 with the codes of WIPO's ST.9 before each item."""
    page, style = Page(), Style(faces.body, 10, 1.5)
    page.text(22, 20, "(19)中华人民共和国国家知识产权局", 11, faces.body)
    page.text(
        105, 34, "(12)发明专利申请", 20, faces.title, align="centre", field="stage", value="application"
    )
    serial = f"CN {105_000_000 + case.seed * 7907 % 900_000} A"
    day = case.patent.applied + timedelta(days=180)
    page.add(Stroke(20, 50, 190, 50, 0.3))
    right: list[Piece] = ["(10)申请公布号 ", Mark(serial, "publication_no", serial.replace(" ", ""))]
    paragraph(page, 112, 54, 78, right, style)
    paragraph(page, 112, 60, 78, [f"(43)申请公布日 {day:%Y.%m.%d}"], style)
    number = case.patent.number.removeprefix("ZL")
    y = 72.0
    applied = _iso(case.patent.applied, "application_date", f"{case.patent.applied:%Y.%m.%d}")
    rows: tuple[list[Piece], ...] = (
        ["(21)申请号 ", Mark(number, "patent_no")],
        ["(22)申请日 ", applied],
        ["(71)申请人 ", Mark(case.employer.name, "holder")],
        ["    地址 ", case.employer.address],
        ["(72)发明人 ", *_inventors(case, rng, "\u3000\u3000")],
        ["(51)Int.Cl."],
        ["     C08J 5/22(2006.01)"],
    )
    for pieces in rows:
        y = paragraph(page, 22, y, 160, pieces, style) + 1
    page.text(150, 110, "权利要求书2页 说明书6页", 9, faces.body, align="centre")
    page.add(Stroke(20, y + 4, 190, y + 4, 0.3))
    y = paragraph(page, 22, y + 10, 166, ["(54)发明名称"], style)
    y = paragraph(page, 30, y, 158, [Mark(case.employer.trade.invention, "title")], style)
    y = paragraph(page, 22, y + 6, 166, ["(57)摘要"], style)
    text = (
        f"本发明公开了{case.employer.trade.invention}，属于{case.specialty}技术领域。"
        "其特征在于工艺简单、成本低、适于工业化生产。"
    )
    paragraph(page, 22, y, 120, [text], style, indent=8)
    page.text(16, 200, serial, 9, faces.body, vertical=True)
    return page


def _american_day(when: date, name: str) -> Mark:
    return _iso(when, name, f"{when:%b}. {when.day}, {when.year}")


def american(case: Case, rng: random.Random, _faces: Faces) -> Page:
    """The front page of a United States Patent."""
    page, body = Page(), Style(Font.LATIN, 10, 1.45)
    page.text(20, 24, "(12) United States Patent", 22, Font.LATIN_BOLD, field="kind", value="invention")
    page.text(28, 36, f"{case.applicant.surname} et al.", 13, Font.LATIN)
    serial = f"9,{100 + case.seed % 800},{case.seed * 37 % 900 + 100}"
    number = f"US {serial} B2"
    stated = Mark(number, "patent_no", number.replace(",", "").replace(" ", ""))
    paragraph(page, 116, 26, 76, ["(10) Patent No.: ", stated], body)
    granted = _american_day(case.patent.granted, "grant_date")
    paragraph(page, 116, 33, 76, ["(45) Date of Patent: ", granted], body)
    page.add(Stroke(20, 46, 190, 46, 0.4))
    title = Mark(case.employer.trade.invention_en.upper(), "title")
    y = paragraph(page, 20, 54, 80, ["(54) ", title], Style(Font.LATIN_BOLD, 10, 1.45)) + 3
    firm = "Norhaven Research Laboratories Ltd."
    rows: tuple[list[Piece], ...] = (
        [f"(71) Applicant: {firm}, Norhaven (UT)"],
        [
            "(72) Inventors: ", Mark(case.applicant.natural, "inventor"), ", Norhaven (UT); ",
            Mark("Oriel Wexley", "inventor"), ", Arkania (UT)",
        ],
        ["(73) Assignee: ", Mark(firm, "holder"), ", Norhaven (UT)"],
        ["(21) Appl. No.: 14/", f"{rng.randint(100, 999)},{rng.randint(100, 999)}"],
        ["(22) Filed: ", _american_day(case.patent.applied, "application_date")],
    )  # fmt: skip
    for pieces in rows:
        y = paragraph(page, 20, y, 82, pieces, body) + 2
    page.text(150, 56, "ABSTRACT", 10, Font.LATIN_BOLD, align="centre")
    text = (
        f"A {case.employer.trade.invention_en.lower()} and a method for making it are disclosed. "
        "The method is simple, saves cost and suits production on a large scale."
    )
    paragraph(page, 112, 64, 78, [text], body)
    page.add(Code(Rect(160, 10, 178, 22), number, level="m"))
    return page


def japanese(case: Case, rng: random.Random, _faces: Faces) -> Page:
    """特許証."""
    page, body = Page(), Style(Font.SONG, 12, 1.6)
    page.text(105, 34, "特 許 証", 34, Font.SONG_BOLD, align="centre", field="kind", value="invention")
    number = f"{6_000_000 + case.seed * 7907 % 900_000}"
    line = [Mark(f"特許第{number}号", "patent_no", f"JP{number}")]
    paragraph(page, 30, 58, 150, line, Style(Font.SONG, 14), align="centre")
    y = 84.0
    patent = case.patent
    for label, pieces in (
        ("発明の名称", [Mark(case.employer.trade.invention_en, "title")]),
        ("特許権者", [Mark("ノルハーベン研究所株式会社", "holder")]),
        ("発明者", [Mark(case.applicant.natural, "inventor")]),
        ("出願番号", [f"特願{patent.applied.year}-{rng.randint(10000, 99999)}"]),
        ("出願日", [_iso(patent.applied, "application_date")]),
        ("登録日", [_iso(patent.granted, "grant_date")]),
    ):
        y = labelled(page, 34, y, label, pieces, body, label_font=Font.SONG, label_width=36, width=112) + 4
    text = "この発明は、特許するものと確定し、特許原簿に登録されたことを証する。"
    y = paragraph(page, 34, y + 8, 142, [text], body)
    page.text(60, 230, "特許庁長官", 13, Font.SONG)
    sign(page, 100, 226, "Rin Asagiri", "特許庁長官", rng, 34)
    page.add(SealMark(164, 234, 30, "特許庁長官之印", star=False, turn=rng.uniform(-6, 6)))
    return page


PAPERS = (notice, published, american, japanese)
