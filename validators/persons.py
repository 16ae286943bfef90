"""Where the applicant's name stands, and how a document's name agrees with the passport's."""

from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.document import Document, Field
from extractors.values.names import has_han
from validators.dossier import Dossier
from validators.ladder import Reading, Step, compare, reading
from validators.names import Likeness, han_part, latin_part, likeness, truncated, words
from validators.passports import Passport
from validators.romanised import reads_as

# Documents that name the applicant, in Latin letters, in Han characters or in both.
_PLACES = (
    ("application_form", ("name_foreign", "name_zh")),
    ("self_recommendation_form", ("name_foreign", "name_zh")),
    ("personal_information", ("name_foreign", "name_zh")),
    ("overseas_degree", ("holder_name",)),
    ("cscse_certification", ("holder_name",)),
    ("domestic_degree", ("holder_name",)),
    ("labor_contract", ("employee_name",)),
    ("letter_of_intent", ("employee_name",)),
    ("overseas_employment", ("holder_name",)),
)
FORMS = ("application_form", "self_recommendation_form")
OPTIONAL = ("overseas_employment",)  # need not name the applicant where a field can find it
DEGREES = ("overseas_degree", "cscse_certification", "domestic_degree")


class Match(StrEnum):
    """How a document's name stands to the passport's."""

    SAME = "same"
    PART = "part"  # a middle name left out
    INITIALS = "initials"
    SHARED = "shared"  # another name with a word in common: perhaps a former one
    UNSURE = "unsure"  # look-alikes or near misses in an uncertain reading
    FOREIGN = "foreign"  # in Chinese characters, and nothing ties them to the passport
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that should name the applicant, and the names found in it."""

    document: Document
    names: tuple[Field, ...]

    @property
    def latin(self) -> tuple[Field, ...]:
        """The names that are not in Han characters alone."""
        return tuple(field for field in self.names if words(latin_part(field.value)))


@dataclass(frozen=True, slots=True)
class Holder:
    """The name of the passport's holder, from the page or, where that was not read, from its zone."""

    passport: Passport
    name: str
    fields: tuple[Field, ...]
    cut: bool

    @property
    def reading(self) -> Reading:
        """The whole name as one reading, no surer than its least sure part."""
        parts = [reading(field) for field in self.fields]
        return Reading(self.name, min(p.confidence for p in parts), all(p.sure for p in parts))


def sources(dossier: Dossier) -> tuple[Source, ...]:
    """Every document of the lead copies that should name the applicant."""
    return tuple(
        Source(document, tuple(field for name in names for field in document.all(name)))
        for type, names in _PLACES
        for document in dossier.lead(type)
    )


def holder(passport: Passport) -> Holder | None:
    """The holder's name; None where it was read neither on the page nor in the zone."""
    surname, given = passport.document.first("surname"), passport.document.first("given_names")
    if surname and given:
        name = f"{latin_part(surname.value)} {latin_part(given.value)}".strip()
        return Holder(passport, name, (surname, given), cut=False) if words(name) else None
    zone = passport.zone
    if zone and zone.surname and zone.given_names:
        cut = not zone.lines[0].endswith("<")
        return Holder(passport, f"{zone.surname} {zone.given_names}", passport.lines[:1], cut)
    return None


def match(field: Field, who: Holder, chinese: tuple[Field, ...]) -> Match:
    """How the name in `field` stands to the holder's; `chinese` are the Chinese names the form states."""
    latin = latin_part(field.value)
    if words(latin):
        return _latin(replace(field, value=latin), who)
    if not has_han(field.value):
        return Match.UNSURE
    return _han(field, who, chinese)


def _latin(field: Field, who: Holder) -> Match:
    related = likeness(field.value, who.name)
    if related is Likeness.SAME or (who.cut and truncated(field.value, who.name)):
        return Match.SAME
    if related is Likeness.PART:
        return Match.PART
    if related is Likeness.INITIALS:
        return Match.INITIALS
    step = compare(_ordered(reading(field)), _ordered(who.reading))
    if step is not Step.DIFFERENT:
        return Match.UNSURE
    shared = set(words(field.value)) & set(words(who.name))
    return Match.SHARED if any(len(word) > 1 for word in shared) else Match.OTHER


def _ordered(side: Reading) -> Reading:
    """The words in the order of the alphabet, since the order of names means nothing."""
    return Reading(" ".join(sorted(words(side.text))), side.confidence, side.sure)


def _han(field: Field, who: Holder, chinese: tuple[Field, ...]) -> Match:
    """Chinese spellings of foreign names vary freely: only the dossier's own are compared."""
    own = han_part(field.value)
    if reads_as(own, who.name):
        return Match.SAME
    steps = {
        compare(reading(replace(field, value=own)), reading(replace(name, value=han_part(name.value))))
        for name in chinese
        if name is not field
    }
    if any(step.same for step in steps):
        return Match.SAME
    if not steps:
        return Match.FOREIGN
    return Match.UNSURE if steps != {Step.DIFFERENT} else Match.OTHER
