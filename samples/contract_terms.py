"""What contracts of work say, and how they are signed, whatever their wording."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samples.canvas import Ink
from samples.case import Case
from samples.fonts import Font
from samples.letters import day
from samples.numbers import cn_date
from samples.sheets import Booklet, Faces, company_seal, sign
from samples.typeset import Mark, Piece, Style, paragraph

FOUND = "found"
IP_ZH = "乙方在聘期内完成的职务发明创造、论文和软件，其知识产权归甲方所有，乙方依法享有署名权和获得奖励的权利"
IP_EN = (
    "All intellectual property created by the Employee in the "
    "course of the employment shall belong to the Employer"
)
REST_ZH = (
    "乙方享受国家规定的法定节假日、带薪年休假，甲方按规定为乙方缴纳社会保险。",
    "双方协商一致可以变更或者解除本合同；一方违约的，应依法承担违约责任。",
    "因履行本合同发生争议的，双方应先行协商，协商不成的可申请劳动人事争议仲裁。",
    "本合同一式两份，双方各执一份，自双方签字盖章之日起生效。",
)
REST_EN = (
    "The Employee is entitled to public holidays, paid annual "
    "leave and social insurance as the law provides.",
    "This Contract may be amended or terminated by mutual agreement in writing.",
    "Disputes shall be settled by consultation, failing which by labour arbitration in Beijing.",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a contract says beyond the case's own: its kind of term and a probation."""

    case: Case
    rng: random.Random
    faces: Faces
    kind: str
    probation: int  # months, 0 for none

    @property
    def employer(self) -> Mark:
        return Mark(self.case.employer.name, "employer_name")

    @property
    def employee(self) -> Mark:
        return Mark(self.case.applicant.formal, "employee_name")

    @property
    def passport(self) -> Mark:
        return Mark(self.case.applicant.passport.number, "employee_id")

    @property
    def home(self) -> Mark:
        return Mark(self.case.applicant.home, "employee_address")

    @property
    def number(self) -> Mark:
        number = self.case.contract.number
        return Mark(number, "contract_no", number.replace("-", ""))

    @property
    def pay(self) -> Mark:
        return Mark(f"{self.case.contract.salary:,}", "salary", str(self.case.contract.salary))

    @property
    def months(self) -> Mark:
        return Mark(str(self.case.contract.months), "months_per_year")

    @property
    def post(self) -> Mark:
        return Mark(self.case.employer.trade.position, "position")

    @property
    def place(self) -> Mark:
        return Mark(f"北京市{self.case.employer.district}", "work_place")

    @property
    def period(self) -> str:
        return self.case.contract.paid_per

    @property
    def per(self) -> Mark:
        return Mark(self.case.contract.period, "salary_period", self.period)

    @property
    def tried(self) -> Mark:
        """The probation in Chinese."""
        if self.probation:
            return Mark(str(self.probation), "probation")
        return Mark("不约定试用期", "probation", "0")

    def date(self, name: str) -> Mark:
        value: date = getattr(self.case.contract, name)
        return Mark(cn_date(value), name, value.isoformat())


YUAN = Mark("人民币", "salary_currency", "CNY")
FIXED = Mark("固定期限", "term_type", "fixed")
WHOLE = Mark("全职", "full_time", "full-time")


def signatures(
    terms: Terms, book: Booklet, labels: tuple[str, str], dated: Callable[[date, str], list[Piece]]
) -> None:
    """The block of signatures: the two labels beside one another, a date below each."""
    case, rng = terms.case, terms.rng
    book.need(60)
    top, style = book.y + 8, Style(book.style.font, 11, 1.6)
    right = book.left + book.width / 2 + 4
    contract = case.contract
    for x, label, value, name in (
        (book.left, labels[0], contract.signed_employer, "sign_date_employer"),
        (right, labels[1], contract.signed_employee, "sign_date_employee"),
    ):
        paragraph(book.page, x, top, 74, [label], style)
        paragraph(book.page, x, top + 30, 74, dated(value, name), style)
    company_seal(book.page, book.left + 46, top + 16, case.employer.name, rng)
    sign(book.page, right + 20, top + 8, case.applicant.natural, labels[1], rng, 44)
    book.y = top + 40


def chinese_date(value: date, name: str) -> list[Piece]:
    return ["日期：", Mark(cn_date(value), name, value.isoformat())]


def english_date(value: date, name: str) -> list[Piece]:
    return ["Date: ", day(value, name, "gb")]


def hand(book: Booklet, label: str, mark: Mark) -> None:
    """A label with a blank that was filled by hand: another face, blue, on the line."""
    style = Style(book.style.font, 12, 1.75)
    y = paragraph(book.page, book.left, book.y, 60, [label], style)
    filled = Style(Font.KAI, 13, 1.6, ink=Ink.BLUE)
    under = Mark(mark.text, mark.field, mark.value, underline=True)
    below = paragraph(book.page, book.left + 44, book.y - 0.4, book.width - 44, [under], filled)
    book.y = max(y, below)
