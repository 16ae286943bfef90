"""Contracts of work in prose, in English, and those of public institutions."""

from collections.abc import Sequence

from samples import english
from samples.canvas import Page
from samples.contract_terms import (
    FIXED,
    FOUND,
    IP_EN,
    IP_ZH,
    REST_EN,
    REST_ZH,
    WHOLE,
    YUAN,
    Terms,
    chinese_date,
    english_date,
    hand,
    signatures,
)
from samples.fonts import Font
from samples.letters import day
from samples.sheets import Booklet
from samples.typeset import Mark, Piece, Style


def prose(terms: Terms) -> list[Page]:
    """No label anywhere: parties and values stand inside sentences."""
    case = terms.case
    book = Booklet(Style(terms.faces.body, 12, 1.75), footer="— {page} —")
    book.title(terms.rng.choice(("劳 动 合 同", "聘 任 协 议", "全职引进协议")), terms.faces.title, 22, 6)
    book.write(
        "本合同由",
        terms.employer,
        "（以下简称“甲方”，住所为",
        Mark(case.employer.address, "employer_address"),
        "，法定代表人",
        Mark(case.employer.legal_rep, "employer_legal_rep"),
        "）与",
        terms.employee,
        "（护照号码",
        terms.passport,
        "，住址",
        terms.home,
        "，以下简称“乙方”）在平等自愿的基础上签订。",
    )
    book.write(
        "甲方聘请乙方担任",
        terms.post,
        "，",
        WHOLE,
        "在甲方工作，工作地点为",
        terms.place,
        "。乙方的",
        Mark(f"主要职责是{case.employer.trade.task}", "tasks_goals_clause", FOUND),
        "。",
    )
    book.write(
        "本合同为",
        FIXED,
        "合同，自",
        terms.date("start"),
        "起至",
        terms.date("end"),
        "止，",
        *trial_of(terms),
        "。乙方每年在京工作不少于",
        terms.months,
        "个月。",
    )
    book.write("甲方每", terms.per, "向乙方支付的税前报酬为", YUAN, terms.pay, "元。")
    book.write(Mark(IP_ZH, "ip_clause", FOUND), "。")
    for text in REST_ZH:
        book.write(text)
    signatures(terms, book, ("甲方（公章）：", "乙方（签字）："), chinese_date)
    return book.close()


def trial_of(terms: Terms) -> list[Piece]:
    return ["其中试用期", terms.tried, "个月"] if terms.probation else [terms.tried]


def in_english(terms: Terms) -> list[Page]:
    """EMPLOYMENT CONTRACT in English alone."""
    case = terms.case
    book = Booklet(Style(Font.LATIN, 11.5, 1.5), footer="Page {page} of {pages}")
    title = terms.rng.choice(("EMPLOYMENT CONTRACT", "EMPLOYMENT AGREEMENT", "LABOR CONTRACT"))
    book.title(title, Font.LATIN_BOLD, 20, 3)
    book.write("Contract No. ", terms.number, indent=0, align="right", after=3)
    book.write(
        "This Contract is made between ",
        Mark(english.company(case.employer), "employer_name"),
        ", a company registered in Beijing, legal representative ",
        Mark(english.person(case.employer.legal_rep), "employer_legal_rep"),
        " (the “Employer”), and ",
        Mark(case.applicant.natural, "employee_name"),
        ", passport No. ",
        terms.passport,
        ", residing at ",
        terms.home,
        " (the “Employee”).",
        indent=0,
        after=2,
    )
    for number, (name, pieces) in enumerate(_articles(terms), 1):
        book.heading(f"Article {number}  {name}", Font.LATIN_BOLD)
        book.write(*pieces, indent=0, after=1.5)
    signatures(terms, book, ("Employer (seal):", "Employee (signature):"), english_date)
    return book.close()


def _trial_in_english(terms: Terms) -> list[Piece]:
    if terms.probation:
        plural = "s" if terms.probation > 1 else ""
        return [
            "The probation period shall be ",
            Mark(str(terms.probation), "probation"),
            f" month{plural}.",
        ]
    return ["There is ", Mark("no probation", "probation", "0"), "."]


