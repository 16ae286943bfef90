"""Contracts of work on forms: two columns of two languages, of foreign experts, the labour office's."""

from collections.abc import Sequence
from datetime import date

from samples import english, tables
from samples.canvas import Page
from samples.contract_terms import (
    FIXED,
    FOUND,
    IP_EN,
    IP_ZH,
    REST_ZH,
    WHOLE,
    YUAN,
    Terms,
    chinese_date,
    hand,
    signatures,
)
from samples.fonts import Font
from samples.letters import day
from samples.numbers import cn_date
from samples.sheets import Booklet, blank
from samples.tables import Cell, Row
from samples.typeset import BOX, TICKED, Mark, Piece, Style


def bilingual(terms: Terms) -> list[Page]:
    """Two ruled columns, Chinese on the left, English on the right; clauses side by side."""
    case, contract = terms.case, terms.case.contract
    body = terms.faces.body
    book = Booklet(Style(body, 10, 1.45), left=20, right=20)
    book.title("外国专家聘用合同", terms.faces.title, 18, 0)
    book.title("EMPLOYMENT CONTRACT", Font.LATIN_BOLD, 13, 3)
    book.write("合同编号 Contract No.：", terms.number, indent=0, align="right", after=2)
    rows: tuple[tuple[Sequence[Piece], Sequence[Piece]], ...] = (
        (["甲方（聘用单位）：", terms.employer], ["Party A (Employer): ", english.company(case.employer)]),
        (
            ["法定代表人：", Mark(case.employer.legal_rep, "employer_legal_rep")],
            ["Legal representative: ", english.person(case.employer.legal_rep)],
        ),
        (["乙方（受聘人）：", terms.employee], ["Party B (Employee): ", case.applicant.formal]),
        (["护照号码：", terms.passport], ["Passport No.: ", terms.passport.text]),
        (
            ["一、本合同为", FIXED, "合同，自", terms.date("start"), "起至", terms.date("end"), "止。"],
            [
                "1. This is a fixed-term contract from ",
                day(contract.start, "", "gb").text,
                " to ",
                day(contract.end, "", "gb").text,
                ".",
            ],
        ),
        (
            [
                "二、甲方聘用乙方担任",
                terms.post,
                "，",
                WHOLE,
                "工作，工作地点：",
                terms.place,
                "。乙方每年在京工作不少于",
                terms.months,
                "个月。",
            ],
            [
                "2. Party B is employed full-time as ",
                english.post(case),
                ". The place of work shall be ",
                english.district(case),
                ", for not less than ",
                terms.months.text,
                " months per year.",
            ],
        ),
        (
            [
                "三、",
                Mark(f"乙方的工作任务和目标：{case.employer.trade.task}", "tasks_goals_clause", FOUND),
                "。",
            ],
            ["3. The tasks and goals of Party B are laid down in the annual work plan."],
        ),
        (
            ["四、乙方的税前报酬为", YUAN, terms.pay, "元/", terms.per, "。"],
            ["4. The salary of Party B is RMB ", terms.pay.text, " per ", terms.period, " before tax."],
        ),
        (["五、", Mark(IP_ZH, "ip_clause", FOUND), "。"], [f"5. {IP_EN}."]),
        *(
            ([f"{number}、{text}"], [f"{n}. {en}"])
            for number, text, n, en in zip("六七八", REST_ZH, (6, 7, 8), REST_PAIRED, strict=False)
        ),
    )
    drawn = tables.draw(
        book.page,
        book.left,
        book.y,
        (85.0, 85.0),
        [Row([Cell(left, top=True), Cell(right, top=True, font=Font.LATIN)]) for left, right in rows],
        book.style,
    )
    book.y = drawn.bottom + 2
    signatures(terms, book, ("甲方（盖章）/ Party A (Seal)：", "乙方（签字）/ Party B (Signature)："), _both)
    return book.close()


REST_PAIRED = (
    "Party B is entitled to public holidays, paid annual leave and social insurance as the law provides.",
    "This Contract may be amended or terminated by mutual agreement.",
    "Disputes shall be settled by consultation, failing which by labour arbitration.",
)


def _both(value: date, name: str) -> list[Piece]:
    return ["日期 Date：", Mark(cn_date(value), name, value.isoformat())]


