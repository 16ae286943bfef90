"""One application as in life: who applies, who employs, what was signed and what the books say."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.books import FiscalYear, books
from samples.companies import Employer, Firm, employer, firm
from samples.numbers import patent_number
from samples.people import PLACES, Applicant, applicant


@dataclass(frozen=True, slots=True)
class Degree:
    """A doctorate of an invented university."""

    institution: str
    institution_zh: str
    title: str
    field_en: str
    field_zh: str
    conferred: date
    rector: str
    certificate_no: str


@dataclass(frozen=True, slots=True)
class Certification:
    """CSCSE's certification of the degree; `number` as printed (C.10)."""

    number: str
    issued: date


@dataclass(frozen=True, slots=True)
class Abroad:
    """The post held abroad, still held when applying."""

    employer: str
    employer_zh: str
    title: str
    title_zh: str
    since: date
    signer: str
    signer_title: str
    letter: date


@dataclass(frozen=True, slots=True)
class Contract:
    number: str
    signed_employer: date
    signed_employee: date
    start: date
    end: date
    months: int  # in Beijing each year
    salary: int  # yuan
    period: str  # "年" or "月"

    @property
    def paid_per(self) -> str:
        """The period of the salary as truth has it, "year" or "month"."""
        return "year" if self.period == "年" else "month"


@dataclass(frozen=True, slots=True)
class Patent:
    number: str
    certificate: str
    applied: date
    granted: date


@dataclass(frozen=True, slots=True)
class Case:
    """All documents of one dossier draw on this. `project` is "long-term" or "short-term".

    `compact` asks the page makers for as few pages as each document can be in life.
    """

    seed: int
    project: str
    submitted: date
    applicant: Applicant
    employer: Employer
    degree: Degree
    certification: Certification
    abroad: Abroad
    contract: Contract
    patent: Patent
    firm: Firm
    years: tuple[FiscalYear, ...]
    supervisor: str
    compact: bool = True

    @property
    def specialty(self) -> str:
        return self.employer.trade.field_zh


_UNIVERSITIES = (
    ("University of {0}", "{1}大学"), ("{0} Institute of Technology", "{1}理工学院"),
    ("Royal University of {0}", "{1}皇家大学"), ("{0} Technical University", "{1}工业大学"),
)  # fmt: skip
_LABORATORIES = (
    ("{0} Institute for Advanced Studies", "{1}高等研究院"),
    ("{0} Research Laboratories Ltd.", "{1}研究实验室有限公司"),
    ("{0} Applied Sciences Centre", "{1}应用科学中心"),
)  # fmt: skip
_TITLES = (
    ("Principal Research Scientist", "首席研究员"), ("Associate Professor", "副教授"),
    ("Director of Research", "研究部主任"), ("Professor", "教授"),
)  # fmt: skip
_SIGNERS = ("Oriel Tamsin Wexley", "Lucan Ferrowby", "Ottilie Brandreth", "Hadrian Coldmere")


def make_case(
    seed: int, project: str = "long-term", *, compact: bool = True, year: int | None = None
) -> Case:
    """The case of `seed`, submitted between July and November of `year` (2017–2024 by seed)."""
    rng = random.Random(f"case-{seed}-{project}")
    submitted = date(year or rng.randint(2017, 2024), rng.randint(7, 11), rng.randint(1, 28))
    person = applicant(rng, submitted)
    company = employer(rng, submitted)
    degree = _degree(rng, person.dob, company.trade.field_en, company.trade.field_zh)
    contract = _contract(rng, submitted, company.uscc)
    return Case(
        seed=seed,
        project=project,
        submitted=submitted,
        applicant=person,
        employer=company,
        degree=degree,
        certification=certification(rng, submitted - timedelta(days=rng.randint(40, 800))),
        abroad=_abroad(rng, degree.conferred, submitted),
        contract=contract,
        patent=_patent(rng, submitted),
        firm=firm(rng),
        years=books(rng, company.capital, submitted.year - 1),
        supervisor=rng.choice(
            (f"北京{company.district[:2]}科技园区管理委员会", f"北京市{company.district}人才工作局")
        ),
        compact=compact,
    )


def certification(rng: random.Random, issued: date) -> Certification:
    """Numbers took their new form in 2019."""
    if issued.year < 2019:
        return Certification(f"教留服认乌[{issued.year}]{rng.randint(100, 99999):05d}号", issued)
    return Certification(f"1{issued.year}{rng.randint(1000, 9999999):07d}", issued)


def _degree(rng: random.Random, born: date, field_en: str, field_zh: str) -> Degree:
    place, place_zh = rng.choice(PLACES)
    name, name_zh = rng.choice(_UNIVERSITIES)
    conferred = date(born.year + rng.randint(27, 31), rng.choice((5, 6, 7, 11)), rng.randint(3, 27))
    return Degree(
        institution=name.format(place),
        institution_zh=name_zh.format(place, place_zh),
        title=rng.choice(("Doctor of Philosophy", "Doctor of Philosophy", "Doctor of Science")),
        field_en=field_en,
        field_zh=field_zh,
        conferred=conferred,
        rector=rng.choice(_SIGNERS),
        certificate_no=f"{place[0].upper()}D-{conferred.year}-{rng.randint(100, 9999):04d}",
    )


def _abroad(rng: random.Random, conferred: date, submitted: date) -> Abroad:
    place, place_zh = rng.choice(PLACES)
    name, name_zh = rng.choice(_LABORATORIES)
    title, title_zh = rng.choice(_TITLES)
    return Abroad(
        name.format(place), name_zh.format(place, place_zh), title, title_zh,
        date(conferred.year + 1, rng.randint(1, 12), 1), rng.choice(_SIGNERS), "Head of Human Resources",
        submitted - timedelta(days=rng.randint(30, 200)),
    )  # fmt: skip


def _contract(rng: random.Random, submitted: date, code: str) -> Contract:
    signed = submitted - timedelta(days=rng.randint(45, 420))
    start = (signed.replace(day=1) + timedelta(days=62)).replace(day=1)
    years = rng.choice((3, 4, 5))
    period = rng.choice("年年月")
    return Contract(
        number=f"HT-{signed.year}-{code[-4:-1]}{rng.randint(10, 99)}",
        signed_employer=signed,
        signed_employee=signed + timedelta(days=rng.choice((0, 0, 1, 3))),
        start=start,
        end=start.replace(year=start.year + years) - timedelta(days=1),
        months=rng.choice((9, 9, 10, 6, 8)),
        salary=rng.randint(48, 120) * 10_000 if period == "年" else rng.randint(40, 95) * 1000,
        period=period,
    )


def _patent(rng: random.Random, submitted: date) -> Patent:
    applied = submitted - timedelta(days=rng.randint(1100, 1800))
    number = patent_number(applied.year, 1, rng.randint(10_000, 1_999_999))
    granted = applied + timedelta(days=rng.randint(600, 900))
    return Patent(number, str(rng.randint(2_000_000, 6_900_000)), applied, granted)


def stranger(seed: int, submitted: date) -> Employer:
    """Another company than the case's, for defects."""
    return employer(random.Random(f"stranger-{seed}"), submitted)
