"""财务报表附注 of an audit report."""

from samples import statements
from samples.audit_kinds import Span
from samples.books import FiscalYear
from samples.canvas import Page
from samples.case import Case
from samples.numbers import cn_date
from samples.sheets import Booklet, Faces
from samples.statements import Look
from samples.typeset import Mark, Style, plain


def notes(case: Case, faces: Faces, look: Look, year: FiscalYear, time: Span, *, small: bool) -> list[Page]:
    """The company itself, the basis, the policies, the main items."""
    company = case.employer
    style = Style(faces.body, 10 if case.compact else 12, 1.6)
    book = Booklet(style, f"{company.name}{plain(time.title)}财务报表附注", "", left=24, right=22)
    book.title([Mark("财务报表附注", "part", "notes")], faces.title, 16, 1)
    book.write(*time.title, indent=0, align="centre", after=2)
    standard = "小企业会计准则" if small else "企业会计准则"
    for title, lines in (
        ("一、公司基本情况", (
            f"{company.name}（以下简称“本公司”）成立于{cn_date(company.established)}，统一社会信用代码为{company.uscc}，"
            f"注册资本为人民币{company.capital // 10_000}万元，法定代表人为{company.legal_rep}。",
            f"公司住所：{company.address}。",
            f"经营范围：{company.trade.scope}",
        )),
        ("二、财务报表的编制基础", (
            f"本公司财务报表以持续经营为基础，按照财政部颁布的{standard}的规定编制。",
        )),
        ("三、主要会计政策", (
            "会计年度自公历1月1日起至12月31日止，以人民币为记账本位币，以权责发生制为记账基础。",
            "存货按照实际成本计价，发出时采用加权平均法。固定资产采用年限平均法计提折旧，残值率为百分之五。",
            "收入在商品控制权或主要风险和报酬转移给购货方、相关经济利益很可能流入时确认。",
        )),
    ):  # fmt: skip
        book.heading(title, faces.bold)
        for line in lines:
            book.write(line)
    book.heading("四、财务报表主要项目注释", faces.bold, 1)
    items = [item for item in statements.assets(year, False) if item.now is not None and not item.total]
    items = items[:3] if case.compact else items
    book.y = statements.one_column(book.page, book.y, items, time.heads[:2], look) + 4
    book.write("五、或有事项、承诺事项及资产负债表日后事项：无。", indent=0)
    return book.close()
