"""公司章程: numbered articles by chapters, a table of shareholders, signatures of all of them at the end."""

import random

from samples import tables
from samples.case import Case
from samples.charters import CHARTERS
from samples.companies import Employer
from samples.made import MadeDocument
from samples.numbers import cn_date
from samples.sheets import FACES, Booklet, Faces, company_seal, sign
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 2  # shareholders in a table · in running text
VERSIONS = LAYOUTS + len(CHARTERS)
_HAN = "零一二三四五六七八九"


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page when compact, else two or more."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    if layout >= LAYOUTS:
        return MadeDocument("articles_of_association", CHARTERS[layout - LAYOUTS](case, rng))
    faces = rng.choice(FACES)
    style = Style(faces.body, 10, 1.45) if case.compact else Style(faces.body, 13, 1.8)
    book = Booklet(style, f"{case.employer.name}章程" if layout == 1 else "", left=26, right=24)
    book.title([Mark(case.employer.name, "company_name")], faces.title, 18, 0)
    book.title("章    程", faces.title, 20, 3)
    number = 0
    for title, clauses in _chapters(case, layout):
        book.write(title, font=faces.bold, indent=0, align="centre", after=0.5)
        for clause in clauses:
            number += 1
            book.write(f"第{_ordinal(number)}条  ", *clause)
        if layout == 0 and "股东" in title:
            _shareholders(book, case, faces)
    _end(book, case, rng, faces)
    return MadeDocument("articles_of_association", book.close())


def _ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十"
    return ten + (_HAN[ones] if ones else "")


_Chapter = tuple[str, tuple[list[Piece], ...]]


def _chapters(case: Case, layout: int) -> tuple[_Chapter, ...]:
    company = case.employer
    first, second = company.shareholders
    capital = Mark(f"人民币{company.capital // 10_000}万元", "registered_capital", str(company.capital))
    owners: list[Piece] = ["公司由以下股东出资设立，股东以其认缴的出资额为限对公司承担责任。"]
    if layout == 1:
        owners = ["公司股东为：", *_stake(company, first, 70), "；", *_stake(company, second, 30), "。"]
    return (
        ("第一章  总  则", (
            ["依据《中华人民共和国公司法》及有关法律、法规的规定，由股东共同出资设立", company.name,
             "（以下简称公司），特制定本章程。"],
            ["本章程中的各项条款与法律、法规、规章不符的，以法律、法规、规章的规定为准。"],
        )),
        ("第二章  公司名称和住所", (
            ["公司名称：", company.name, "。"],
            ["公司住所：", Mark(company.address, "address"), "。"],
        )),
        ("第三章  公司经营范围", (["公司经营范围：", Mark(company.trade.scope, "scope")],)),
        ("第四章  公司注册资本及股东的姓名、出资方式、出资额和出资时间", (
            ["公司注册资本：", capital, "。"],
            owners,
        )),
        ("第五章  公司的机构及其产生办法、职权、议事规则", (
            ["股东会由全体股东组成，是公司的权力机构，决定公司的经营方针和投资计划，审议批准执行董事的报告。"],
            ["股东会会议由股东按照出资比例行使表决权。修改公司章程、增加或者减少注册资本的决议，"
             "必须经代表三分之二以上表决权的股东通过。"],
            ["公司不设董事会，设执行董事一人，由股东会选举产生，任期三年，任期届满，可连选连任。"],
            ["公司不设监事会，设监事一人，由股东会选举产生，任期每届三年。"],
        )),
        ("第六章  公司的法定代表人", (
            ["执行董事为公司的法定代表人，由", Mark(company.legal_rep, "legal_rep"), "担任，并依法登记。"],
        )),
        ("第七章  公司的解散事由与清算办法", (
            ["公司因营业期限届满、股东会决议解散或者依法被吊销营业执照等原因解散的，应当依法组织清算组进行清算。"],
        )),
        ("第八章  附  则", (
            ["公司的营业期限自营业执照签发之日起计算，营业期限以登记机关核准的期限为准。"],
            ["本章程经全体股东共同订立，自签署之日起生效。本章程一式三份，公司留存一份，报登记机关一份。"],
        )),
    )  # fmt: skip


def _stake(company: Employer, name: str, percent: int) -> list[Piece]:
    amount = _share(company.capital, percent)
    return [Mark(name, "shareholder"), f"，以货币出资{amount}万元，占注册资本的{percent}%"]


def _share(capital: int, percent: int) -> str:
    return f"{capital * percent / 1_000_000:g}"


def _shareholders(book: Booklet, case: Case, faces: Faces) -> None:
    capital, names = case.employer.capital, case.employer.shareholders
    heads = ("股东姓名", "出资额（万元）", "出资方式", "比例")
    rows = [Row([Cell(head, align="centre", font=faces.bold) for head in heads])]
    for name, percent in zip(names, (70, 30), strict=True):
        texts = (_share(capital, percent), "货币", f"{percent}%")
        cells = [Cell([Mark(name, "shareholder")], align="centre")]
        rows.append(Row([*cells, *(Cell(text, align="centre") for text in texts)]))
    book.need(30)
    small = Style(faces.body, 10, 1.4)
    book.y = tables.draw(book.page, book.left + 10, book.y + 1, (40, 40, 30, 30), rows, small).bottom + 3


def _end(book: Booklet, case: Case, rng: random.Random, faces: Faces) -> None:
    """All shareholders sign; the company presses its seal over the date."""
    book.need(52)
    y, style = book.y + 6, Style(faces.body, 11, 1.6)
    paragraph(book.page, book.left, y, 80, ["全体股东签字："], style)
    for number, name in enumerate(case.employer.shareholders):
        sign(book.page, book.left + 34 + number * 40, y - 3, name, "全体股东签字", rng, 30)
    adopted = case.employer.established
    dated = [Mark(cn_date(adopted), "adoption_date", adopted.isoformat())]
    paragraph(book.page, book.left, y + 26, book.width, dated, style, align="right")
    company_seal(book.page, book.left + book.width - 24, y + 24, case.employer.name, rng)
    book.y = y + 46
