"""Accountants' reports that are no annual audit: 专项审计, 验资, 资产评估, 审阅."""

import random
from datetime import timedelta

from samples.case import Case
from samples.made import MadeDocument
from samples.numbers import cn_date, han_date
from samples.sheets import FACES, Booklet, company_seal, sign
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 4
_TITLES = ("专项审计报告", "验 资 报 告", "审 阅 报 告", "资产评估报告")
_PREFIXES = ("专审字", "验字", "阅字", "评报字")


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    faces, firm, company = rng.choice(FACES), case.firm, case.employer
    name = firm.name if layout < 3 else "北京衡信诚资产评估有限公司"
    dated = case.submitted - timedelta(days=rng.randint(40, 300))
    number = f"{firm.prefix[:2]}{_PREFIXES[layout]}[{dated.year}]第{rng.randint(10, 990):04d}号"
    book = Booklet(Style(faces.body, 12, 1.8), footer="", top=28)
    book.title([Mark(_TITLES[layout], "title", _TITLES[layout].replace(" ", ""))], faces.title, 24, 2)
    book.write(Mark(number, "report_no"), indent=0, align="centre", after=4)
    book.write(Mark(company.name, "entity_name"), "全体股东：", font=faces.bold, indent=0, after=1)
    for clause in _clauses(case, layout, dated.year - 1):
        book.write(*clause, after=1)
    style, top = Style(faces.body, 12, 1.7), book.y + 16
    paragraph(book.page, book.left, top, 78, [Mark(name, "firm_name")], style)
    company_seal(book.page, book.left + 36, top + 12, name, rng)
    label = "中国注册会计师：" if layout < 3 else "资产评估师："
    for place, person in enumerate(firm.accountants):
        paragraph(book.page, 118, top + 18 * place, 70, [label, person], style)
        sign(book.page, 150, top + 18 * place + 7, person, label[:-1], rng, 26)
    form = rng.choice((cn_date, han_date))
    mark = Mark(form(dated), "report_date", dated.isoformat())
    paragraph(book.page, 118, top + 44, 66, [mark], style, align="right")
    return MadeDocument("other_assurance", book.close())


def _clauses(case: Case, layout: int, year: int) -> tuple[list[Piece], ...]:
    company = case.employer
    short, capital = company.short, company.capital // 10_000
    clauses: tuple[tuple[list[Piece], ...], ...] = (
        (
            [
                f"我们接受委托，对贵公司{year}年度研究开发费用结构明细表进行了专项审计。编制明细表是贵公司管理层的责任。"
            ],
            [f"我们认为，上述明细表在所有重大方面公允反映了{short}公司{year}年度研究开发费用的发生情况。"],
        ),
        (
            [
                f"我们接受委托，审验了贵公司截至{cn_date(company.established)}止申请设立登记的注册资本实收情况。"
            ],
            [f"经我们审验，贵公司已收到全体股东缴纳的注册资本合计人民币{capital}万元，均以货币出资。"],
        ),
        (
            [f"我们审阅了后附的{short}公司财务报表。这些财务报表的编制是{short}公司管理层的责任。"],
            ["根据我们的审阅，我们没有注意到任何事项使我们相信财务报表没有按照企业会计准则的规定编制。"],
        ),
        (
            [
                "本公司接受贵公司的委托，按照法律、行政法规和资产评估准则的规定，对贵公司的专利权价值进行了评估。"
            ],
            [f"经评估，该专利权于评估基准日的市场价值为人民币{capital // 2}万元。"],
        ),
    )
    return clauses[layout]