def expert(terms: Terms) -> list[Page]:
    """外国专家聘请合同: 聘方 and 受聘方, clauses with Chinese numbers."""
    case = terms.case
    book = Booklet(Style(terms.faces.body, 12, 1.8))
    book.title(terms.rng.choice(("外国专家聘请合同", "外国专家聘用合同")), terms.faces.title, 22, 6)
    for label, mark in (
        ("聘方（甲方）：", terms.employer),
        ("地址：", Mark(case.employer.address, "employer_address")),
        ("受聘方（乙方）：", terms.employee),
        ("护照号码：", terms.passport),
        ("住址：", terms.home),
    ):
        book.write(label, *blank(mark.text, mark.field, mark.value), indent=0)
    book.write("双方本着友好合作的精神，自愿签订本合同并保证认真履行合同中约定的各项义务。")
    book.write("一、聘期：自", terms.date("start"), "起至", terms.date("end"), "止。")
    book.write(
        "二、甲方聘请乙方担任",
        terms.post,
        "，每年在华工作不少于",
        terms.months,
        "个月，工作地点为",
        terms.place,
        "。",
    )
    book.write(
        "三、", Mark(f"受聘方的工作任务：{case.employer.trade.task}", "tasks_goals_clause", FOUND), "。"
    )
    pay = "年薪" if terms.period == "year" else "月薪"
    book.write("四、乙方的", Mark(pay, "salary_period", terms.period), "为税前", YUAN, terms.pay, "元。")
    book.write("五、", Mark(IP_ZH, "ip_clause", FOUND), "。")
    for number, text in zip("六七八九", REST_ZH, strict=True):
        book.write(f"{number}、{text}")
    signatures(terms, book, ("聘方（盖章）：", "受聘方（签字）："), chinese_date)
    return book.close()


def template(terms: Terms) -> list[Page]:
    """The labour office's template with three kinds of term, of which a number is filled in by hand."""
    case = terms.case
    book = Booklet(Style(terms.faces.body, 12, 1.7))
    book.write("编号：", terms.number, indent=0, align="right", after=1)
    book.title("劳 动 合 同 书", terms.faces.title, 22, 3)
    book.write("北京市人力资源和社会保障局监制", align="centre", indent=0, after=4)
    for label, mark in (
        ("甲方：", terms.employer),
        ("法定代表人：", Mark(case.employer.legal_rep, "employer_legal_rep")),
        ("注册地址：", Mark(case.employer.address, "employer_address")),
        ("乙方：", terms.employee),
        ("有效证件号码：", terms.passport),
        ("居住地址：", terms.home),
    ):
        hand(book, label, mark)
    book.y += 2
    book.write("一、劳动合同期限", indent=0)
    _choice_of_term(terms, book)
    book.write("二、工作内容和工作地点", indent=0)
    book.write(
        "乙方同意担任",
        *blank(terms.post.text, "position"),
        "岗位，用工形式：",
        TICKED,
        WHOLE,
        "  ",
        BOX,
        "兼职。工作地点为",
        *blank(terms.place.text, "work_place"),
        "。",
    )
    book.write(
        "乙方每年在京工作不少于",
        *blank(terms.months.text, "months_per_year"),
        "个月。",
        Mark(f"乙方应完成的工作任务：{case.employer.trade.task}", "tasks_goals_clause", FOUND),
        "。",
    )
    book.write("三、劳动报酬", indent=0)
    book.write(
        "甲方支付乙方的税前工资为",
        YUAN,
        *blank(terms.pay.text, "salary", terms.pay.value),
        "元/",
        terms.per,
        "。",
    )
    book.write("四、知识产权", indent=0)
    book.write(Mark(IP_ZH, "ip_clause", FOUND), "。")
    book.write("五、其他", indent=0)
    for text in REST_ZH:
        book.write(text)
    signatures(terms, book, ("甲方（公章）：", "乙方（签字）："), chinese_date)
    return book.close()


def _choice_of_term(terms: Terms, book: Booklet) -> None:
    """Three kinds of term, blanks filled in at the one that is chosen; the probation."""
    number = {"fixed": "1", "open-ended": "2", "task": "3"}[terms.kind]
    book.write("甲、乙双方选择以下第 ", Mark(f" {number} ", underline=True), " 种形式确定本合同期限：")
    start, gap = terms.date("start"), "      年    月    日"
    fixed = Mark("固定期限", "term_type", "fixed") if number == "1" else "固定期限"
    open_ended = Mark("无固定期限", "term_type", "open-ended") if number == "2" else "无固定期限"
    task = "以完成一定工作任务为期限"
    begins = [*blank(start.text, start.field, start.value)]
    book.write(
        "1．",
        fixed,
        "：自",
        *(begins if number == "1" else [gap]),
        "起至",
        *(blank(terms.date("end").text, "end", terms.date("end").value) if number == "1" else [gap]),
        "止。",
    )
    book.write("2．", open_ended, "：自", *(begins if number == "2" else [gap]), "起至法定终止条件出现时止。")
    book.write(
        "3．",
        Mark(task, "term_type", "task") if number == "3" else task,
        "：自",
        *(begins if number == "3" else [gap]),
        "起至工作任务完成时止。",
    )
    trial: list[Piece] = ["双方", terms.tried, "。"]
    if terms.probation:
        trial = ["试用期为", *blank(str(terms.probation), "probation"), "个月。"]
    book.write(*trial)
