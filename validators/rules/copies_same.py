"""The copies of each binding are the same page by page: nothing missing, added, changed or unsigned."""

from collections.abc import Iterator, Mapping

from extractors.copies.comparison import Original
from ingest.volume import Binding
from ingest.wording import Bilingual
from validators.binding import contents, volume_named
from validators.copies import is_copy
from validators.copy_sets import CopySet, copy_sets
from validators.deliveries import deliveries
from validators.dossier import Dossier
from validators.electronic import beside_paper
from validators.finding import Evidence, Outcome, Severity, Subject
from validators.odd_marks import odd_marks
from validators.odd_pages import odd_pages
from validators.odd_words import agreeing, page_of, told
from validators.oddity import Kind, Oddity
from validators.phrase import listed, phrase
from validators.places import volume_evidence
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, not_applicable, passed

# Another text is a failure wherever it stands (domain E.2, 7): the copies are then not one document, and a
# changed word may matter as much as a changed number. What is not certain never comes here as a failure.
_WEIGHT: Mapping[Kind, tuple[Outcome, Severity]] = {
    Kind.MISSING: (Outcome.FAIL, Severity.MAJOR),
    Kind.EXTRA: (Outcome.WARN, Severity.MINOR),
    Kind.DUPLICATE: (Outcome.WARN, Severity.MINOR),
    Kind.SWAPPED: (Outcome.WARN, Severity.MINOR),
    Kind.VERSION: (Outcome.FAIL, Severity.MAJOR),
    Kind.FOREIGN: (Outcome.FAIL, Severity.MAJOR),
    Kind.UNREADABLE: (Outcome.CANNOT_TELL, Severity.MAJOR),
    Kind.TEXT: (Outcome.FAIL, Severity.MAJOR),
    Kind.SIGNATURE: (Outcome.WARN, Severity.INFO),
    Kind.SEAL: (Outcome.WARN, Severity.INFO),
    Kind.NOTE: (Outcome.WARN, Severity.INFO),
    Kind.NO_NOTE: (Outcome.WARN, Severity.INFO),
    Kind.PHOTOCOPIED: (Outcome.WARN, Severity.INFO),
}
_MARKS = (Kind.SIGNATURE, Kind.SEAL)
_SEALS = (Kind.SEAL, Kind.PHOTOCOPIED)
_ORDER = list(Kind)
_SHOWN = 8  # pages named in one message


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """Answers by binding; within it by copy, then by the page's place in the copy."""
    if not dossier.paper:
        return not_applicable(_ELECTRONIC), *deliveries(dossier)
    compared = copy_sets(dossier)
    answers = [answer for copies in compared for answer in _answers(copies, programme)]
    for binding in Binding:
        answers.extend(_uncompared(dossier, programme, binding, compared))
    return (*(answers or [not_applicable(_SINGLE)]), *beside_paper(dossier, programme), *deliveries(dossier))


_ELECTRONIC = Bilingual(
    "Electronic files have no copies to compare; the paper ones are still to come.",
    "电子材料无多份可比；纸质件待交。",
)
_SINGLE = Bilingual("No binding came in more than one copy: nothing to compare.", "各册均仅一份，无需比对。")


def _answers(copies: CopySet, programme: Programme) -> Iterator[Answer]:
    found = sorted((*odd_pages(copies), *odd_marks(copies)), key=lambda oddity: _place(copies, oddity))
    if copies.left_out:
        yield _left_out(copies)
    elif all(oddity.kind is Kind.PHOTOCOPIED for oddity in found):
        evidence = tuple(
            e for copy in copies.copies for e in volume_evidence(copies.dossier, copies.volume(copy))
        )
        yield passed(agreeing(copies), evidence, Subject(binding=copies.binding))
    yield from (_answer(copies, oddity, programme) for oddity in found)


def _left_out(copies: CopySet) -> Answer:
    pages = copies.left_out
    message = phrase(
        "Pages that were not compared: {pages}. Compare them by hand, or scan them again.",
        "以下页面未作比对：{pages}。请人工核对，或重新扫描。",
        pages=listed(page_of(copies, page) for page in pages[:_SHOWN]),
    )
    evidence = tuple(copies.whole(page) for page in pages[:_SHOWN])
    return cannot_tell(message, evidence, Subject(binding=copies.binding, field=Kind.UNCOMPARED_PAGE))


def _place(copies: CopySet, oddity: Oddity) -> tuple[int, int, int, int]:
    page = oddity.page or oddity.after
    number = copies.volume(oddity.copy).copy or 0
    return number, oddity.copy, copies.number(page) if page else 0, _ORDER.index(oddity.kind)


def _answer(copies: CopySet, oddity: Oddity, programme: Programme) -> Answer:
    outcome, severity = _weight(copies, oddity, programme)
    return Answer(
        outcome, told(copies, oddity, programme), _evidence(oddity), _subject(copies, oddity), severity
    )


def _weight(copies: CopySet, oddity: Oddity, programme: Programme) -> tuple[Outcome, Severity]:
    """A mark that the original lacks is a failure; on the others the programme is silent (R-46)."""
    outcome, severity = _WEIGHT[oddity.kind]
    original = oddity.kind in _MARKS and copies.original(oddity.copy) is Original.ORIGINAL
    if original or (oddity.kind in _SEALS and programme.choice("seals.copies") == "require"):
        outcome, severity = Outcome.FAIL, Severity.MAJOR
    return (outcome if oddity.certain else Outcome.CANNOT_TELL), severity


def _evidence(oddity: Oddity) -> tuple[Evidence, ...]:
    """Of each place the other copy's first, then this copy's."""
    return tuple(e for spot in oddity.spots for e in (spot.reference, spot.own) if e is not None)


def _subject(copies: CopySet, oddity: Oddity) -> Subject:
    shown = [e.page for e in _evidence(oddity)]
    page = oddity.page or (shown[0] if shown else None)
    document = copies.document(oddity.page) or copies.document(shown[0] if shown else None)
    foreign = oddity.kind is Kind.FOREIGN
    return Subject(
        copy=copies.volume(oddity.copy).copy,
        binding=copies.binding,
        document=document.id if document and not foreign and oddity.kind is not Kind.PHOTOCOPIED else None,
        field=oddity.field,
        page=copies.number(page) if page and oddity.kind is not Kind.PHOTOCOPIED else None,
    )


def _uncompared(
    dossier: Dossier, programme: Programme, binding: Binding, compared: tuple[CopySet, ...]
) -> Iterator[Answer]:
    """That copies of the binding came which no comparison is about."""
    found = [
        content.volume
        for content in contents(dossier)
        if not content.empty and is_copy(content, binding, programme)
    ]
    sets = [copies for copies in compared if copies.binding is binding]
    known = {copies.volume(copy).pages[0].id for copies in sets for copy in copies.copies}
    left = [volume for volume in found if volume.pages[0].id not in known]
    if left and len(found) > 1:
        message = phrase(
            "Not compared with the other copies: {names}. Scan again, or compare by hand.",
            "未能与其他份比对：{names}。请重新扫描，或由人工逐页核对。",
            names=listed(volume_named(volume) for volume in left),
        )
        evidence = tuple(e for volume in left for e in volume_evidence(dossier, volume))
        yield cannot_tell(message, evidence, Subject(binding=binding, field=Kind.UNCOMPARED_COPY))


RULE: Rule = Rule(
    "copies.same",
    ("R-41", "R-40", "E-02", "D-54"),
    Severity.MAJOR,
    ("volumes", "copies", "electronic files"),
    check,
)
