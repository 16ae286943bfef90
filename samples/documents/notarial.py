"""Notary's sheets 公证书: one page, a cover and a page, or both languages; they repeat others' titles."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.canvas import Page
from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, en_date, han_date
from samples.sheets import FACES, Faces, company_seal, sign, specimen
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 3  # one sheet · cover and sheet · Chinese and English sheets

_WHAT = (
    ("博士学位证书", "Doctor of Philosophy", "学位证书上所盖学校印章及校长的签名均属实"),
    ("营业执照", "Business License", "复印件与原件内容相符，原件上登记机关的印章属实"),
    ("在职证明", "Certificate of Employment", "译文与原文内容相符，原文上的签名属实"),
)


@dataclass(frozen=True, slots=True)
class _Act:
    case: Case
    faces: Faces
    office: str
    number: str
    issued: date
    notary: str
    what: tuple[str, str, str]


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One or two pages; of the offices and notaries none exists."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    own = random.Random(f"{case.seed}-notarial-{layout}")
    issued = case.submitted - timedelta(days=own.randint(20, 300))
    place = own.choice(("云溪", "知行", "朔禾", "芷泽"))
    kind = own.choice(("外经", "内经", "外民", "内民"))
    act = _Act(
        case,
        own.choice(FACES),
        f"北京市{place}公证处",
        f"（{issued.year}）京{place}{kind}证字第{own.randint(12, 39999):05d}号",
        issued,
        own.choice(("陆知行", "沈云溪", "何朔", "方芷")),
        own.choice(_WHAT),
    )
    pages = [_cover(act)] if layout == 1 else []
    pages.append(_sheet(act, own))
    if layout == 2:
        pages.append(_english(act, own))
    for page in pages:
        specimen(page)
    return MadeDocument("notarial", pages)


def _cover(act: _Act) -> Page:
    page = Page()
    paragraph(page, 20, 88, 170, ["公  证  书"], Style(act.faces.title, 44), align="centre")
    office: list[Piece] = ["中华人民共和国", Mark(act.office, "office")]
    paragraph(page, 20, 236, 170, office, Style(act.faces.body, 16), align="centre")
    return page


def _sheet(act: _Act, rng: random.Random) -> Page:
    page, style = Page(), Style(act.faces.body, 13, 1.9)
    y = paragraph(page, 20, 32, 170, ["公 证 书"], Style(act.faces.title, 26), align="centre") + 4
    number = [Mark(act.number, "notarial_no", act.number.replace("（", "(").replace("）", ")"))]
    y = paragraph(page, 26, y, 158, number, style, align="right") + 6
    person = act.case.applicant
    title, _, truth = act.what
    lines: list[list[Piece]] = [
        [f"申请人：{person.name_zh}，{'男' if person.sex == 'M' else '女'}，{cn_date(person.dob)}出生。"],
        [f"公证事项：{title}"],
        [f"兹证明前面的《{title}》{truth}。"],
    ]
    for line in lines:
        y = paragraph(page, 26, y, 158, line, style, indent=9) + 3
    y += 24
    office: list[Piece] = ["中华人民共和国", Mark(act.office, "office")]
    y = paragraph(page, 84, y, 100, office, style, align="right") + 3
    paragraph(page, 100, y, 84, [f"公证员　{act.notary}"], style, align="right")
    sign(page, 100, y + 10, act.notary, "公证员", rng, 30)
    dated = han_date(act.issued) if rng.random() < 0.5 else cn_date(act.issued)
    paragraph(
        page, 84, y + 26, 100, [Mark(dated, "issue_date", act.issued.isoformat())], style, align="right"
    )
    company_seal(page, 150, y + 24, act.office, rng)
    return page


def _english(act: _Act, rng: random.Random) -> Page:
    page, style = Page(), Style(Font.LATIN, 12, 1.7)
    y = paragraph(page, 20, 32, 170, ["NOTARIAL CERTIFICATE"], Style(Font.LATIN_BOLD, 20), align="centre")
    y = paragraph(page, 26, y + 2, 158, ["(Translation)"], style, align="centre") + 6
    person, title = act.case.applicant, act.what[1]
    for line in (
        f"Applicant: {person.natural}, born on {en_date(person.dob)}.",
        f"Issue under notarization: {title}",
        f"This is to certify that the copy of the {title} attached hereto conforms to the original.",
        "Notary Public Office, Beijing, the People's Republic of China",
    ):
        y = paragraph(page, 26, y, 158, [line], style) + 4
    sign(page, 110, y + 10, act.notary, "Notary", rng, 40)
    page.text(110, y + 24, f"Notary: {en_date(act.issued)}", 12, Font.LATIN)
    return page
