"""Invented Chinese persons: for identity cards, domestic certificates and passports of China."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from pypinyin import lazy_pinyin

from samples.people import chinese_name

_AREAS = ("110105", "340524", "440524", "330100")  # those of the standard's own examples
_STREETS = ("云杉路", "青禾街", "望潮里", "兰台胡同", "石桥东路")
_TOWNS = ("北京市朝阳区", "安徽省当涂县", "广东省汕头市澄海区", "浙江省杭州市")
_OFFICES = ("北京市公安局朝阳分局", "当涂县公安局", "汕头市公安局澄海分局", "杭州市公安局")
UNIVERSITIES = (
    "华岚大学", "江州理工大学", "明川科技大学", "北屿交通大学", "云溪师范大学", "中原矿业学院",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citizen:
    """`surname` and `given` in pinyin, capitals; `home` is an index of the person's county."""

    name: str
    surname: str
    given: str
    sex: str
    dob: date
    home: int
    address: str
    id_no: str

    @property
    def office(self) -> str:
        """The police office that issues the identity card."""
        return _OFFICES[self.home]


def citizen(rng: random.Random, submitted: date, youngest: int = 24, oldest: int = 60) -> Citizen:
    """A citizen whose age at `submitted` lies between two bounds."""
    name, sex = chinese_name(rng), rng.choice("MMF")
    born = date(submitted.year - rng.randint(youngest, oldest), rng.randint(1, 12), rng.randint(1, 28))
    home = rng.randrange(len(_AREAS))
    sequence = rng.randrange(1, 49) * 2 + (1 if sex == "M" else 0)
    address = f"{_TOWNS[home]}{rng.choice(_STREETS)}{rng.randint(2, 199)}号"
    address += rng.choice(("", f"{rng.randint(1, 18)}号楼{rng.randint(1, 6)}单元{rng.randint(101, 2404)}室"))
    return Citizen(
        name=name,
        surname="".join(lazy_pinyin(name[:1])).upper(),
        given="".join(lazy_pinyin(name[1:])).upper(),
        sex=sex,
        dob=born,
        home=home,
        address=address,
        id_no=mod_11_2(f"{_AREAS[home]}{born:%Y%m%d}{sequence:03d}"),
    )


def mod_11_2(seventeen: str) -> str:
    """Seventeen digits and their check character (GB 11643, ISO 7064)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, weights, strict=True))
    return seventeen + "10X98765432"[total % 11]


def later(day: date, years: int) -> date:
    """The same day `years` later; the 29th of February becomes the 28th."""
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


def before(rng: random.Random, submitted: date, nearest: int, farthest: int) -> date:
    """A day so many days before `submitted`."""
    return submitted - timedelta(days=rng.randint(nearest, farthest))
