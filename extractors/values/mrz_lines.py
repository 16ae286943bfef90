"""Lines of a machine readable zone as a reader leaves them, and the way back to what was printed, ICAO 9303.

Where only digits or only letters can stand, look-alikes are settled by the place. Else one character may have
been misread, or fillers dropped or doubled: a change counts where it is the only one of its kind that makes
every check digit hold.

>>> check_digit("L898902C3")
'6'
>>> [sound(f"L898902C36UTO7408122F1204159ZE184226B<<<<<1{last}") for last in "01"]
[True, False]
>>> [sound(f"P<UTOERIKSS{letter}N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<") for letter in "O0"]
[True, False]
>>> sound("I<UTOD231458907<<<<<<<<<<<<<<<"), sound("7408122F1204159UTO<<<<<<<<<<<6")
(True, True)
>>> looks_like_line("E123456784CHN8503208M2901178LHPNMGLJOBKJA922")  # no filler in it
True
"""

import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

from extractors.values.confusions import lookalikes

TO_LETTER = str.maketrans("015826", "OISBZG")
TO_DIGIT = str.maketrans("OQDISBZGL|", "0001582611")
_WEIGHTS = (7, 3, 1)
_LIMIT = 400
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
# The pairs that readers confuse in OCR-B, tried before all other look-alikes.
_PAIRS = dict(zip("0O1I2Z5S6G8B", "O0I1Z2S5G6B8", strict=True))
# What a filler is often read as, and the way back.
_FILLER_LIKE = {c: frozenset("<") for c in "KCLE"} | {"<": frozenset("KCLE")}

_BIRTH = re.compile(r"[0-9]{2}(?:[0-9]{4}|[0-9]{2}<<|<<<<)")  # month and day may be unknown
Checks = tuple[tuple[str, bool], ...]
Parts = tuple[str, ...]


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
    """Whether `text` could be a line of a zone: 28 characters or more, two fillers, hardly anything else.

    A passport's second line may have no filler at all: its dates with their check digits tell it.
    """
    line = tidy(text)
    packed = "".join(text[:_LIMIT].split())
    if not (28 <= len(line) <= 60 and len(line) >= 0.9 * len(packed)):
        return False
    return line.count("<") >= 2 or (len(line) == 44 and _told_by_dates(line))


def sound(line: str) -> bool:
    """Whether a line of 44 or 30 characters can stand as read: its check digits hold, its names are letters.

    Of a card's first two lines only the check digits of their own parts are looked at. A date of birth
    without its day never stands as read: fillers are too easily misread digits.
    """
    if not re.fullmatch(r"[0-9A-Z<]+", line) or len(line) not in (44, 30):
        return False
    if line.translate(str.maketrans("", "", "0123456789")) == line:
        return True
    if len(line) == 44:
        placed = td3_positions(line)
        return placed[13:20].isdecimal() and all(good for _, good in td3_checks(placed))
    number, birth, expiry, _ = (good for _, good in td1_checks(td1_positions((line, line))))
    return number if line[0] in "IAC" else birth and expiry


def by_places(line: str) -> str:
    """A passport's line of names in letters, a sound line of data with its look-alikes settled; others stay.

    >>> by_places("L898902C36UT07408122F1204159ZE184226B<<<<<10")
    'L898902C36UTO7408122F1204159ZE184226B<<<<<10'
    >>> by_places("P<UT0ERIKSS0N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<")
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
    """
    if len(line) == 44 and line[0] == "P" and "<<" in line[5:40] and not _told_by_dates(line):
        return line.translate(TO_LETTER)
    if not sound(line) or not any(c.isdecimal() for c in line):
        return line
    if len(line) == 44:
        return td3_positions(line)
    return td1_positions((line, line))[0 if line[0] in "IAC" else 1]


def _told_by_dates(line: str) -> bool:
    """Whether 44 characters hold the two dates of a line 2, with their check digits."""
    placed = td3_positions(line)
    return placed[13:20].isdecimal() and all(good for _, good in _dates(placed))


def _dates(line: str) -> Checks:
    return (
        ("birth_date", _BIRTH.fullmatch(line[13:19]) is not None and check_digit(line[13:19]) == line[19]),
        ("expiry", line[21:28].isdecimal() and check_digit(line[21:27]) == line[27]),
    )


def td3_positions(line: str) -> str:
    """A passport's line 2, digits where only digits stand and letters where only letters stand."""
    return "".join(
        (
            line[:9],
            line[9].translate(TO_DIGIT),
            line[10:13].translate(TO_LETTER),
            line[13:20].translate(TO_DIGIT),
            line[20],
            line[21:28].translate(TO_DIGIT),
            line[28:42],
            line[42:].translate(TO_DIGIT),
        )
    )


