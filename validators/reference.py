"""What the passport says of a fact, on its page and in its zone: documents are held against that."""

from dataclasses import dataclass

from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.finding import Evidence, evidence_of
from validators.ladder import Reading
from validators.passports import PART_OF, STATES, Passport, passports
from validators.phrase import phrase
from validators.places import document_evidence
from validators.rule import Answer, cannot_tell


@dataclass(frozen=True, slots=True)
class Reference:
    """The one value of the passport, and where it stands."""

    reading: Reading
    evidence: tuple[Evidence, ...]
    sure_type: bool


def stated_by_passport(dossier: Dossier, name: str, title: Bilingual) -> Reference | Answer:
    """The value of the passport's field `name`, or the answer where there is not one value.

    Page and zone that differ give none, however sure one of them is: `passport.mrz` tells of it, and a lower
    confidence of one must not make the other right.
    """
    found = passports(dossier)
    if not found:
        return _answer(_NO_PASSPORT, title, ())
    told = tuple((passport, sides) for passport in found for sides in (_sides(passport, name),) if sides)
    evidence = tuple(e for _, sides in told for _, shown in sides for e in shown)
    if len(told) < len(found):
        documents = (document_evidence(dossier, passport.document) for passport in found)
        return _answer(_UNREAD, title, evidence or tuple(documents))
    readings = [reading for _, sides in told for reading, _ in sides]
    if len({reading.text for reading in readings}) > 1:
        return _answer(_TWO if len(found) > 1 else _PAGE_AND_ZONE, title, evidence)
    best = max(readings, key=lambda reading: (reading.sure, reading.confidence))
    borne_out = name in PART_OF and len(readings) > 1  # a number or a date: not twice the same by chance
    certain = any(sure_type(passport.document) for passport in found)
    return Reference(Reading(best.text, best.confidence, best.sure or borne_out), evidence, certain)


_NO_PASSPORT = (
    "No passport page was recognised, so the {fact} cannot be compared. Send the passport, or scan it again.",
    "未识别到护照资料页，无法比对{fact}。请补交或重新扫描护照。",
)
_UNREAD = (
    "The {fact} could not be read in the passport, so it cannot be compared. Look at it, or scan it again.",
    "未能读出护照上的{fact}，无法比对。请人工查看或重新扫描。",
)
_PAGE_AND_ZONE = (
    "The passport's page and its machine-readable zone give the {fact} differently; which is right must be "
    "settled before documents are compared with it. Compare the two places.",
    "护照资料页与机读区的{fact}不同，须先确定何者为准方可比对。请人工比对两处。",
)
_TWO = (
    "There are several passports that differ in the {fact}, and the form does not say which is valid. "
    "A person decides.",
    "有多本护照且{fact}不同，申报书未指明以哪本为准。请人工判断。",
)


def _answer(words: tuple[str, str], title: Bilingual, evidence: tuple[Evidence, ...]) -> Answer:
    return cannot_tell(phrase(*words, fact=title), evidence)


_Side = tuple[Reading, tuple[Evidence, ...]]


def _sides(passport: Passport, name: str) -> tuple[_Side, ...]:
    """What the page and what the zone says, whichever was read."""
    return tuple(side for side in (_printed(passport, name), _coded(passport, name)) if side is not None)


def _printed(passport: Passport, name: str) -> _Side | None:
    field = passport.printed(name)
    if field is None or not field.value:
        return None
    return Reading(field.value, field.confidence, sure(field)), (evidence_of(field),)


def _coded(passport: Passport, name: str) -> _Side | None:
    """The zone's value; it stands where its check digit holds and no character was replaced for that."""
    zone = passport.zone
    if zone is None:
        return None
    text = {
        "passport_no": zone.number,
        "dob": zone.birth_date,
        "sex": zone.sex,
        "nationality": STATES.get(zone.nationality, zone.nationality),
    }[name]
    if not text:
        return None
    part = PART_OF.get(name)
    stands = passport.sure_lines if part is None else zone.check(part) and not passport.mended
    confidence = passport.lines[-1].confidence
    return Reading(text, max(confidence, 1.0 if stands else 0.0), stands), (evidence_of(passport.lines[-1]),)
