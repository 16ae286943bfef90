"""Invented people: applicants from Utopia (UTO, the state of ICAO's specimens) and Chinese signers."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.numbers import td3

_SURNAMES = (
    ("Halvemoor", "哈尔维穆尔"), ("Castelbrand", "卡斯特布兰德"), ("Orwendale", "奥温代尔"),
    ("Lindqvarst", "林德瓦斯特"), ("Marrowick", "马罗威克"), ("Tessandre", "泰桑德尔"),
    ("Vandermoel", "范德莫尔"), ("Quillhaven", "奎尔黑文"), ("Brantholm", "布兰特霍姆"),
    ("Esterlyng", "埃斯特林"), ("Dunmarrow", "邓马罗"), ("Falkenrade", "法尔肯拉德"),
    ("Rosmarine", "罗斯马林"), ("Ibarroux", "伊巴鲁"), ("Kestrelby", "凯斯特比"),
)  # fmt: skip
_GIVEN = {
    "M": (
        ("Tobias", "托比亚斯"), ("Edwin", "埃德温"), ("Marius", "马里乌斯"), ("Leopold", "利奥波德"),
        ("Anselm", "安塞尔姆"), ("Gideon", "吉迪恩"), ("Rupert", "鲁珀特"), ("Cedric", "塞德里克"),
    ),
    "F": (
        ("Ingrid", "英格丽德"), ("Helena", "海伦娜"), ("Beatrix", "比阿特丽克丝"), ("Cordelia", "科迪莉亚"),
        ("Matilda", "玛蒂尔达"), ("Rosalind", "罗莎琳德"), ("Sabina", "萨比娜"), ("Verena", "韦雷娜"),
    ),
}  # fmt: skip
_MIDDLE = ("", "", "Aurel", "Corin", "Maris", "Joran", "Linden")
PLACES = (
    ("Norhaven", "诺黑文"), ("Arkania", "阿卡尼亚"), ("Port Selwyn", "塞尔温港"), ("Westermark", "韦斯特马"),
)  # fmt: skip
_STREETS = ("Lantern Quay", "Juniper Row", "Harbour Terrace")
_FAMILY = "周吴郑冯陈褚蒋沈韩朱秦许何吕施孔曹严金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳"
_FIRST = "文晓建志海明国立思雨若子承景清远嘉书慧玉"
_SECOND = "轩澜川岚峰宁然琳安平诚岳洋晨瑞松舟敏婷霖"


@dataclass(frozen=True, slots=True)
class Passport:
    number: str
    issued: date
    expiry: date
    authority: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """The foreign expert. `given` holds all given names; `name_zh` is the transliteration."""

    surname: str
    given: str
    name_zh: str
    sex: str  # "M" or "F"
    dob: date
    birth_place: str
    birth_place_zh: str
    passport: Passport
    phone: str
    email: str
    home: str
    nationality: str = "UTO"

    @property
    def formal(self) -> str:
        """As forms ask for it: FAMILY NAME in capitals, then given names."""
        return f"{self.surname.upper()} {self.given}"

    @property
    def natural(self) -> str:
        return f"{self.given} {self.surname}"

    @property
    def mrz(self) -> tuple[str, str]:
        return td3(
            self.nationality, self.surname, self.given, self.passport.number, self.nationality,
            self.dob, self.sex, self.passport.expiry,
        )  # fmt: skip


def applicant(rng: random.Random, submitted: date) -> Applicant:
    """An applicant between 34 and 61 whose passport is valid for a year and more after `submitted`."""
    sex = rng.choice("MMF")
    surname, surname_zh = rng.choice(_SURNAMES)
    first, first_zh = rng.choice(_GIVEN[sex])
    given = f"{first} {rng.choice(_MIDDLE)}".strip()
    place, place_zh = rng.choice(PLACES)
    return Applicant(
        surname=surname,
        given=given,
        name_zh=f"{first_zh}·{surname_zh}",
        sex=sex,
        dob=date(submitted.year - rng.randint(34, 61), rng.randint(1, 12), rng.randint(1, 28)),
        birth_place=place,
        birth_place_zh=place_zh,
        passport=_passport(rng, submitted, place),
        phone=f"138{rng.randint(0, 99999999):08d}",
        email=f"{first}.{surname}@example.org".lower(),
        home=f"{rng.randint(2, 180)} {rng.choice(_STREETS)}, {place}, Utopia",
    )


def _passport(rng: random.Random, submitted: date, place: str) -> Passport:
    issued = submitted - timedelta(days=rng.randint(400, 8 * 365))
    issued = issued.replace(day=min(issued.day, 28))
    number = rng.choice("CLKNPX") + "".join(rng.choice("0123456789") for _ in range(8))
    expiry = issued.replace(year=issued.year + 10) - timedelta(days=1)
    return Passport(number, issued, expiry, f"PASSPORT OFFICE {place.upper()}")


def chinese_name(rng: random.Random) -> str:
    """Two or three characters, family name first."""
    return rng.choice(_FAMILY) + rng.choice(_FIRST) + (rng.choice(_SECOND) if rng.random() < 0.75 else "")
