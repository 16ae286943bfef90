"""Machine readable zones, ICAO 9303: passports (TD3, 2 × 44) and cards (TD1, 3 × 30), repaired by position.

Values 0–9, A=10 … Z=35, `<`=0; weights 7, 3, 1; modulo 10. A composite check covers the others.

>>> check_digit("L898902C3")
'6'
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
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from extractors.values.confusions import lookalikes

_TO_DIGIT = str.maketrans("OQDISBZGL|", "0001582611")
_TO_LETTER = str.maketrans("015826", "OISBZG")
_WEIGHTS = (7, 3, 1)
_LIMIT = 400
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
# What a filler is often read as, and the way back.
_FILLER_LIKE = {c: frozenset("<") for c in "KCLE"} | {"<": frozenset("KCLE")}


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


def check_digit(text: str) -> str:
    """The check digit of `text` (characters 0-9, A-Z, <)."""
    values = (0 if c == "<" else int(c, 36) for c in text)
    return str(sum(value * _WEIGHTS[i % 3] for i, value in enumerate(values)) % 10)


def tidy(text: str) -> str:
    """A line as read in the zone's alphabet: width, case, spaces and look-alikes of the filler settled."""
    wide = normalize("NFKC", text[:_LIMIT]).upper()
    wide = re.sub(r"[«《≪]", "<<", wide)
    return re.sub(r"[^0-9A-Z<]", "", re.sub(r"[‹〈＜くㄑ≤]", "<", wide))


def looks_like_line(text: str) -> bool:
    """Whether `text` could be a line of a zone: 28 characters or more, two fillers, hardly anything else."""
    line = tidy(text)
    packed = "".join(text[:_LIMIT].split())
    return 28 <= len(line) <= 60 and line.count("<") >= 2 and len(line) >= 0.9 * len(packed)


def td3(first: str, second: str) -> Zone | None:
    """The passport's zone; None where the second line cannot be brought to 44 characters.

    `first` may be "" when only the second line was read.
    """
    upper, lower = tidy(first), tidy(second)
    best = _lower_line(lower)
    if best is None:
        return None
    checks = _td3_checks(best)
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
    """The zone of a card; None where the first two lines are not 30 characters long."""
    read = (tidy(first), tidy(second), tidy(third))
    upper, lower = read[0], _td1_positions(read[1])
    if len(upper) != 30 or len(lower) != 30:
        return None
    parts = (
        ("number", check_digit(upper[5:14]) == upper[14]),
        ("birth_date", check_digit(lower[:6]) == lower[6]),
        ("expiry", check_digit(lower[8:14]) == lower[14]),
        ("composite", check_digit(upper[5:30] + lower[:7] + lower[8:15] + lower[18:29]) == lower[29]),
    )
    names = read[2].translate(_TO_LETTER)
    surname, given = _names(names)
    return Zone(
        lines=(upper, lower, names),
        read=read,
        kind=upper[:2].replace("<", ""),
        state=upper[2:5].replace("<", ""),
        surname=surname,
        given_names=given,
        number=upper[5:14].replace("<", ""),
        nationality=lower[15:18].replace("<", ""),
        birth_date=_birth(lower[:6]),
        sex=lower[7] if lower[7] in "MF" else "",
        expiry=_iso(lower[8:14], 2000),
        checks=parts,
    )


def _name_line(line: str, length: int) -> str:
    """Line 1 in letters, cut or filled up: the fillers at its end carry nothing."""
    lettered = line.translate(_TO_LETTER)
    lettered = re.sub(r"<[<KCLE]*<(?=$|<*$)", lambda tail: "<" * len(tail.group()), lettered)
    return lettered[:length].ljust(length, "<")


def _td3_positions(line: str) -> str:
    """Line 2 with digits where only digits stand and letters where only letters stand."""
    return "".join(
        (
            line[:9],
            line[9].translate(_TO_DIGIT),
            line[10:13].translate(_TO_LETTER),
            line[13:20].translate(_TO_DIGIT),
            line[20],
            line[21:28].translate(_TO_DIGIT),
            line[28:42],
            line[42:].translate(_TO_DIGIT),
        )
    )


def _td1_positions(line: str) -> str:
    if len(line) != 30:
        return line
    digits = line[:7].translate(_TO_DIGIT) + line[7] + line[8:15].translate(_TO_DIGIT)
    return digits + line[15:18].translate(_TO_LETTER) + line[18:29] + line[29].translate(_TO_DIGIT)


def _td3_checks(line: str) -> tuple[tuple[str, bool], ...]:
    optional = line[28:42]
    optional_holds = check_digit(optional) == line[42] or (not optional.strip("<") and line[42] == "<")
    return (
        ("number", check_digit(line[:9]) == line[9]),
        ("birth_date", check_digit(line[13:19]) == line[19]),
        ("expiry", check_digit(line[21:27]) == line[27]),
        ("optional", optional_holds),
        ("composite", check_digit(line[:10] + line[13:20] + line[21:43]) == line[43]),
    )


def _lower_line(read: str) -> str | None:
    """Line 2 in 44 characters: as read, or with the one change that makes every check digit hold.

    One filler may have been dropped or doubled in a run of fillers, or one character misread.
    """
    if len(read) == 44:
        placed = _td3_positions(read)
        if _holds(placed):
            return placed
        mended = {candidate for candidate in _one_lookalike(placed) if _holds(candidate)}
        return mended.pop() if len(mended) == 1 else placed
    fitted = {line for line in map(_td3_positions, _one_filler(read)) if _holds(line)}
    return fitted.pop() if len(fitted) == 1 else None


def _holds(line: str) -> bool:
    return all(good for _, good in _td3_checks(line))


def _one_lookalike(line: str) -> Iterator[str]:
    for place, character in enumerate(line):
        for other in lookalikes(character) | _FILLER_LIKE.get(character, frozenset()):
            if other in _ALPHABET:
                yield _td3_positions(line[:place] + other + line[place + 1 :])


def _one_filler(read: str) -> Iterator[str]:
    """Lines of 44 characters with up to three fillers added to, or taken from, one run of fillers."""
    missing = 44 - len(read)
    if not -3 <= missing <= 3:
        return
    for run in re.finditer(r"<+", read):
        if missing > 0:
            yield read[: run.start()] + "<" * missing + read[run.start() :]
        elif len(run.group()) > -missing:
            yield read[: run.start()] + read[run.start() - missing :]


def _birth(digits: str) -> str:
    """A birth date: a year above this one's two digits belongs to the last century."""
    century = 1900 if digits[:2].isdecimal() and int(digits[:2]) > date.today().year % 100 else 2000
    return _iso(digits, century)


def _iso(digits: str, century: int) -> str:
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6])).isoformat()
    except ValueError:
        return ""


def _names(field: str) -> tuple[str, str]:
    surname, _, given = field.strip("<").partition("<<")
    return surname.replace("<", " ").strip(), re.sub(r"<+", " ", given).strip()
