"""What documents state of one fact about the applicant, each held against what the passport says of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extractors.document import Answer as Found
from extractors.document import Document, Field
from extractors.page_text import LEGIBLE
from extractors.values import resident_id
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.finding import Severity, evidence_of
from validators.ladder import Reading, Step, compare_codes
from validators.nationality import chinese, foreign
from validators.persons import FORMS
from validators.phrase import listed, phrase
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.reference import Reference, stated_by_passport
from validators.rule import Answer, cannot_tell, failed, passed

Compare = Callable[[Reading, Reading], Step]
# Cards and numbers of residents; a dossier may hold those of others, such as the employer's representative.
_OF_RESIDENTS = "prc_id_card"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands: `take` gives it from the field's value, "" where that does not state it.

    `aside`: another field of the document is there to state the fact; unread, this one is not missed.
    """

    type: str
    field: str
    take: Callable[[str], str] = str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What one field of one document says of a fact; `text` is "" where it could not be read.

    `certain`: the document surely is what it is taken for, and the applicant's.
    """

    document: Document
    field: Field
    text: str
    certain: bool

    @property
    def reading(self) -> Reading:
        return Reading(self.text, self.field.confidence, sure(self.field))


@dataclass(frozen=True, slots=True)
class Weight:
    """What it means that a statement is not the passport's: the outcome, how heavy, and what to do."""

    make: Callable[..., Answer]
    severity: Severity | None
    why: Bilingual


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that passport and documents state.

    `few`: it has so few values that a bad reading may agree by chance.
    """

    title: Bilingual
    field: str  # of the passport
    places: tuple[Place, ...]
    compare: Compare
    weigh: Callable[[Statement], Weight]
    few: bool = False

    @property
    def reads(self) -> tuple[str, ...]:
        """What a rule on this fact looks at."""
        places = dict.fromkeys(f"{place.type}.{place.field}" for place in self.places)
        return (f"passport.{self.field}", "passport.mrz2", *places)


_NO_FORM = (
    "No application form was recognised with certainty, so the {fact} cannot be compared. "
    "Look at the form, send it, or scan it again.",
    "未能确认申报书，无法比对{fact}。请人工查看，补交或重新扫描申报书。",
)
_DIFFERS = Weight(
    failed,
    None,
    Bilingual(
        "they differ. Send the applicant's own document, or a corrected one with a note of explanation.",
        "二者不一致。请提交申报人本人的材料，或更正后重新提交并附说明。",
    ),
)


def differs(_: Statement) -> Weight:
    """Every difference weighs what the rule weighs."""
    return _DIFFERS


def statements(dossier: Dossier, fact: Fact) -> tuple[Statement, ...]:
    """Every statement of the lead copies, those that stand there and could not be read included."""
    return tuple(
        Statement(
            document,
            field,
            place.take(field.value) if field.answer is Found.FOUND else "",
            sure_type(document) and (place.type != _OF_RESIDENTS or chinese(dossier)),
        )
        for place in fact.places
        for document in dossier.lead(place.type)
        if not (place.type == _OF_RESIDENTS and foreign(dossier))
        for field in document.fields
        if field.name == place.field and _says(place, field)
    )


def held_against_passport(dossier: Dossier, programme: Programme, fact: Fact) -> tuple[Answer, ...]:
    """An answer for each statement that is not the passport's, and for each form that is silent; else one.

    Without a passport that gives one value, and without a form, nothing is compared.
    """
    reference = stated_by_passport(dossier, fact.field, fact.title)
    if not isinstance(reference, Reference):
        return (reference,)
    if not any(sure_type(form) for form in dossier.lead(*FORMS)):
        return (cannot_tell(phrase(*_NO_FORM, fact=fact.title), reference.evidence),)
    found = statements(dossier, fact)
    odd = tuple(
        answer
        for statement in found
        for answer in (_held(programme, fact, statement, reference),)
        if answer is not None
    )
    silent = _silent_forms(dossier, programme, fact, found)
    return (*odd, *silent) or (_agreed(programme, fact, found, reference),)


def compare_days(left: Reading, right: Reading) -> Step:
    """Dates YYYY-MM-DD, or YYYY-MM on one side: then the month decides.

    >>> from validators.ladder import stated
    >>> compare_days(stated("1974-08-12", 1), stated("1974-08", 1))
    <Step.EXACT: 'exact'>
    >>> compare_days(stated("1974-08-12", 1), stated("1974-08-13", 1))
    <Step.DIFFERENT: 'different'>
    """
    length = min(len(left.text), len(right.text))
    return compare_codes(_cut(left, length), _cut(right, length))


def _cut(side: Reading, length: int) -> Reading:
    return Reading(side.text[:length], side.confidence, side.sure)


def of_resident(part: Callable[[str], str | None]) -> Callable[[str], str]:
    """A part of a resident's identity number; "" of any other number, or one whose check digit fails."""
    return lambda number: (part(number) or "") if resident_id.is_valid(number) else ""


