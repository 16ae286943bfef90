"""One applicant: the Latin name in form, sheet, degree, certification and contract is the passport's."""

from extractors.document import Field
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.finding import Severity, evidence_of
from validators.names import Likeness, han_part, likeness
from validators.nationality import CHINESE_NAMES, nationalities
from validators.passports import passports
from validators.persons import DEGREES, FORMS, OPTIONAL, Holder, Match, Source, holder, match, sources
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.romanised import reads_as
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document that is at odds or silent; one for all when none is.

    Names in Chinese characters alone are compared by `person.name-zh`.

    >>> from validators.example import document, doubtful, outcomes
    >>> passport = document("passport", surname="ERIKSSON", given_names="ANNA MARIA")
    >>> form = document("application_form", name_foreign="Anna Maria Eriksson")
    >>> outcomes(check, passport, form)
    ['pass']
    >>> contract = document("labor_contract", employee_name="Anna Maria Erikssom")
    >>> outcomes(check, passport, form, contract), outcomes(check, passport, form, doubtful(contract))
    (['fail'], ['cannot-tell'])
    """
    holders = tuple(who for passport in passports(dossier) for who in (holder(passport),) if who)
    if not holders:
        return (cannot_tell(_NO_PASSPORT),)
    who = max(holders, key=lambda each: (each.reading.sure, each.reading.confidence))
    if any(likeness(who.name, other.name) is not Likeness.SAME for other in holders):
        return (cannot_tell(_TWO, tuple(evidence_of(f) for other in holders for f in other.fields)),)
    found = sources(dossier)
    forms = tuple(source for source in found if source.document.type in FORMS)
    if not any(source.latin or _tied(source, who) for source in forms):
        return (cannot_tell(_NO_FORM, tuple(evidence_of(f) for f in who.fields)),)
    answers = tuple(answer for source in found for answer in _answers(dossier, programme, who, source))
    return answers or (_agreed(programme, who, found),)


def _tied(source: Source, who: Holder) -> bool:
    """Whether a name in Chinese characters is the passport's all the same: its pinyin."""
    return any(reads_as(han_part(field.value), who.name) for field in source.names)


_NO_PASSPORT = Bilingual(
    "The name could not be read in a passport, and without it the names cannot be compared. "
    "Send or scan it again.",
    "未能读出护照上的姓名，无法比对。请补交或重新扫描护照。",
)
_NO_FORM = Bilingual(
    "No name that can be held against the passport was read in the application form. "
    "Look at the form, or scan it again.",
    "未能读出申报书上可与护照比对的姓名。请人工查看或重新扫描。",
)
_TWO = Bilingual(
    "There are passports of different names, and the form does not say which is the applicant's. "
    "A person decides; if the name has changed, send the proof.",
    "有多本姓名不同的护照，申报书未指明以哪本为准。请人工判断；如曾更名，请附证明。",
)


def _answers(dossier: Dossier, programme: Programme, who: Holder, source: Source) -> tuple[Answer, ...]:
    if not source.names:
        return (_silent(dossier, programme, source),) if source.document.type not in OPTIONAL else ()
    matches = ((match(field, who, ()), field) for field in source.latin)
    return tuple(
        _odd(dossier, programme, who, source, field, found)
        for found, field in matches
        if found is not Match.SAME
    )


def _odd(
    dossier: Dossier, programme: Programme, who: Holder, source: Source, field: Field, found: Match
) -> Answer:
    told = phrase(
        "{document} names {name}; the passport names {holder}.",
        "{document}所载姓名为“{name}”，护照为“{holder}”。",
        document=named(source.document, programme),
        name=field.value,
        holder=who.name,
    )
    found = _weighed(dossier, source, found)
    make, why = _REASONS[found]
    severity = Severity.MINOR if found is Match.PART else None
    evidence = (evidence_of(field), *(evidence_of(f) for f in who.fields))
    return make(sentences(told, why), evidence, document_subject(source.document, field.name), severity)


def _weighed(dossier: Dossier, source: Source, found: Match) -> Match:
    """The match with what else is known: nationality, kind of document, certainty of that kind."""
    nations = nationalities(dossier)  # Chinese names have no middle names: a part of one is another name
    if found is Match.PART and any(f.value in CHINESE_NAMES for f in nations):
        return Match.INITIALS
    if found is Match.SHARED and source.document.type not in DEGREES:
        found = Match.OTHER
    if found is Match.OTHER and not sure_type(source.document):
        return Match.UNSURE
    return found


_REASONS = {
    Match.PART: (
        warned,
        Bilingual(
            "Part of the name is left out; a reviewer may accept it.", "姓名有省略，由审核人员判断是否认可。"
        ),
    ),
    Match.INITIALS: (
        cannot_tell,
        Bilingual(
            "One is a shorter form of the other; a person decides whether they are one.",
            "其中一处为简写或缺字，是否同一人请人工判断。",
        ),
    ),
    Match.SHARED: (
        cannot_tell,
        Bilingual(
            "They share a part; if the name has changed, send the proof of it.",
            "二者部分相同；如曾更名，请附更名证明。",
        ),
    ),
    Match.UNSURE: (
        cannot_tell,
        Bilingual(
            "One reading is not certain; compare the places or scan them again.",
            "其中一处识别不确定，请人工比对或重新扫描。",
        ),
    ),
    Match.OTHER: (
        failed,
        Bilingual(
            "These are two names. Send the applicant's own document, or the proof of a change of name.",
            "二者不一致。请提交申报人本人的材料；如曾更名，请附更名证明。",
        ),
    ),
}


def _silent(dossier: Dossier, programme: Programme, source: Source) -> Answer:
    return cannot_tell(
        phrase(
            "The name could not be read in {document}. Look at it, or scan it again.",
            "未能读出{document}中的姓名。请人工查看或重新扫描。",
            document=named(source.document, programme),
        ),
        (document_evidence(dossier, source.document),),
        document_subject(source.document),
    )


def _agreed(programme: Programme, who: Holder, found: tuple[Source, ...]) -> Answer:
    told = [(source, field) for source in found for field in (*source.latin[:1],)]
    return passed(
        phrase(
            "{name}: the passport and {documents} agree.",
            "姓名一致：{name}（护照、{documents}）。",
            name=who.name,
            documents=listed(named(source.document, programme) for source, _ in told),
        ),
        tuple(evidence_of(field) for field in (*who.fields, *(field for _, field in told))),
    )


RULE: Rule = Rule(
    "person.name",
    ("C-04", "D-02"),
    Severity.BLOCKER,
    (
        "passport.surname",
        "passport.given_names",
        "passport.mrz1",
        "application_form.name_foreign",
        "application_form.name_zh",
        "personal_information.name_foreign",
        "personal_information.name_zh",
        "overseas_degree.holder_name",
        "cscse_certification.holder_name",
        "labor_contract.employee_name",
    ),
    check,
)