def _articles(terms: Terms) -> tuple[tuple[str, Sequence[Piece]], ...]:
    """The headings and texts of the contract in English."""
    case, contract = terms.case, terms.case.contract
    return (
        (
            "Term",
            [
                "This is a ",
                Mark("fixed-term", "term_type", "fixed"),
                " contract commencing on ",
                day(contract.start, "start", "gb"),
                " and ending on ",
                day(contract.end, "end", "gb"),
                ". ",
                *_trial_in_english(terms),
            ],
        ),
        (
            "Position",
            [
                "The Employee shall serve as ",
                Mark(english.post(case), "position"),
                " on a ",
                Mark("full-time", "full_time"),
                " basis. The place of work shall be ",
                Mark(english.district(case), "work_place"),
                ". The Employee shall work in Beijing for not less than ",
                terms.months,
                " months per year.",
            ],
        ),
        (
            "Duties",
            [
                Mark(
                    "The objectives of the employment are to establish "
                    "a research group and to complete the tasks "
                    "agreed in the annual work plan",
                    "tasks_goals_clause",
                    FOUND,
                ),
                ".",
            ],
        ),
        (
            "Remuneration",
            [
                "The salary of the Employee is ",
                Mark("RMB", "salary_currency", "CNY"),
                " ",
                terms.pay,
                " per ",
                Mark(terms.period, "salary_period"),
                " before tax.",
            ],
        ),
        ("Intellectual Property", [Mark(IP_EN, "ip_clause", FOUND), "."]),
        *((name, [text]) for name, text in zip(("Leave", "Changes", "Disputes"), REST_EN, strict=True)),
    )


def institution(terms: Terms) -> list[Page]:
    """聘用合同书 of a public institution: other names of the parties, blanks filled by hand."""
    case = terms.case
    book = Booklet(Style(terms.faces.body, 12, 1.75), header="事业单位聘用合同书")
    book.write("编号：", terms.number, indent=0, align="right", after=2)
    book.title("聘 用 合 同 书", terms.faces.title, 24, 5)
    for label, mark in (
        ("聘用单位（甲方）：", terms.employer),
        ("法定代表人：", Mark(case.employer.legal_rep, "employer_legal_rep")),
        ("单位地址：", Mark(case.employer.address, "employer_address")),
        ("受聘人员（乙方）：", terms.employee),
        ("护照号码：", terms.passport),
        ("家庭住址：", terms.home),
    ):
        hand(book, label, mark)
    book.y += 3
    book.write("根据国家和北京市关于事业单位人员聘用制度的规定，甲乙双方签订本合同。")
    book.heading("一、聘用合同期限", terms.faces.bold)
    book.write(
        "本合同为",
        FIXED,
        "聘用合同，聘期自 ",
        terms.date("start"),
        " 起至 ",
        terms.date("end"),
        " 止，",
        *trial_of(terms),
        "。",
    )
    book.heading("二、岗位及职责", terms.faces.bold)
    book.write(
        "甲方聘用乙方为",
        terms.post,
        "，实行",
        WHOLE,
        "聘用。",
        Mark(f"乙方的岗位职责和聘期工作目标为{case.employer.trade.task}", "tasks_goals_clause", FOUND),
        "。",
    )
    book.write("工作地点：", terms.place, "。乙方每年在甲方工作不少于", terms.months, "个月。")
    book.heading("三、工资福利", terms.faces.bold)
    book.write("乙方的工资待遇为税前", YUAN, terms.pay, "元/", terms.per, "。")
    book.heading("四、知识产权", terms.faces.bold)
    book.write(Mark(IP_ZH, "ip_clause", FOUND), "。")
    for number, text in zip("五六七八", REST_ZH, strict=True):
        book.write(f"{number}、{text}", indent=0)
    signatures(terms, book, ("甲方（盖章）：", "乙方（签字）："), chinese_date)
    return book.close()
