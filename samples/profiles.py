"""Further looks of a company's profile: a table, a letter-like text on the business, a page in English."""

import random
from collections.abc import Callable

from samples import tables
from samples.canvas import Page
from samples.case import Case
from samples.fonts import Font
from samples.numbers import cn_date, en_date
from samples.sheets import FACES, Booklet, company_seal
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style


def staff(case: Case) -> int:
    """How many people the employer has."""
    return 60 + case.seed % 140


def revenue(case: Case) -> tuple[str, str]:
    """The latest year's revenue in ten thousand yuan as printed, and in yuan."""
    text = f"{case.years[-1].income.revenue / 10_000:,.2f}"
    cents = round(float(text.replace(",", "")) * 10_000)
    return f"{text}万元", str(cents)


def _revenue(case: Case) -> Mark:
    return Mark(revenue(case)[0], "revenue", revenue(case)[1])


def tabled(case: Case, rng: random.Random) -> list[Page]:
    """企业概况 as a table."""
    page, faces, company = Page(), rng.choice(FACES), case.employer
    page.text(105, 24, "企业概况", 24, faces.title, align="centre", field="section", value="profile")
    style = Style(faces.body, 11, 1.5)
    products: list[Piece] = []
    for product in company.trade.products:
        products += ["、"] if products else []
        products.append(Mark(product, "product"))
    rows: tuple[tuple[str, list[Piece]], ...] = (
        ("企业名称", [Mark(company.name, "company_name")]),
        ("成立时间", [Mark(cn_date(company.established), "established", company.established.isoformat())]),
        ("注册地址", [Mark(company.address, "location")]),
        ("法定代表人", [company.legal_rep]),
        ("职工总数", [Mark(f"{staff(case)}", "staff"), "人"]),
        ("上年度营业收入", [_revenue(case)]),
        ("主要产品", products),
        ("联系电话", [company.phone]),
    )
    made = [Row([Cell(label, align="centre", font=faces.bold), Cell(pieces)], 12) for label, pieces in rows]
    bottom = tables.draw(page, 24, 46, (40, 122), made, style).bottom
    if rng.random() < 0.6:
        company_seal(page, 150, bottom + 30, company.name, rng)
    return [page]


def written(case: Case, rng: random.Random) -> list[Page]:
    """企业经营情况 in running text."""
    faces, company, latest = rng.choice(FACES), case.employer, case.years[-1]
    book = Booklet(Style(faces.body, 13, 1.9), company.name, "- {page} -", top=30)
    book.title("企业经营情况", faces.title, 22, 6)
    first, second, third = (Mark(product, "product") for product in company.trade.products)
    day = Mark(cn_date(company.established), "established", company.established.isoformat())
    book.write(
        Mark(company.name, "company_name"), f"（以下简称公司）是一家专业从事{company.trade.name}的企业，于",
        day, "正式成立，公司位于", Mark(company.address, "location"), "。",
    )  # fmt: skip
    book.write("公司现有职工", Mark(str(staff(case)), "staff"), "人，其中博士和硕士占三分之一。")
    book.write(f"{latest.year}年公司实现销售收入", _revenue(case), "，较上年稳步增长。")
    book.write("公司主要产品有", first, "、", second, "和", third, "，广泛用于国内外市场。")
    for _ in range(0 if case.compact else 12):
        book.write("公司坚持创新驱动，建立了完善的质量管理体系，产品和服务得到用户的普遍认可。")
    if rng.random() < 0.5:
        company_seal(book.page, 156, min(book.y + 20, 262), company.name, rng)
    return book.close()


def english(case: Case, _rng: random.Random) -> list[Page]:
    """Company Profile of an English-speaking employer."""
    book = Booklet(Style(Font.LATIN, 12, 1.7), "", "", top=30)
    book.title([Mark("Company Profile", "section", "profile")], Font.LATIN_BOLD, 22, 6)
    company = case.employer
    founded = Mark(en_date(company.established), "established", company.established.isoformat())
    book.write("Company name: ", Mark(case.abroad.employer, "company_name"), indent=0)
    book.write("Founded: ", founded, indent=0)
    book.write("Location: ", Mark("18 Lantern Quay, Norhaven, Utopia", "location"), indent=0)
    book.write("Employees: ", Mark(str(staff(case)), "staff"), indent=0, after=2)
    book.write("The company develops and makes instruments for research and industry.", indent=0)
    return book.close()


PROFILES: tuple[Callable[[Case, random.Random], list[Page]], ...] = (tabled, written, english)
