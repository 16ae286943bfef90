"""营业执照: portrait with registration number (V2) or credit code (V3), landscape from March 2019 (V4)."""

import random
from dataclasses import dataclass
from datetime import date

import cn2an

from samples.canvas import Code, Ink, Page, Panel, Rect, SealMark
from samples.companies import Employer, Firm
from samples.numbers import cn_date
from samples.sheets import FACES, Faces, frame, labelled, specimen
from samples.typeset import Mark, Piece, Style, paragraph

_PAPER = ("#fbf6e6", "#f7f3e2", "#fdfaf0")

_REMINDER = "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告"


@dataclass(frozen=True, slots=True)
class Licence:
    """What a licence says; `reg_no` instead of `uscc` before October 2015."""

    name: str
    uscc: str
    reg_no: str
    kind: str
    address: str
    rep_label: str
    rep: str
    capital: int
    established: date
    term_end: date | None
    scope: str
    authority: str
    issued: date
    copy: str
    paid_in: int | None = None  # only until February 2014
    labels: tuple[tuple[str, str], ...] = ()  # printed instead of the usual ones
    lacks: tuple[str, ...] = ()  # usual labels that this kind of licence does not have
    more: tuple[tuple[str, str], ...] = ()  # further rows that state no field
    serial: str = ""  # of the printed sheet: as long as a credit code, and none


def of_employer(employer: Employer, issued: date, rng: random.Random) -> Licence:
    return Licence(
        employer.name, employer.uscc, employer.reg_no, employer.kind, employer.address, "法定代表人",
        employer.legal_rep, employer.capital, employer.established, employer.term_end, employer.trade.scope,
        office(employer.district, issued), issued, rng.choice(("（副本）", "（副本）", "（正本）")),
    )  # fmt: skip


def of_firm(firm: Firm, issued: date) -> Licence:
    """The accounting firm's own licence, as it is bound into audit reports."""
    limited = "有限" in firm.name
    return Licence(
        firm.name, firm.uscc, "", "有限责任公司" if limited else "普通合伙企业", firm.address,
        "法定代表人" if limited else "执行事务合伙人", firm.partner, 2_000_000, firm.established, None,
        "审查企业会计报表，出具审计报告；验证企业资本，出具验资报告；办理企业合并、分立、清算事宜中的审计业务，"
        "出具有关报告；基本建设年度财务决算审计；代理记账；会计咨询、税务咨询、管理咨询、会计培训。",
        office(firm.address[3:6], issued), issued, "（副本）",
    )  # fmt: skip


def office(district: str, issued: date) -> str:
    """Registries were renamed in November 2018."""
    if issued < date(2018, 11, 16):
        return f"北京市工商行政管理局{district[:2]}分局"
    return f"北京市{district}市场监督管理局"


def draw(licence: Licence, rng: random.Random, version: int) -> Page:
    """One page; `version` 2, 3 or 4 as in domain B.13."""
    faces = rng.choice(FACES)
    page = _landscape(licence, rng, faces) if version == 4 else _portrait(licence, rng, faces, version)
    specimen(page)
    return page


def rows(licence: Licence, rng: random.Random) -> dict[str, list[Piece]]:
    """Label → value pieces, for every version."""
    end = Mark("长期", "term_end", "open")
    if licence.term_end:
        end = Mark(cn_date(licence.term_end, padded=True), "term_end", licence.term_end.isoformat())
    start = Mark(cn_date(licence.established, padded=True), "term_start", licence.established.isoformat())
    usual: dict[str, list[Piece]] = {
        "名称": [Mark(licence.name, "name")],
        "类型": [Mark(licence.kind, "type")],
        "住所": [Mark(licence.address, "address")],
        licence.rep_label: [Mark(licence.rep, "legal_rep")],
        "注册资本": [Mark(capital(licence.capital, rng), "registered_capital", str(licence.capital))],
        "成立日期": [
            Mark(cn_date(licence.established, padded=True), "established", licence.established.isoformat())
        ],
        "营业期限": [start, rng.choice(("至", " 至 ")), end],
        "经营范围": [Mark(licence.scope, "scope")],
    }
    printed = dict(licence.labels)
    kept = {printed.get(label, label): row for label, row in usual.items() if label not in licence.lacks}
    return kept | {label: [text] for label, text in licence.more}


def capital(amount: int, rng: random.Random) -> str:
    words: str = cn2an.an2cn(amount, "rmb")
    return rng.choice((words, f"人民币{words}", f"{amount // 10_000}万元人民币", f"{amount // 10_000}万元"))


