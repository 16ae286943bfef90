"""Translations 译文 of foreign papers and of a licence: the title of the original, and who translated it."""

import random
from datetime import timedelta

from samples.canvas import Ink, Page
from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, en_date
from samples.sheets import FACES, Faces, company_seal, specimen
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = (
    4  # degree, 译文 above · letter, 翻译件 in large type · licence in English · degree, told at the foot
)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page; no translator on it exists."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    own = random.Random(f"{case.seed}-translation-{layout}")
    page, faces = Page(), own.choice(FACES)
    if layout == 2:
        _by_english(page, own, _licence(page, case))
    else:
        y = _letter(page, case, faces) if layout == 1 else _degree(page, case, faces, layout)
        _by(page, case, faces, own, y)
    specimen(page)
    return MadeDocument("translation", [page])


def _degree(page: Page, case: Case, faces: Faces, layout: int) -> float:
    style, degree = Style(faces.body, 13, 1.9), case.degree
    if layout == 0:
        page.text(24, 18, "（中文译文）", 11, faces.body)
    paragraph(page, 20, 44, 170, [degree.institution_zh], Style(faces.title, 22), align="centre")
    y = paragraph(page, 20, 62, 170, ["哲学博士学位证书"], Style(faces.title, 26), align="centre") + 12
    for line in (
        f"兹证明{case.applicant.name_zh}已完成本校规定的全部课程，成绩合格，经校董会批准，授予哲学博士学位，"
        f"专业为{degree.field_zh}，享有与之相应的一切权利与荣誉。",
        f"授予日期：{cn_date(degree.conferred)}",
        f"校长：{degree.rector}（签名）",
    ):
        y = paragraph(page, 26, y, 158, [line], style, indent=9) + 4
    return y


def _letter(page: Page, case: Case, faces: Faces) -> float:
    style, abroad = Style(faces.body, 12, 1.8), case.abroad
    y = paragraph(page, 20, 26, 170, ["翻 译 件"], Style(faces.title, 22), align="centre") + 4
    y = paragraph(page, 20, y, 170, ["在职证明"], Style(faces.title, 20), align="centre") + 8
    for line in (
        "致有关人士：",
        f"兹证明{case.applicant.name_zh}自{cn_date(abroad.since)}起受聘于{abroad.employer_zh}，"
        f"现任{abroad.title_zh}。",
        f"{abroad.employer_zh}　{abroad.signer}（签名）",
        cn_date(abroad.letter),
    ):
        y = paragraph(page, 26, y, 158, [line], style, indent=9) + 3
    return y


def _licence(page: Page, case: Case) -> float:
    style, company = Style(Font.LATIN, 11, 1.8), case.employer
    page.text(105, 20, "TRANSLATION", 12, Font.LATIN_BOLD, Ink.GREY, align="centre")
    y = paragraph(page, 20, 34, 170, ["Business License"], Style(Font.LATIN_BOLD, 26), align="centre") + 10
    for label, value in (
        ("Unified Social Credit Code", company.uscc),
        ("Type", "Limited liability company"),
        ("Registered Capital", f"RMB {company.capital:,} yuan"),
        ("Date of Establishment", en_date(company.established)),
        ("Registration Authority", "Beijing Administration for Market Regulation"),
    ):
        y = paragraph(page, 30, y, 150, [f"{label}: {value}"], style) + 2
    return y


def _by(page: Page, case: Case, faces: Faces, rng: random.Random, y: float) -> None:
    style = Style(faces.body, 11, 1.7)
    agency = f"北京{rng.choice(('云译', '知言', '朔语'))}翻译有限公司"
    y += 16
    y = paragraph(page, 26, y, 158, ["兹证明以上译文与原文内容一致。"], style) + 2
    who: list[Piece] = [rng.choice(("翻译机构：", "翻译：", "译者：")), Mark(agency, "translator")]
    y = paragraph(page, 26, y, 158, who, style) + 2
    day = case.submitted - timedelta(days=rng.randint(10, 90))
    paragraph(page, 26, y, 158, [f"翻译日期：{cn_date(day)}", "　（翻译专用章）"], style)
    company_seal(page, 140, y - 2, agency, rng, "翻译专用章")


def _by_english(page: Page, rng: random.Random, y: float) -> None:
    style = Style(Font.LATIN, 11, 1.7)
    agency = f"{rng.choice(('Meridian', 'Cloudbrook', 'Northfield'))} Translation Services"
    y = paragraph(page, 26, y + 20, 158, ["Translated by: ", Mark(agency, "translator")], style) + 2
    text = "I hereby certify that this translation is true to the original."
    paragraph(page, 26, y, 158, [text], style)