def _says(place: Place, field: Field) -> bool:
    """Whether the field states the fact, or may: something stands there that was not read."""
    if field.answer is Found.FOUND:
        return bool(place.take(field.value))
    return field.answer is Found.NOT_READABLE and not place.aside


def _held(programme: Programme, fact: Fact, statement: Statement, reference: Reference) -> Answer | None:
    """The answer where the statement is not surely the passport's; None where it is."""
    weight = fact.weigh(statement)
    evidence = (evidence_of(statement.field), *reference.evidence)
    subject = document_subject(statement.document, statement.field.name)
    if not statement.text:
        return cannot_tell(_unread(programme, fact, statement), evidence, subject, weight.severity)
    step = fact.compare(statement.reading, reference.reading)
    certain = statement.reading.sure and reference.reading.sure
    if step.same and _borne_out(fact, statement.reading, reference.reading):
        return None
    told = _told(programme, fact, statement, reference)
    if step is Step.DIFFERENT and certain and statement.certain and reference.sure_type:
        return weight.make(_with(told, weight.why), evidence, subject, weight.severity)
    return cannot_tell(_with(told, _doubt(step, certain)), evidence, subject, weight.severity)


def _borne_out(fact: Fact, statement: Reading, reference: Reading) -> bool:
    """Whether two readings agree by no chance: one is sure, and of few values the other legible."""
    surest, other = sorted((statement, reference), key=lambda side: not side.sure)
    return surest.sure and (other.sure or not fact.few or other.confidence >= LEGIBLE)


def _told(programme: Programme, fact: Fact, statement: Statement, reference: Reference) -> Bilingual:
    return phrase(
        "{document} gives the {fact} as {said}; the passport gives {expected}",
        "{document}所载{fact}为“{said}”，护照为“{expected}”",
        document=named(statement.document, programme),
        fact=fact.title,
        said=statement.text,
        expected=reference.reading.text,
    )


def _doubt(step: Step, certain: bool) -> Bilingual:
    if certain:
        return _TYPE
    if step.same:
        return _BOTH
    return phrase(
        "{step}. Compare the two places, or scan them again.",
        "{step}。请人工比对或重新扫描。",
        step=step.words if step is not Step.DIFFERENT else _UNCERTAIN,
    )


_TYPE = Bilingual(
    "they differ, but it is not certain what these documents are, or whose. Look at them.",
    "二者不一致，但文件类型或归属不确定，请人工查看。",
)
_BOTH = Bilingual(
    "they agree, but the readings are not certain. Compare the places, or scan them again.",
    "二者一致，但识别不确定。请人工比对或重新扫描。",
)
_UNCERTAIN = Bilingual("one reading is not certain", "其中一处识别不确定")


def _unread(programme: Programme, fact: Fact, statement: Statement) -> Bilingual:
    raw = statement.field.raw.strip()
    return phrase(
        "{document}: the {fact} could not be read with certainty{raw}. Look at it, or scan it again.",
        "{document}：{fact}未能可靠读出{raw}。请人工查看或重新扫描。",
        document=named(statement.document, programme),
        fact=fact.title,
        raw=Bilingual(f' ("{raw}")', f"（“{raw}”）") if raw else "",
    )


def _silent_forms(
    dossier: Dossier, programme: Programme, fact: Fact, found: Iterable[Statement]
) -> tuple[Answer, ...]:
    """Each form that does not state the fact."""
    telling = {statement.document.id for statement in found}
    return tuple(
        cannot_tell(
            phrase(
                "{document} does not give the {fact}, or it could not be found there. Look at the form, "
                "and have it filled in.",
                "{document}中未见{fact}。请人工查看，如漏填请补填。",
                document=named(form, programme),
                fact=fact.title,
            ),
            (document_evidence(dossier, form),),
            document_subject(form),
        )
        for form in dossier.lead(*FORMS)
        if form.id not in telling and any(place.type == form.type for place in fact.places)
    )


def _agreed(programme: Programme, fact: Fact, found: tuple[Statement, ...], reference: Reference) -> Answer:
    first = {statement.document.id: statement for statement in reversed(found)}
    told = tuple(s for s in found if s in first.values())
    return passed(
        phrase(
            "The {fact} is {text} in the passport and in {documents}.",
            "{fact}一致：{text}（护照、{documents}）。",
            fact=fact.title,
            text=reference.reading.text,
            documents=listed(named(statement.document, programme) for statement in told),
        ),
        (*reference.evidence, *(evidence_of(statement.field) for statement in found)),
    )


def _with(told: Bilingual, why: Bilingual) -> Bilingual:
    return Bilingual(f"{told.en}: {why.en}", f"{told.zh}：{why.zh}")