def _portrait(licence: Licence, rng: random.Random, faces: Faces, version: int) -> Page:
    page = Page()
    guilloche(page, rng)
    page.text(107, 50, "营业执照", 46, faces.title, align="centre", spacing=7)
    copy_kind(page, 105, 76, licence, faces, 15)
    label, number, name = ("统一社会信用代码", licence.uscc, "uscc")
    if version == 2:
        label, number, name = ("注册号", licence.reg_no, "reg_no")
    code: list[Piece] = [f"{label}  ", Mark(number, name)]
    paragraph(page, 20, 88, 170, code, Style(faces.body, 13), align="centre")
    serial = f"编号 {rng.randint(0, 99):02d}{rng.randint(10**6, 10**7)}"
    page.text(186, 30, licence.serial or serial, 9, faces.body, align="right")
    y = 104.0
    for title, pieces in rows(licence, rng).items():
        small = Style(faces.filled, 10 if title == "经营范围" else 12, 1.55 if title == "经营范围" else 1.75)
        y = labelled(
            page, 34, y, title, pieces, small, label_font=faces.body, label_width=34, width=108
        ) + 2.4  # fmt: skip
    if version == 3:
        page.add(Code(Rect(36, 247, 58, 269), f"https://example.org/licence?code={licence.uscc}", level="m"))
    registry(page, 150, 236, licence, faces, rng)
    address = "企业信用信息公示系统网址：www.gsxt.gov.cn"
    page.text(105, 270, address, 8, faces.body, Ink.GREY, align="centre")
    return page


def _landscape(licence: Licence, rng: random.Random, faces: Faces) -> Page:
    page = Page(width=297, height=210)
    guilloche(page, rng)
    page.text(151, 30, "营业执照", 44, faces.title, align="centre", spacing=6)
    copy_kind(page, 148.5, 54, licence, faces, 14)
    page.text(30, 34, "统一社会信用代码", 11, faces.body)
    page.text(30, 41, licence.uscc, 12, faces.body, field="uscc", value=licence.uscc)
    page.add(Code(Rect(226, 28, 250, 52), f"https://example.org/licence?code={licence.uscc}", level="m"))
    for number, line in enumerate(
        ("扫描二维码登录国家", "企业信用信息公示系", "统了解更多登记、备", "案、许可、监管信息")
    ):
        page.text(253, 30 + number * 5, line, 7, faces.body, Ink.GREY)
    printed = rows(licence, rng)
    _column(page, 30, ("名称", "类型", licence.rep_label, "经营范围"), printed, faces, 92)
    _column(
        page,
        162,
        ("注册资本", "注册日期", "成立日期", "营业期限", "合伙期限", *_addresses(licence)),
        printed,
        faces,
        76,
    )
    registry(page, 226, 138, licence, faces, rng)
    page.text(30, 184, "国家企业信用信息公示系统网址：www.gsxt.gov.cn", 7.5, faces.body, Ink.GREY)
    if licence.serial:
        page.text(30, 24, licence.serial, 8, faces.body)
        page.text(30, 178, _REMINDER, 7.5, faces.body, Ink.GREY)
    page.text(267, 184, "国家市场监督管理总局监制", 7.5, faces.body, Ink.GREY, align="right")
    return page


def _column(
    page: Page, x: float, labels: tuple[str, ...], rows: dict[str, list[Piece]], faces: Faces, width: float
) -> None:
    y = 72.0
    for label in (label for label in labels if label in rows):
        style = Style(faces.filled, 9 if label == "经营范围" else 11, 1.6)
        y = labelled(
            page, x, y, label, rows[label], style, label_font=faces.body, label_width=30, width=width
        ) + 3.5  # fmt: skip


def _addresses(licence: Licence) -> tuple[str, ...]:
    return (dict(licence.labels).get("住所", "住所"), *(label for label, _ in licence.more))


def copy_kind(page: Page, x: float, y: float, licence: Licence, faces: Faces, size: float) -> None:
    value = "duplicate" if "副" in licence.copy else "original"
    text = licence.copy + ("(1-1)" if value == "duplicate" else "")
    page.text(
        x, y, text, size, faces.body, align="centre", field="copy_kind", value=value, part=licence.copy[1:-1]
    )


def registry(page: Page, x: float, y: float, licence: Licence, faces: Faces, rng: random.Random) -> None:
    """Registry, its name for the reader of the seal, the date of issue, and the seal over both."""
    page.text(x - 30, y, "登记机关", 13, faces.body)
    paragraph(
        page,
        x - 32,
        y + 9,
        68,
        [Mark(licence.authority, "authority")],
        Style(faces.body, 10.5),
        align="centre",
    )
    dated = f"{licence.issued.year} 年 {licence.issued.month:02d} 月 {licence.issued.day:02d} 日"
    page.text(
        x + 2,
        y + 19,
        dated,
        12,
        faces.filled,
        align="centre",
        field="issue_date",
        value=licence.issued.isoformat(),
    )
    page.add(SealMark(x + 4 + rng.uniform(-2, 2), y + 14, 42, licence.authority, turn=rng.uniform(-8, 8)))


def guilloche(page: Page, rng: random.Random) -> None:
    page.add(Panel(Rect(12, 12, page.width - 12, page.height - 12), rng.choice(_PAPER)))
    for inset, width in ((14.0, 1.6), (17.0, 0.4), (18.2, 0.4)):
        frame(page, inset, width, Ink.GOLD)
