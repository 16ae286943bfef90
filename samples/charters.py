"""Further looks of a company's articles: the registry's print-out, an amendment, plain articles."""

import random
from collections.abc import Callable
from datetime import timedelta

from samples import tables
from samples.canvas import Page, SealMark
from samples.case import Case
from samples.numbers import cn_date, han_date
from samples.sheets import FACES, Booklet, Faces, company_seal, sign
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style, paragraph


def _capital(case: Case, amount: int | None = None) -> Mark:
    yuan = case.employer.capital if amount is None else amount
    return Mark(f"人民币{yuan // 10_000}万元", "registered_capital", str(yuan))


def printed(case: Case, rng: random.Random) -> list[Page]:
    """As the registry's archive prints it: a table of particulars, the archive's seal on each page."""
    faces, company = rng.choice(FACES), case.employer
    book = Booklet(
        Style(faces.body, 11, 1.6), "企业登记档案资料", "第 {page} 页 共 {pages} 页", left=26, right=24
    )
    book.title([Mark(company.name, "company_name"), "章程"], faces.title, 18, 4)
    book.write("第一条  为规范公司的组织和行为，依照《中华人民共和国公司法》制定本章程。", after=1)
    book.write("第二条  公司登记事项如下表。", after=1)
    rows = (
        ("公司名称", [company.name]),
        ("住    所", [Mark(company.address, "address")]),
        ("注册资本", [_capital(case)]),
        ("法定代表人", [Mark(company.legal_rep, "legal_rep")]),
        ("营业期限", [Mark("20年", "term", "20")]),
        ("经营范围", [Mark(company.trade.scope, "scope")]),
    )
    made = [Row([Cell(label, align="centre"), Cell(pieces)], 9) for label, pieces in rows]
    book.y = (
        tables.draw(book.page, book.left, book.y, (34, 126), made, Style(faces.body, 10.5, 1.45)).bottom + 4
    )
    book.write("第三条  股东的姓名、出资额和出资方式：", after=1)
    heads = [
        Row([Cell(head, align="centre", font=faces.bold) for head in ("股东姓名", "认缴出资额", "出资方式")])
    ]
    for name, part in zip(company.shareholders, (7, 3), strict=True):
        cells = [Cell([Mark(name, "shareholder")], align="centre")]
        texts = (f"{company.capital * part // 100_000}万元", "货币")
        heads.append(Row([*cells, *(Cell(text, align="centre") for text in texts)]))
    book.need(30)
    book.y = (
        tables.draw(
            book.page, book.left + 8, book.y, (50, 50, 40), heads, Style(faces.body, 10.5, 1.5)
        ).bottom
        + 4
    )
    for clause in _CLAUSES[: None if not case.compact else 4]:
        book.write(clause)
    _signed(book, case, rng, faces)
    pages = book.close()
    for page in pages:
        page.add(
            SealMark(168, 36, 36, "北京市云溪区市场监督管理局", "档案查询专用章", turn=rng.uniform(-9, 9))
        )
    return pages


_CLAUSES = (
    "第四条  股东会由全体股东组成，是公司的权力机构，行使下列职权：决定公司的经营方针和投资计划。",
    "第五条  公司不设董事会，设执行董事一人，由股东会选举产生，每届任期三年，可以连选连任。",
    "第六条  公司不设监事会，设监事一人，由股东会选举产生，执行董事、高级管理人员不得兼任监事。",
    "第七条  公司因本章程规定的解散事由出现而解散时，应当依法成立清算组进行清算。",
    "第八条  公司应当依照法律、行政法规和国务院财政部门的规定建立本公司的财务、会计制度。",
    "第九条  股东向股东以外的人转让股权，应当经其他股东过半数同意。",
    "第十条  本章程自全体股东签署之日起生效，由登记机关备案一份。",
)


def _signed(book: Booklet, case: Case, rng: random.Random, faces: Faces, days: int = 0) -> None:
    """All shareholders sign, and the day `days` behind the founding."""
    book.need(44)
    y, style = book.y + 8, Style(faces.body, 11, 1.6)
    paragraph(book.page, book.left, y, 80, ["全体股东签字（盖章）："], style)
    for number, name in enumerate(case.employer.shareholders):
        sign(book.page, book.left + 48 + number * 42, y - 3, name, "全体股东签字", rng, 32)
    day = case.employer.established + timedelta(days=days)
    form = rng.choice((cn_date, han_date))
    dated = [Mark(form(day), "adoption_date", day.isoformat())]
    paragraph(book.page, book.left, y + 22, book.width, dated, style, align="right")
    book.y = y + 32


def amended(case: Case, rng: random.Random) -> list[Page]:
    """章程修正案: what an article said and says now."""
    faces, company = rng.choice(FACES), case.employer
    book = Booklet(Style(faces.body, 13, 1.9), footer="", top=34)
    book.title([Mark(company.name, "company_name")], faces.title, 20, 0)
    book.title("章程修正案", faces.title, 22, 8)
    book.write(
        "根据《中华人民共和国公司法》及公司章程的有关规定，经股东会决议，对公司章程作如下修改：", after=2
    )
    before = f"第六条原为：公司注册资本为人民币{company.capital // 20_000}万元。"
    book.write("一、章程", before)
    book.write("现修改为：公司注册资本为", _capital(case), "。", after=2)
    book.write("二、章程第二条原为：公司住所为北京市澄湖区旧址路1号。")
    book.write("现修改为：公司住所为", Mark(company.address, "address"), "。", after=2)
    book.write("其他条款不变。", after=6)
    _signed(book, case, rng, faces, days=900)
    company_seal(book.page, 150, book.y, company.name, rng)
    return book.close()


def plain_articles(case: Case, rng: random.Random) -> list[Page]:
    """Articles one after the other without chapters; a company among the shareholders."""
    faces, company = rng.choice(FACES), case.employer
    book = Booklet(Style(faces.body, 12, 1.75), footer="- {page} -", top=30)
    book.title([Mark(company.name, "company_name")], faces.title, 22, 0)
    book.title("公司章程", faces.title, 22, 6)
    partner = f"北京{company.short[:2]}投资有限公司"
    share = company.capital // 10_000
    articles: tuple[list[Piece], ...] = (
        ["公司的名称为", company.name, "。"],
        ["公司的住所为", Mark(company.address, "address"), "。"],
        ["公司的经营范围为：", Mark(company.trade.scope, "scope")],
        ["公司的注册资本为", _capital(case), "。"],
        [
            "公司的股东为：", Mark(company.shareholders[0], "shareholder"),
            f"，以货币出资{share * 6 // 10}万元；", Mark(partner, "shareholder"),
            f"，以货币出资{share * 4 // 10}万元。",
        ],
        ["公司的法定代表人由执行董事担任，现任法定代表人为", Mark(company.legal_rep, "legal_rep"), "。"],
        ["公司的营业期限为", Mark("长期", "term", "open"), "。"],
    )  # fmt: skip
    for number, article in enumerate(articles):
        book.write(f"第{'一二三四五六七'[number]}条  ", *article, after=0.5)
    for number, clause in enumerate(_CLAUSES):
        book.write(
            f"第{('八', '九', '十', '十一', '十二', '十三', '十四')[number]}条  ", clause[5:], after=0.5
        )
    _signed(book, case, rng, faces)
    company_seal(book.page, 60, book.y, company.name, rng)
    return book.close()


CHARTERS: tuple[Callable[[Case, random.Random], list[Page]], ...] = (printed, amended, plain_articles)
