"""Invented studies at invented Chinese universities: what degree and graduation certificates state."""

import random
from dataclasses import dataclass
from datetime import date

from samples.case import Case
from samples.citizens import UNIVERSITIES, Citizen, citizen
from samples.people import chinese_name

# Field of study, category of the degree.
_FIELDS = (
    ("材料科学与工程", "工学"), ("计算机应用技术", "工学"), ("凝聚态物理", "理学"), ("企业管理", "管理学"),
    ("生物化学与分子生物学", "理学"), ("国际贸易学", "经济学"), ("机械设计制造及其自动化", "工学"),
)  # fmt: skip
LEVELS = {"doctor": "博士", "master": "硕士", "bachelor": "学士"}
_YEARS = {"doctor": 4, "master": 3, "bachelor": 4}
_AGES = {"doctor": 29, "master": 25, "bachelor": 22}


@dataclass(frozen=True, slots=True)
class Study:
    """`degree_no` and `graduation_no` as printed; `issued` is the day of both certificates."""

    person: Citizen
    school: str
    field: str
    category: str
    level: str
    begun: date
    issued: date
    president: str
    chair: str
    degree_no: str
    graduation_no: str

    @property
    def level_zh(self) -> str:
        return LEVELS[self.level]


def study(case: Case, rng: random.Random, level: str, old: bool = False) -> Study:
    """`old`: before 2001, when numbers had no fixed form."""
    first, last = (1985, 1999) if old else (2006, min(2022, case.submitted.year - 1))
    issued = date(rng.randint(first, last), rng.choice((6, 7, 7, 12)), rng.randint(1, 30))
    person = citizen(rng, issued, _AGES[level], _AGES[level] + 3)
    school = rng.randrange(len(UNIVERSITIES))
    field, category = rng.choice(_FIELDS)
    code = f"1990{school + 1}"
    digit = {"doctor": 2, "master": 3, "bachelor": 4}[level]
    schooling = {"doctor": "01", "master": "02", "bachelor": "05"}[level]
    serial = rng.randint(1, 9999)
    return Study(
        person=person,
        school=UNIVERSITIES[school],
        field=field,
        category=category,
        level=level,
        begun=date(issued.year - _YEARS[level], 9, 1),
        issued=issued,
        president=chinese_name(rng),
        chair=chinese_name(rng),
        degree_no=f"{issued.year % 100}-{serial:05d}" if old else f"{code}{digit}{issued.year}{serial:06d}",
        graduation_no=f"{issued.year}{serial:06d}" if old else f"{code}1{issued.year}{schooling}{serial:06d}",
    )
