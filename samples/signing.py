"""Sheets of places to sign, as forms of many kinds set them; each place is signed or not, by chance."""

import random
from dataclasses import dataclass

from samples.canvas import Ink, Page, Rect, SealMark, SignatureMark, Stroke
from samples.fonts import Font

_HAN = ("柳晓宁", "苏远峰", "高文博", "欧阳明华", "李静", "陈思远")
_LATIN = (
    "Gideon Castelbrand",
    "Elise Marwick",
    "Tomas Verhoeven",
    "J. Okafor",
    "A. K. M.",
    "Maria Lindqvist",
)
_BESIDE = ("乙方（签字）", "申报人签字", "法定代表人（签字或盖章）", "负责人签名", "Signature", "Signed by")
_ABOVE = ("Signature of applicant", "Authorised signatory", "Dean", "Rector", "Registrar", "Director")
_STEP = 30.0  # millimetres from one place to the next


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """A printed label that asks for a signature, where one would stand (millimetres), and whether it does."""

    label: str
    area: Rect
    signed: bool


def signing_sheet(seed: int) -> tuple[Page, tuple[SigningPlace, ...]]:
    """A page of places in nine rows: beside, above, in cells, in pairs, under seals, with dates and names."""
    rng, page = random.Random(f"signing-{seed}"), Page()
    places: list[SigningPlace] = []
    for number, draw in enumerate(rng.sample(_KINDS, len(_KINDS))):
        places += draw(page, rng, 22 + _STEP * number)
    return page, tuple(places)


def _sign(page: Page, rng: random.Random, label: str, area: Rect) -> SigningPlace:
    signed = rng.random() < 0.6
    if signed:
        name = rng.choice(_HAN if rng.random() < 0.5 else _LATIN)
        ink = rng.choice((Ink.BLACK, Ink.BLUE))
        page.add(SignatureMark(area, name, label, ink, rng.randint(0, 10**6)))
    return SigningPlace(label, area, signed)


def _area(rng: random.Random, x: float, y: float, width: float = 34.0) -> Rect:
    """Room for a signature; a written line wanders a little."""
    x, y, height = x + rng.uniform(0, 6), y + rng.uniform(-1.5, 1.5), rng.uniform(8, 12)
    return Rect(x, y, x + width, y + height)


def _beside(page: Page, rng: random.Random, y: float) -> list[SigningPlace]:
    """A label, then a rule; sometimes a printed name below it."""
    label = rng.choice(_BESIDE)
    run = page.text(25, y + 8, f"{label}：", 11)
    page.add(Stroke(run.box.x1 + 1, y + 13, run.box.x1 + 60, y + 13, 0.2))
    if rng.random() < 0.5:
        page.text(run.box.x1 + 4, y + 15, rng.choice(_HAN), 10.5)
    return [_sign(page, rng, label, _area(rng, run.box.x1 + 4, y + 3))]


def _dated(page: Page, rng: random.Random, y: float) -> list[SigningPlace]:
    page.text(25, y + 8, "签字：", 11, Font.HEI)
    page.text(100, y + 8, "日期：2018年3月2日", 11, Font.HEI)
    return [_sign(page, rng, "签字", _area(rng, 40, y + 4))]


def _pair(page: Page, rng: random.Random, y: float) -> list[SigningPlace]:
    places = []
    for x, label in ((25, "甲方（签字）"), (105, "乙方（签字）")):
        page.text(x, y + 8, f"{label}：", 11)
        places.append(_sign(page, rng, label, _area(rng, x + 28, y + 4)))
    return places


def _above(page: Page, rng: random.Random, y: float) -> list[SigningPlace]:
    """Western style: two rules, the labels centred below them."""
    places = []
    for x, label in zip((25, 115), rng.sample(_ABOVE, 2), strict=True):
        page.add(Stroke(x, y + 15, x + 60, y + 15, 0.2))
        page.text(x + 30, y + 16.2, label, 11, Font.LATIN, align="centre")
        places.append(_sign(page, rng, label, _area(rng, x + 8, y + 3, 40)))
    return places


def _cell(page: Page, rng: random.Random, y: float) -> list[SigningPlace]:
    for line in (y + 2, y + 18):
        page.add(Stroke(25, line, 185, line))
    for x in (25, 70, 185):
        page.add(Stroke(x, y + 2, x, y + 18))
    page.text(28, y + 8, "申请人签名", 11, Font.KAI)
    return [_sign(page, rng, "申请人签名", _area(rng, 76, y + 4))]


def _sealed(page: Page, rng: random.Random, y: float) -> list[SigningPlace]:
    run = page.text(25, y + 8, "法定代表人（签字）：", 11)
    page.add(SealMark(run.box.x1 + 30, y + 10, 36, "北京沅启创生物医药科技有限公司"))
    return [_sign(page, rng, "法定代表人（签字）", _area(rng, run.box.x1 + 6, y + 4))]


def _accountant(page: Page, rng: random.Random, y: float) -> list[SigningPlace]:
    run = page.text(25, y + 2, "中国注册会计师：", 11)
    page.text(run.box.x1 + 2, y + 2, "苏远峰", 11)
    return [_sign(page, rng, "中国注册会计师", _area(rng, 43, y + 9, 26))]


_KINDS = (_beside, _dated, _pair, _above, _cell, _sealed, _accountant, _beside, _above)
