"""What letters of intent say, and those in English: between two parties, and an offer of one side."""

import random
from dataclasses import dataclass
from datetime import date

from samples import english
from samples.canvas import Page
from samples.case import Case
from samples.fonts import Font
from samples.letters import Letter, day
from samples.numbers import cn_date, en_words
from samples.sheets import Faces, company_seal, sign
from samples.typeset import Mark, Piece, Style, paragraph


@dataclass(frozen=True, slots=True)
class Intent:
    """What an intent says beyond the case's contract."""

    case: Case
    rng: random.Random
    faces: Faces
    valid: date
    months: int  # of validity, where no day is named

    @property
    def name(self) -> Mark:
        return Mark(self.case.employer.name, "employer_name")

    @property
    def person(self) -> Mark:
        return Mark(self.case.applicant.formal, "employee_name")

    @property
    def passport(self) -> Mark:
        return Mark(self.case.applicant.passport.number, "employee_id")

    @property
    def pay(self) -> Mark:
        return Mark(f"{self.case.contract.salary:,}", "salary", str(self.case.contract.salary))

    def pay_in_english(self) -> list[Piece]:
        """RMB 600,000 per year."""
        per = Mark(self.case.contract.paid_per, "salary_period")
        return [Mark("RMB", "salary_currency", "CNY"), " ", self.pay, " per ", per]

    def date(self, name: str) -> Mark:
        value = getattr(self.case.contract, name)
        return Mark(cn_date(value), name, value.isoformat())


def letter_of_intent(intent: Intent) -> list[Page]:
    """LETTER OF INTENT between two parties, both sign."""
    case, contract = intent.case, intent.case.contract
    letter = Letter(intent.rng, Font.LATIN, 11.5, y=30)
    letter.y = (
        paragraph(
            letter.page,
            letter.left,
            30,
            letter.width,
            [Mark("LETTER OF INTENT", "kind", "letter-of-intent")],
            Style(Font.LATIN_BOLD, 18),
            align="centre",
        )
        + 8
    )
    letter.write(
        "This Letter of Intent is made between ",
        Mark(english.company(case.employer), "employer_name"),
        ", represented by ",
        Mark(english.person(case.employer.legal_rep), "employer_legal_rep"),
        " (the “Employer”), and ",
        Mark(case.applicant.natural, "employee_name"),
        ", passport No. ",
        intent.passport,
        " (the “Candidate”).",
    )
    letter.write(
        "1. The Employer intends to employ the Candidate as ",
        Mark(english.post(case), "position"),
        ". The place of work will be ",
        Mark(english.district(case), "work_place"),
        ".",
    )
    letter.write(
        "2. The employment is planned from ",
        day(contract.start, "start", "gb"),
        " to ",
        day(contract.end, "end", "gb"),
        " on a ",
        Mark("full-time", "full_time"),
        " basis, with not less than ",
        Mark(en_words(contract.months), "months_per_year", str(contract.months)),
        " months per year in Beijing.",
    )
    letter.write(
        "3. The salary shall be ",
        *intent.pay_in_english(),
        " before tax.",
    )
    letter.write(
        "4. ",
        Mark(
            "This letter is subject to the selection of the Candidate by the Program, upon which a formal "
            "contract shall be signed",
            "conditions",
            "found",
        ),
        ".",
    )
    letter.write(
        "5. This Letter of Intent remains valid until ", day(intent.valid, "valid_until", "gb"), ".", after=10
    )
    _both_sign(intent, letter)
    return [letter.page]


def _both_sign(intent: Intent, letter: Letter) -> None:
    """The employer's seal and the employee's hand side by side, each with its date."""
    case, contract, rng = intent.case, intent.case.contract, intent.rng
    top = letter.y
    for x, label, name, value in (
        (letter.left, "Employer (seal):", "sign_date_employer", contract.signed_employer),
        (letter.left + 86, "Employee (signature):", "sign_date_employee", contract.signed_employee),
    ):
        paragraph(letter.page, x, top, 74, [label], letter.style)
        paragraph(letter.page, x, top + 26, 74, ["Date: ", day(value, name, "gb")], letter.style)
    company_seal(letter.page, letter.left + 50, top + 14, case.employer.name, rng)
    sign(letter.page, letter.left + 92, top + 8, case.applicant.natural, "Employee (signature)", rng, 44)


def offer_letter(intent: Intent) -> list[Page]:
    """An offer letter: one side signs."""
    case, contract, rng = intent.case, intent.case.contract, intent.rng
    letter = Letter(rng, Font.LATIN_SANS, 11)
    name = Mark(english.company(case.employer), "employer_name")
    letter.head(name, [f"No. 12 Wanglan Road, {english.district(case)}, China"])
    letter.write(day(contract.signed_employer, "sign_date_employer", "en"), after=5)
    letter.y = (
        paragraph(
            letter.page,
            letter.left,
            letter.y,
            letter.width,
            [Mark("OFFER LETTER", "kind", "offer-letter")],
            Style(Font.LATIN_BOLD, 15),
        )
        + 4
    )
    letter.write("Dear Dr. ", Mark(case.applicant.natural, "employee_name"), ",")
    letter.write(
        "We are pleased to offer you the position of ",
        Mark(english.post(case), "position"),
        " on a ",
        Mark("full-time", "full_time"),
        " basis, starting on ",
        day(contract.start, "start", "en"),
        ".",
    )
    letter.write(
        "Your salary will be ",
        *intent.pay_in_english(),
        ". You will work in ",
        Mark(english.district(case), "work_place"),
        ".",
    )
    letter.write(
        Mark("This offer is conditional upon your selection by the program", "conditions", "found"),
        ". It remains open for acceptance until ",
        day(intent.valid, "valid_until", "en"),
        ".",
        after=8,
    )
    letter.close(
        "Yours sincerely,",
        english.person(case.employer.legal_rep),
        "General Manager",
        case.employer.legal_rep,
    )
    return [letter.page]
