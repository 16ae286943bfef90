"""Number of a foreigner's permanent residence card: 15 characters until 2023, 18 digits since; both valid.

Old: nationality (ISO 3166-1 alpha-3), place (4 digits), birth date YYMMDD, one digit, and the check digit of
ICAO 9303 over the first 14. New: 9, province (2), nationality (ISO numeric), birth date YYYYMMDD, sequence
(3), ISO 7064 MOD 11-2 as in resident numbers. The nationality is that of the first issue.

>>> [is_valid(n) for n in ("KAZ110090123105", "USA110075061517", "DEU110163030204")]
[True, True, True]
>>> [is_valid(n) for n in ("932682198501010017", "911124198108030024", "931012199012010018")]
[True, True, True]
>>> [is_valid(n) for n in ("KAZ110090123106", "KAZ110090133105", "932682198501010018", "11010519491231002X")]
[False, False, False, False]
>>> parse("证件号码/ID Card No. USA11OO75O61517").check  # more than one letter among digits
True
>>> parse("USA11007506I517").value, parse("9 11124 19810803 0024").value
('USA110075061517', '911124198108030024')
>>> parse("USA110075061518").check, parse("11010519491231002X") is None
(False, True)
>>> state("USA110075061517"), state("911124198108030024"), state("999124198108030024")
('USA', 'CAN', 'CAN')
>>> birth_date("911124198108030024"), birth_date("USA110075061517") is None
('1981-08-03', True)
>>> born("911124198108030024", "1981-08-03"), born("USA110075061517", "1975-06-15")
(True, True)
>>> born("USA110075061517", "1975-06-16")
False
"""

import re
from datetime import date
from unicodedata import normalize

from stdnum.iso7064 import mod_11_2

from extractors.values.confusions import repair
from extractors.values.mrz_lines import TO_DIGIT, TO_LETTER, check_digit
from extractors.values.value import Value

_OLD = re.compile(r"[A-Z]{3}[0-9]{12}")
_NEW = re.compile(r"9[0-9]{5}(?:19|20)[0-9]{9}[0-9X]")
_RUN = re.compile(r"(?<![0-9A-Z])[0-9A-Z](?: ?[0-9A-Z]){13,16} ?[0-9A-Z](?![0-9A-Z])")
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LIMIT = 2000

# ISO 3166-1 numeric → alpha-3.
_NUMERIC_CODES = """
012:DZA 032:ARG 036:AUS 040:AUT 050:BGD 056:BEL 076:BRA 100:BGR 112:BLR 124:CAN 144:LKA 152:CHL 156:CHN
170:COL 191:HRV 192:CUB 203:CZE 208:DNK 233:EST 246:FIN 250:FRA 276:DEU 300:GRC 348:HUN 352:ISL 356:IND
360:IDN 364:IRN 372:IRL 376:ISR 380:ITA 392:JPN 398:KAZ 404:KEN 408:PRK 410:KOR 428:LVA 440:LTU 442:LUX
458:MYS 484:MEX 496:MNG 528:NLD 554:NZL 566:NGA 578:NOR 586:PAK 604:PER 608:PHL 616:POL 620:PRT 642:ROU
643:RUS 682:SAU 688:SRB 702:SGP 703:SVK 704:VNM 705:SVN 710:ZAF 724:ESP 752:SWE 756:CHE 764:THA 792:TUR
804:UKR 818:EGY 826:GBR 840:USA 862:VEN
"""
_NUMERIC = dict(pair.split(":") for pair in _NUMERIC_CODES.split())


def is_valid(number: str) -> bool:
    """Whether the form, the birth date and the check character of `number` are right."""
    if _OLD.fullmatch(number):
        days = (_iso(century + number[7:13]) for century in ("19", "20"))
        return any(days) and check_digit(number[:14]) == number[14]
    if _NEW.fullmatch(number):
        return _iso(number[6:14]) is not None and bool(mod_11_2.is_valid(number))
    return False


def state(number: str) -> str | None:
    """The nationality within, ISO 3166-1 alpha-3; None where its numeric code is not known."""
    return number[:3] if number[:3].isalpha() else _NUMERIC.get(number[3:6])


def birth_date(number: str) -> str | None:
    """The birth date within, YYYY-MM-DD; None where the century is open."""
    return _iso(number[6:14]) if len(number) == 18 else None


def born(number: str, day: str) -> bool:
    """Whether the birth date within is `day` (YYYY-MM-DD); the old form leaves the century open."""
    digits = day.replace("-", "")
    return digits == number[6:14] if len(number) == 18 else digits[2:] == number[7:13]


def parse(text: str) -> Value | None:
    """The first number in `text`; repaired by place, or by one look-alike that alone makes the check hold."""
    for found in _RUN.finditer(normalize("NFKC", text[:_LIMIT]).upper().replace("×", "X")):
        read = found.group().replace(" ", "")
        if len(read) not in (15, 18):
            continue
        number = _by_place(read)
        if is_valid(number):
            return Value(number, found.group(), check=True, repaired=number != read)
        mended = repair(number, _ALPHABET, is_valid)
        if mended is not None:
            return Value(mended, found.group(), check=True, repaired=True)
        if (_OLD if len(number) == 15 else _NEW).fullmatch(number):
            return Value(number, found.group(), check=False)
    return None


def _by_place(read: str) -> str:
    """Letters where only letters stand, digits where only digits."""
    if len(read) == 15:
        return read[:3].translate(TO_LETTER) + read[3:].translate(TO_DIGIT)
    return read[:17].translate(TO_DIGIT) + (read[17] if read[17] == "X" else read[17].translate(TO_DIGIT))


def _iso(digits: str) -> str | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).isoformat()
    except ValueError:
        return None
