"""A passport as two witnesses: the printed fields of its page and the machine-readable zone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.document import Document, Field
from extractors.page_text import Line
from extractors.values import dates
from extractors.values.mrz import Zone, td3
from extractors.values.mrz_lines import check_digit
from ingest.wording import Bilingual
from validators.certainty import SURE, sure
from validators.dossier import Dossier
from validators.finding import Evidence
from validators.ladder import Reading, Step, compare, compare_codes, reading, stated
from validators.names import Likeness, latin_part, likeness, truncated
from validators.rule import Answer, cannot_tell

# Parts of line 2 with a check digit of their own: where they start, where they end.
PARTS = {"number": (0, 9), "birth_date": (13, 19), "expiry": (21, 27)}
PART_OF = {"passport_no": "number", "dob": "birth_date", "expiry": "expiry"}  # printed fields
# Codes of the zone that are not the state's in ISO 3166-1 (ICAO 9303-3, section 5).
STATES = {"D": "DEU", "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR"}
_LONG = 6  # characters of a number that does not stand on a page by chance
_DIGITS_ONLY = (9, *range(13, 20), *range(21, 28), 42, 43)
_LETTERS_ONLY = (10, 11, 12)


@dataclass(frozen=True, slots=True)
class Passport:
    """A passport page. `zone` is None where its second line could not be brought to 44 characters."""

    document: Document
    lines: tuple[Field, ...]
    zone: Zone | None
    page: tuple[tuple[str, Line], ...] = ()  # what is printed outside the zone, with the id of its page

    def printed(self, name: str) -> Field | None:
        """The field as printed above the zone; one read from the zone itself is no second witness."""
        return next((f for f in self.document.all(name) if not self._from_zone(f)), None)

    def shows(self, name: str) -> Evidence | None:
        """The printed line, whatever its label, that says of `name` the very same as the zone."""
        return next(
            (
                Evidence(page, line.box, line.text)
                for page, line in self.page
                if self.zone and _says(line.text, name, self.zone)
            ),
            None,
        )

    def _from_zone(self, field: Field) -> bool:
        return "mrz" in field.reader or any(
            line.page == field.page and line.box.overlap(field.box) > 0.5 * field.box.area > 0
            for line in self.lines
        )

    @property
    def sure_lines(self) -> bool:
        """Whether both lines of the zone were read with confidence."""
        return len(self.lines) == 2 and all(line.confidence >= SURE for line in self.lines)

    @property
    def mended(self) -> bool:
        """Whether a character was replaced, beyond a letter that can only be a digit or the reverse.

        Fillers dropped or doubled in a run carry nothing and do not count.
        """
        if self.zone is None or len(self.zone.read[1]) != len(self.zone.lines[1]):
            return False
        changed = (
            at for at, (a, b) in enumerate(zip(self.zone.read[1], self.zone.lines[1], strict=True)) if a != b
        )
        return any(not self._forced(at) for at in changed)

    def _forced(self, at: int) -> bool:
        read = self.zone.read[1][at] if self.zone else ""
        return (at in _DIGITS_ONLY and not read.isdecimal()) or (at in _LETTERS_ONLY and not read.isalpha())

    @property
    def failing(self) -> tuple[str, ...]:
        """The parts of the zone whose check digits do not hold."""
        return tuple(part for part, holds in self.zone.checks if not holds) if self.zone else ()

    def explained(self, part: str, printed: str) -> bool:
        """Whether the check digit in the zone fits what is printed above it: then the zone was misread."""
        if self.zone is None or part not in PARTS:
            return False
        _, end = PARTS[part]
        return bool(re.fullmatch(r"[0-9A-Z<]+", printed)) and check_digit(printed) == self.zone.lines[1][end]


def passports(dossier: Dossier) -> tuple[Passport, ...]:
    """The passports of the lead copies; where the form names one of their numbers, that one alone.

    An earlier passport often lies beside the present one to bear out visas and stamps.
    """
    found = tuple(_passport(dossier, document) for document in dossier.lead("passport"))
    stated = {f.value for form in dossier.lead("application_form") for f in form.all("passport_no")}
    named = tuple(p for p in found if stated & {f.value for f in p.document.all("passport_no")})
    return named or found


def answers(dossier: Dossier, missing: Bilingual, answer: Callable[[Passport], Answer]) -> tuple[Answer, ...]:
    """One answer for each passport; where there is none the rule cannot tell, and says so with `missing`."""
    found = passports(dossier)
    return tuple(map(answer, found)) if found else (cannot_tell(missing),)


def _passport(dossier: Dossier, document: Document) -> Passport:
    first, second = document.first("mrz1"), document.first("mrz2")
    lines = tuple(line for line in (first, second) if line is not None)
    zone = td3(first.raw if first else "", second.raw) if second else None
    page = tuple(
        (id, line)
        for id in document.pages
        if id in dossier.pages
        for line in dossier.pages[id].lines
        if not any(f.page == id and f.box.overlap(line.box) > 0 for f in lines)
    )
    return Passport(document, lines, zone, page)


def _says(text: str, name: str, zone: Zone) -> bool:
    """Whether a printed line holds the zone's number, date or name: none stands there by chance."""
    if name == "passport_no":
        return len(zone.number) >= _LONG and zone.number in re.findall(r"[0-9A-Z]+", text.upper())
    if name in ("dob", "expiry"):
        wanted = zone.birth_date if name == "dob" else zone.expiry
        return bool(wanted) and any(found.value == wanted for found in dates.find(text))
    if name in ("surname", "given_names"):
        wanted = zone.surname if name == "surname" else zone.given_names
        return bool(wanted) and likeness(latin_part(text), wanted) is Likeness.SAME
    return False


def zone_form(field: Field) -> str:
    """A printed number or date as the zone writes it; "" for a date without a day."""
    if field.name == "passport_no":
        return field.value.ljust(PARTS["number"][1], "<")
    return field.value[2:].replace("-", "") if re.fullmatch(r"\d{4}-\d\d-\d\d", field.value) else ""


def witness(passport: Passport, name: str) -> Step | None:
    """How the printed field `name` agrees with the zone; None where one of them says nothing."""
    field, zone = passport.printed(name), passport.zone
    if zone is None:
        return None
    if field is None:
        return Step.NORMALISED if passport.shows(name) else None
    if name in ("surname", "given_names"):
        return _name_witness(passport, zone, field)
    if name in PART_OF:
        start, end = PARTS[PART_OF[name]]
        told = Reading(zone.lines[1][start:end], 1.0, zone.check(PART_OF[name]))
        return compare_codes(Reading(zone_form(field), field.confidence, sure(field)), told)
    text = zone.sex if name == "sex" else STATES.get(zone.nationality, zone.nationality)
    if not text:
        return None
    return compare_codes(reading(field), Reading(text, passport.lines[1].confidence, passport.sure_lines))


def _name_witness(passport: Passport, zone: Zone, field: Field) -> Step | None:
    """Line 1 has no check digit; a long name may be cut at its end."""
    told = zone.surname if field.name == "surname" else zone.given_names
    printed = latin_part(field.value)
    if not told or not printed:
        return None
    cut = not zone.lines[0].endswith("<")
    if likeness(printed, told) is Likeness.SAME or (cut and truncated(printed, told)):
        return Step.NORMALISED
    return compare(reading(replace(field, value=printed)), stated(told, passport.lines[0].confidence))
