"""At least one achievement is shown, the applicant is named in it, and the form lists it."""

from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractors.document import Document
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.finding import Outcome, Severity, evidence_of
from validators.merits import TITLED_IN, Merit, Part, merits
from validators.persons import FORMS
from validators.phrase import listed, phrase
from validators.places import all_named, document_evidence, document_subject, named
from validators.presence import present
from validators.programme import Programme
from validators.route import item_of
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.script import normal


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """How many of each kind; then, lighter, whose they are and whether the form lists them.

    >>> from validators.example import document, doubtful, outcomes
    >>> who = document("passport", surname="ERIKSSON", given_names="ANNA MARIA")
    >>> outcomes(check, who, document("patent", inventor="Anna Maria Eriksson"))
    ['pass', 'pass']
    >>> outcomes(check, who, document("patent", inventor=("John Smith", "Li Lei")))
    ['pass', 'fail']
    >>> outcomes(check, who, document("paper", author="A. Eriksson")), outcomes(check, who)
    (['pass', 'cannot-tell'], ['fail'])
    """
    answer = present(dossier, programme, RULE.id)
    if answer.outcome is not Outcome.PASS:
        return (answer,)
    found = merits(dossier, item_of(programme, RULE.id).types)
    counted = passed(_counted(programme, found), answer.evidence, answer.subject)
    return (
        counted,
        *_whose(dossier, programme, found),
        *_stages(programme, found),
        *_listed(dossier, programme, found),
    )


def _counted(programme: Programme, found: tuple[Merit, ...]) -> Bilingual:
    kinds = Counter(merit.document.type for merit in found if sure_type(merit.document))
    return phrase(
        "Found: {what}.",
        "已找到：{what}。",
        what=listed(
            phrase("{title} × {count}", "{title}{count}项", title=programme.kind(kind).title, count=count)
            for kind, count in sorted(kinds.items())
        ),
    )


def _whose(dossier: Dossier, programme: Programme, found: tuple[Merit, ...]) -> Iterator[Answer]:
    """One answer for each achievement in which the applicant is not named; one for all the others."""
    for merit in found:
        if merit.part is Part.NAMED:
            continue
        names = listed(field.value for field in merit.names)
        told = phrase(
            _WHOSE[merit.part].en,
            _WHOSE[merit.part].zh,
            what=named(merit.document, programme),
            names=names,
        )
        evidence = tuple(map(evidence_of, merit.names)) or (document_evidence(dossier, merit.document),)
        say = failed if merit.part is Part.OTHERS else cannot_tell
        yield say(told, evidence, document_subject(merit.document), Severity.MINOR)
    own = tuple(merit for merit in found if merit.part is Part.NAMED)
    if own:
        told = phrase(
            "The applicant is named in {what}.",
            "申报人列名于{what}。",
            what=all_named(tuple(merit.document for merit in own), programme),
        )
        evidence = tuple(evidence_of(field) for merit in own for field in merit.names)
        yield passed(told, evidence, severity=Severity.MINOR)


_WHOSE = {
    Part.OTHERS: Bilingual(
        "{what} names {names}, and not the applicant. Send what shows the applicant's part, or leave it out.",
        "{what}所列为{names}，未见申报人。请补交能说明申报人贡献的材料，或撤去该项。",
    ),
    Part.PERHAPS: Bilingual(
        "{what} names {names}; whether the applicant is among them could not be decided. A person looks.",
        "{what}所列为{names}，申报人是否在列未能确定，请人工查看。",
    ),
    Part.UNREAD: Bilingual(
        "No names were read in {what}. A person looks whether the applicant is named.",
        "{what}中未读出姓名，请人工查看申报人是否在列。",
    ),
}


def _stages(programme: Programme, found: tuple[Merit, ...]) -> Iterator[Answer]:
    """A patent that was only applied for is not a patent yet (domain notes, B.20)."""
    for document in (merit.document for merit in found):
        stage = document.first("stage")
        if stage is not None and stage.value == "application":
            told = phrase(
                "{what} was applied for and is not granted as far as this page shows; a reviewer weighs it.",
                "{what}所示为申请阶段，未见授权；由审核人员酌定。",
                what=named(document, programme),
            )
            yield warned(told, (evidence_of(stage),), document_subject(document, "stage"), Severity.MINOR)


def _listed(dossier: Dossier, programme: Programme, found: tuple[Merit, ...]) -> Iterator[Answer]:
    """Achievements whose title the form does not mention, for a person to compare."""
    text = _text(dossier, dossier.lead(*FORMS))
    if not text:
        return
    wanted = programme.number("achievements.title-likeness")
    for document in (merit.document for merit in found):
        titles = document.all(TITLED_IN.get(document.type, ""))
        if titles and not any(fuzz.partial_ratio(normal(t.value), text) >= wanted for t in titles):
            told = phrase(
                "{what}, “{title}”, was not found in the form's list of achievements. Compare them.",
                "{what}“{title}”未见于申报书所列成果，请核对。",
                what=named(document, programme),
                title=titles[0].value,
            )
            yield cannot_tell(
                told, (evidence_of(titles[0]),), document_subject(document, titles[0].name), Severity.INFO
            )


def _text(dossier: Dossier, forms: tuple[Document, ...]) -> str:
    lines = (
        line.text
        for form in forms
        for page in form.pages
        if page in dossier.pages
        for line in dossier.pages[page].lines
    )
    return normal("".join(lines))


RULE: Rule = Rule(
    "documents.achievements",
    ("C-07", "D-19c"),
    Severity.MAJOR,
    (
        "patent.inventor",
        "patent.stage",
        "paper.author",
        "book.author",
        "project.leader",
        "award.awardee",
        "application_form lines",
        "passport.surname",
        "passport.given_names",
    ),
    check,
)
