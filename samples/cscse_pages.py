"""Certifications of the Ministry's service centre under their other titles, for returned Chinese citizens."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.canvas import Code, Ink, Page, Panel, Photo, Rect, SealMark
from samples.case import Case
from samples.citizens import Citizen, citizen
from samples.fonts import Font
from samples.numbers import cn_date, han_date
from samples.people import chinese_name
from samples.sheets import FACES, specimen
from samples.typeset import Mark, Piece, Style, paragraph

_SEAL = "教育部留学服务中心国外学历学位认证专用章"
_LEVELS = (("硕士", "master"), ("博士", "doctor"), ("学士", "bachelor"))
_SCHOOLS = (
    ("韦斯特马大学", "University of Westermark"), ("诺黑文理工学院", "Norhaven Institute of Technology"),
    ("阿卡尼亚皇家大学", "Royal University of Arkania"),
)  # fmt: skip
_PROVINCES = ("北京市", "湖北省武汉市", "广东省汕头市", "辽宁省")


@dataclass(frozen=True, slots=True)
class Variant:
    """A title with its place: code, Chinese name, character of the number; `old` before 2019."""

    title: str
    code: str
    place: str
    character: str
    old: bool
    replaced: str = ""  # 遗, 遗证: issued again


VARIANTS = (
    Variant("国外高等教育文凭认证书", "USA", "美国", "美", True),
    Variant("国（境）外学历学位认证书", "GBR", "英国", "英", True, "遗证"),
    Variant("香港特别行政区学历学位认证书", "HKG", "香港特别行政区", "港", True),
    Variant("澳门特别行政区学历学位认证书", "MAC", "澳门", "澳门", False),
    Variant("台湾地区学历学位认证书", "TWN", "台湾", "台", True, "遗"),
    Variant("中外合作办学国（境）外学历学位认证书", "AUS", "澳大利亚", "澳", False),
    Variant("国（境）外学历学位认证书", "SGP", "新加坡", "新", False),
)


@dataclass(frozen=True, slots=True)
class Award:
    person: Citizen
    former: str
    birth_place: str
    school: str
    original: str
    level: str
    level_zh: str
    field: str
    began: date
    conferred: date
    number: str
    issued: date


def draw(case: Case, version: int) -> Page:
    """One page of `VARIANTS[version]`."""
    variant = VARIANTS[version]
    rng = random.Random(f"{case.seed}-cscse-{version}")
    award = _award(case, variant, rng)
    faces, page = rng.choice(FACES), Page()
    page.add(Panel(Rect(10, 10, 200, 287), "#f6f4ec"))
    size = 27 if len(variant.title) <= 14 else 21
    page.text(105, 32, variant.title, size, faces.title, align="centre")
    number: list[Piece] = [
        rng.choice(("认证书编号：", "编号：")),
        Mark(award.number, "certificate_no", _plain(award)),
    ]
    paragraph(page, 24, 52, 162, number, Style(faces.body, 12), align=rng.choice(("right", "centre")))
    if variant.old:
        page.add(Photo(Rect(150, 64, 178, 102), rng.randint(0, 99)))
    body = Style(faces.body, 13.5, 2.0)
    y = paragraph(page, 28, 70, 114 if variant.old else 154, _who(award, variant), body, indent=10)
    y = paragraph(
        page, 28, max(y + 2, 108 if variant.old else y + 2), 154, _said(award, variant), body, indent=10
    )
    paragraph(page, 28, y + 2, 154, ["特此认证。"], body, indent=10)
    _foot(page, award, variant, faces.body, rng)
    specimen(page)
    return page


def _plain(award: Award) -> str:
    """The number in its normal form."""
    return (
        award.number.replace(" ", "")
        .replace("〔", "[")
        .replace("〕", "]")
        .replace("【", "[")
        .replace("】", "]")
    )


def _award(case: Case, variant: Variant, rng: random.Random) -> Award:
    first, last = (2008, 2018) if variant.old else (2019, 2024)
    issued = date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))
    conferred = (issued - timedelta(days=rng.randint(120, 1500))).replace(day=15)
    person = citizen(rng, conferred, 24, 32)
    level_zh, level = rng.choice(_LEVELS)
    left, right = rng.choice(("[]", "〔〕", "【】"))
    old = f"教留服认{variant.replaced}{rng.choice(('', ' '))}{variant.character}{left}{issued.year}{right}"
    school, original = rng.choice(_SCHOOLS)
    return Award(
        person=person,
        former=chinese_name(rng) if rng.random() < 0.5 else "",
        birth_place=rng.choice(_PROVINCES),
        school=school,
        original=original,
        level=level,
        level_zh=level_zh,
        field=case.degree.field_zh,
        began=date(conferred.year - rng.randint(1, 4), 9, 1),
        conferred=conferred,
        number=f"{old}{rng.randint(1, 99999):05d}号"
        if variant.old
        else f"1{issued.year}{rng.randint(1, 9999999):07d}",
        issued=issued,
    )


def _who(award: Award, variant: Variant) -> list[Piece]:
    person = award.person
    former: list[Piece] = ["（曾用名：", Mark(award.former, "former_name"), "）"] if award.former else []
    text: list[Piece] = [
        Mark(person.name, "holder_name"), *former, "，",
        Mark("男" if person.sex == "M" else "女", "sex", person.sex), "，",
        Mark("中国", "nationality", "CHN"), "国籍，",
        Mark(cn_date(person.dob), "dob", person.dob.isoformat()),
    ]  # fmt: skip
    if not variant.old:
        return [*text, "出生。"]
    return [*text, "出生，出生地", Mark(award.birth_place, "birth_place"), "。"]


def _said(award: Award, variant: Variant) -> list[Piece]:
    day = award.conferred
    conferred = Mark(f"{day.year}年{day.month}月", "date_conferred", day.isoformat()[:7])
    where: list[Piece] = [
        Mark(variant.place, "country", variant.code), Mark(award.school, "institution"), "（",
        Mark(award.original, "institution_original"), "）",
    ]  # fmt: skip
    level = Mark(award.level_zh, "level", award.level)
    if "合作办学" in variant.title:
        return [
            "经核查，所持", *where, "与江州理工大学合作举办的教育项目于", conferred, "颁发的", level,
            "学位证书，表明其具有相应的学历。",
        ]  # fmt: skip
    if not variant.old:
        return ["经核查，所持", *where, "于", conferred, "颁发的", level, "学位证书，表明其具有相应的学历。"]
    began = f"{award.began.year}年{award.began.month}月"
    period = Mark(
        f"{began}至{day.year}年{day.month}月", "study_period", f"{award.began:%Y-%m}/{day.isoformat()[:7]}"
    )
    return [
        period, f"在{variant.place}{award.school}学习，修完规定课程，成绩合格。经查，该生所持", *where, "于",
        conferred, "颁发的", level, "学位证书真实有效，学科专业为", Mark(award.field, "field"),
        f"。上述学位证书所获学位具有{award.level_zh}学位水平。",
    ]  # fmt: skip


def _foot(page: Page, award: Award, variant: Variant, font: Font, rng: random.Random) -> None:
    paragraph(page, 110, 226, 76, ["教育部留学服务中心"], Style(font, 14), align="centre")
    written = rng.choice((cn_date, han_date))(award.issued)
    dated = [Mark(written, "issue_date", award.issued.isoformat())]
    paragraph(page, 110, 237, 76, dated, Style(font, 14), align="centre")
    page.add(SealMark(148 + rng.uniform(-3, 3), 234, 42, _SEAL, turn=rng.uniform(-10, 10)))
    if not variant.old:
        page.add(Code(Rect(28, 222, 52, 246), f"https://example.org/cscse/{award.number}", level="m"))
        page.text(28, 248, "扫描二维码查验", 9, font, Ink.GREY)
