"""Machine readable zones, ICAO 9303: passports (TD3, 2 × 44) and cards (TD1, 3 × 30), repaired by position.

Values 0–9, A=10 … Z=35, `<`=0; weights 7, 3, 1; modulo 10. A composite check covers the others. How lines are
mended: `extractors.values.mrz_lines`.

>>> td3("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10").holds
True
>>> td3("", "L000000007UTO9001011F3001019AA0000000<<<<<02").holds
True
>>> td3("", "ZE000509<9CAN8501019F2301147<<<<<<<<<<<<<<08").number
'ZE000509'
>>> zone = td3("POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", "EF12608921CHN8503208F2901178<<<<<<<<<<<<<<04")
>>> zone.holds, zone.surname, zone.given_names, zone.birth_date, zone.expiry
(True, 'ZHENGJIAN', 'YANGBEN', '1985-03-20', '2029-01-17')
>>> td3("", "C987654320GBR7505205F2905202CC0000000<<<<<05").holds
False
>>> german = td3("P<D<<GRUENWALDT<<ERIKA", "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4")
>>> german.holds, german.state, german.nationality, german.number
(True, 'D', 'D', 'C01X00T47')
>>> unknown = td3("", "L000000007UTO9001<<0F3001019AA0000000<<<<<02")  # the day of birth
>>> unknown.holds, unknown.birth_date
(True, '1990-01')
>>> mended = td3("", "L898902C36UT07408I22F1204159ZE184226B<<<<<1O")
>>> mended.holds, mended.lines[1]
(True, 'L898902C36UTO7408122F1204159ZE184226B<<<<<10')
>>> td3("", "L898902C36UTO7408122F1204159ZE184226B<<<<10").holds  # with one filler dropped
True
>>> upper, names = "I<UTOD231458907<<<<<<<<<<<<<<<", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
>>> card = td1(upper, "7408122F1204159UTO<<<<<<<<<<<6", names)
>>> card.holds, card.number, card.surname
(True, 'D23145890', 'ERIKSSON')
>>> td1(upper, "7408122F3204153UTO<<<<<<<<<<<2", names).holds
True
>>> td1("I<UTOX1Y2Z3<<<0A12345<<<<<<<<<", "6303024M2912316UTO<<<<<<<<<<<9", "SPECIMEN<<HANS").holds
True
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractors.values.mrz_lines import TO_LETTER, td1_checks, td1_lines, td3_checks, td3_line, tidy


@dataclass(frozen=True, slots=True)
class Zone:
    """What a machine readable zone says; dates YYYY-MM-DD, "" where unknown.

    `checks` tells for each part with a check digit whether it holds: number, birth_date, expiry, optional,
    composite. `read` are the lines as read, `lines` after repair; `repaired` whether they differ.
    """

    lines: tuple[str, ...]
    read: tuple[str, ...]
    kind: str
    state: str
    surname: str
    given_names: str
    number: str
    nationality: str
    birth_date: str
    sex: str
    expiry: str
    checks: tuple[tuple[str, bool], ...]

    @property
    def holds(self) -> bool:
        """Whether every check digit holds."""
        return all(good for _, good in self.checks)

    @property
    def repaired(self) -> bool:
        return self.lines != self.read

    def check(self, part: str) -> bool:
        """Whether the check digit of `part` and the composite one hold."""
        checks = dict(self.checks)
        return checks.get(part, False) and checks["composite"]


@lru_cache(maxsize=16)  # mending tries hundreds of changes, and a page is looked at several times
def td3(first: str, second: str) -> Zone | None:
    """The passport's zone; None where the second line cannot be brought to 44 characters.

    `first` may be "" when only the second line was read.
    """
    upper, lower = tidy(first), tidy(second)
    best = td3_line(lower)
    if best is None:
        return None
    checks = td3_checks(best)
    line1 = _name_line(upper, 44)
    surname, given = _names(line1[5:])
    return Zone(
        lines=(line1, best),
        read=(upper, lower),
        kind=line1[:2].replace("<", ""),
        state=line1[2:5].replace("<", ""),
        surname=surname,
        given_names=given,
        number=best[:9].replace("<", ""),
        nationality=best[10:13].replace("<", ""),
        birth_date=_birth(best[13:19]),
        sex=best[20] if best[20] in "MF" else "",
        expiry=_iso(best[21:27], 2000),
        checks=checks,
    )


def td1(first: str, second: str, third: str) -> Zone | None:
    """The zone of a card; None where its first two lines cannot be brought to 30 characters.

    `third` may be "" when its line was not read.
    """
    read = (tidy(first), tidy(second), tidy(third))
    mended = td1_lines(read[0], read[1])
    if mended is None:
        return None
    upper, lower = mended
    names = _name_line(read[2], 30)
    surname, given = _names(names)
    return Zone(
        lines=(upper, lower, names),
        read=read,
        kind=upper[:2].replace("<", ""),
        state=upper[2:5].replace("<", ""),
        surname=surname,
        given_names=given,
        number=_number(upper),
        nationality=lower[15:18].replace("<", ""),
        birth_date=_birth(lower[:6]),
        sex=lower[7] if lower[7] in "MF" else "",
        expiry=_iso(lower[8:14], 2000),
        checks=td1_checks(mended),
    )


def _name_line(line: str, length: int) -> str:
    """Line 1 in letters, cut or filled up: the fillers at its end carry nothing."""
    lettered = line.translate(TO_LETTER)
    lettered = re.sub(r"<[<KCLE]*<(?=$|<*$)", lambda tail: "<" * len(tail.group()), lettered)
    return lettered[:length].ljust(length, "<")


def _number(upper: str) -> str:
    """A card's number; a long one runs on behind a filler and ends with its check digit."""
    if upper[14] == "<" and upper[15] != "<":
        return upper[5:14] + upper[15:].partition("<")[0][:-1]
    return upper[5:14].replace("<", "")


def _birth(digits: str) -> str:
    """A birth date: a year above this one's two digits belongs to the last century."""
    century = 1900 if digits[:2].isdecimal() and int(digits[:2]) > date.today().year % 100 else 2000
    return _iso(digits, century)


def _iso(digits: str, century: int) -> str:
    """YYYY-MM-DD; YYYY-MM where the day is unknown, "" where the month is."""
    if digits[4:6] == "<<" and digits[2:4].isdecimal():
        return _iso(digits[:4] + "01", century)[:7]
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6])).isoformat()
    except ValueError:
        return ""


def _names(field: str) -> tuple[str, str]:
    surname, _, given = field.strip("<").partition("<<")
    return surname.replace("<", " ").strip(), re.sub(r"<+", " ", given).strip()
