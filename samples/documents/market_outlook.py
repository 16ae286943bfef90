"""市场前景分析 as a paper of its own: chapters, an analysis with labels, English."""

import random

from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.sheets import FACES, Booklet, company_seal
from samples.typeset import Mark, Style

LAYOUTS = 4
_TITLES = ("市场前景分析", "产品市场预测", "行业发展前景及市场分析")


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page, or two where the case is not compact."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    faces, company = rng.choice(FACES), case.employer
    if layout == 3:
        book = Booklet(Style(Font.LATIN, 12, 1.7), "", "", top=30)
        book.title("Market Outlook", Font.LATIN_BOLD, 22, 6)
        book.write("Company name: ", Mark(case.abroad.employer, "company_name"), indent=0, after=2)
        book.write(
            "Demand is expected to grow by twelve per cent a year until the end of the decade.", indent=0
        )
        return MadeDocument("market_outlook", book.close())
    book = Booklet(Style(faces.body, 12, 1.8), "", "- {page} -" if layout else "", top=30)
    name = Mark(company.name, "company_name")
    if layout == 1:
        book.title(_TITLES[layout], faces.title, 22, 6)
        book.write("企业名称：", name, indent=0)
        book.write(f"产品名称：{company.trade.products[0]}", indent=0, after=2)
    else:
        book.title([name], faces.title, 18, 1)
        book.title(_TITLES[layout], faces.title, 20, 6)
    chapters = ("行业发展现状", "市场需求分析", "竞争优势", "发展规划")
    for number, chapter in enumerate(chapters):
        book.heading(f"{'一二三四'[number]}、{chapter}", faces.bold)
        for _ in range(1 if case.compact else 4):
            book.write(f"{company.trade.market}。预计未来五年相关产品的国内市场规模将保持较快增长。", after=1)
    if rng.random() < 0.5:
        company_seal(book.page, 156, min(book.y + 20, 262), company.name, rng)
    return MadeDocument("market_outlook", book.close())