def td3_checks(line: str) -> Checks:
    """Which check digits of a passport's line 2 (44 characters) hold."""
    optional = line[28:42]
    optional_holds = check_digit(optional) == line[42] or (not optional.strip("<") and line[42] == "<")
    return (
        ("number", check_digit(line[:9]) == line[9]),
        *_dates(line),
        ("optional", optional_holds),
        ("composite", check_digit(line[:10] + line[13:20] + line[21:43]) == line[43]),
    )


def td1_positions(lines: Parts) -> Parts:
    """A card's lines 1 and 2 (30 characters each), look-alikes settled by their places."""
    upper, lower = lines
    digits = lower[:7].translate(TO_DIGIT) + lower[7] + lower[8:15].translate(TO_DIGIT)
    return (
        upper[:5].translate(TO_LETTER) + upper[5:14] + upper[14].translate(TO_DIGIT) + upper[15:],
        digits + lower[15:18].translate(TO_LETTER) + lower[18:29] + lower[29].translate(TO_DIGIT),
    )


def td1_checks(lines: Parts) -> Checks:
    """Which check digits of a card's lines 1 and 2 (30 characters each) hold."""
    upper, lower = lines
    return (
        ("number", check_digit(upper[5:14]) == upper[14] or _long_number(upper)),
        ("birth_date", check_digit(lower[:6]) == lower[6]),
        ("expiry", check_digit(lower[8:14]) == lower[14]),
        ("composite", check_digit(upper[5:30] + lower[:7] + lower[8:15] + lower[18:29]) == lower[29]),
    )


def _long_number(upper: str) -> bool:
    """A number of more than nine characters runs on behind a filler, its check digit at its end."""
    rest = upper[15:].partition("<")[0]
    return upper[14] == "<" and len(rest) > 1 and check_digit(upper[5:14] + rest[:-1]) == rest[-1]


def td3_line(read: str) -> str | None:
    """A passport's line 2 in 44 characters, as read or mended; None where it cannot be brought to that."""
    mended = _mended(
        (read,), (44,), lambda lines: (td3_positions(lines[0]),), lambda lines: td3_checks(lines[0])
    )
    return mended[0] if mended else None


def td1_lines(upper: str, lower: str) -> Parts | None:
    """A card's lines 1 and 2 in 30 characters each, as read or mended; None where they cannot be."""
    return _mended((upper, lower), (30, 30), td1_positions, td1_checks)


def _mended(
    read: Parts, lengths: tuple[int, ...], place: Callable[[Parts], Parts], checks: Callable[[Parts], Checks]
) -> Parts | None:
    """`read`, or the one change of the likeliest kind that makes all check digits hold."""

    def holding(candidates: Iterable[Parts]) -> set[Parts]:
        placed = (place(lines) for lines in candidates)
        return {lines for lines in placed if all(good for _, good in checks(lines))}

    if tuple(map(len, read)) != lengths:
        fitted = holding(_fillers(read, lengths))
        return fitted.pop() if len(fitted) == 1 else None
    placed = place(read)
    for kind in (holding((read,)), holding(_changed(placed, _pair)), holding(_changed(placed, _others))):
        if kind:
            return kind.pop() if len(kind) == 1 else placed
    return placed


def _pair(character: str) -> Iterable[str]:
    return _PAIRS.get(character, "")


def _others(character: str) -> Iterable[str]:
    return (lookalikes(character) | _FILLER_LIKE.get(character, frozenset())) & set(_ALPHABET)


def _changed(lines: Parts, alternatives: Callable[[str], Iterable[str]]) -> Iterator[Parts]:
    for number, line in enumerate(lines):
        for at, character in enumerate(line):
            for other in alternatives(character):
                yield (*lines[:number], line[:at] + other + line[at + 1 :], *lines[number + 1 :])


def _fillers(read: Parts, lengths: tuple[int, ...]) -> Iterator[Parts]:
    """Lines of the right lengths, with up to three fillers added to, or taken from, one run of each."""
    if not read:
        yield ()
        return
    for first in _one_filler(read[0], lengths[0]):
        for rest in _fillers(read[1:], lengths[1:]):
            yield (first, *rest)


def _one_filler(read: str, length: int) -> Iterator[str]:
    missing = length - len(read)
    if missing == 0:
        yield read
    if missing == 0 or not -3 <= missing <= 3:
        return
    for run in re.finditer(r"<+", read):
        if missing > 0:
            yield read[: run.start()] + "<" * missing + read[run.start() :]
        elif len(run.group()) > -missing:
            yield read[: run.start()] + read[run.start() - missing :]
