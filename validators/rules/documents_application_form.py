"""The application form is there, filed by an employer, sealed by it and by the supervisory department."""

from collections.abc import Iterator

from extractors.document import Answer as Found
from extractors.document import Document
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.finding import Evidence, Outcome, Severity
from validators.form_items import empty_items, filled_items
from validators.opinions import Opinions, opinions
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named, page_evidence
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """Whether it is there; of each form that is, its opinions and seals, and items left empty.

    >>> from validators.example import document, outcomes
    >>> outcomes(check, document("passport"))
    ['fail']
    >>> outcomes(check, document("application_form", employer_name="北京云杉智能科技有限公司"))
    ['pass', 'cannot-tell', 'pass']
    >>> outcomes(check, document("application_form"), project="self-recommendation")
    ['not-applicable']
    """
    answer = present(dossier, programme, RULE.id)
    if answer.outcome is not Outcome.PASS:
        return (answer,)
    return answer, *(each for form in dossier.lead(_FORM) for each in _of(dossier, programme, form))


def _of(dossier: Dossier, programme: Programme, form: Document) -> Iterator[Answer]:
    found = opinions(dossier, form)
    nobody = any(f.name == "employer_name" and f.answer is Found.NOT_FOUND for f in form.fields)
    if nobody and not form.all("employer_name"):
        yield _without_employer(dossier, programme, form, found)
    yield _sealed(dossier, programme, form, found)
    yield _filled(dossier, programme, form)


def _without_employer(dossier: Dossier, programme: Programme, form: Document, found: Opinions) -> Answer:
    told = phrase(
        "{what}: no employer is named. Long-term and short-term projects are applied for by employers; a "
        "person without one applies by self-recommendation.",
        "{what}：未填写用人单位。长期、短期项目须由用人单位申报；尚无单位者应走自荐、推荐渠道。",
        what=named(form, programme),
    )
    say = failed if found.readable else cannot_tell
    return say(told, (document_evidence(dossier, form),), document_subject(form, "employer_name"))


def _sealed(dossier: Dossier, programme: Programme, form: Document, found: Opinions) -> Answer:
    """Two opinions, two official seals on their pages; whose a seal is `employer.seal` looks at."""
    what = named(form, programme)
    evidence = _evidence(dossier, form, found)
    subject = document_subject(form, "seals")
    lacking = [
        title
        for places, title in ((found.employer, _OF_EMPLOYER), (found.supervisory, _OF_SUPERVISORY))
        if not places
    ]
    if lacking:
        told = phrase(
            "{what}: the place for {lacking} was not recognised; the page is missing, or the form has none. "
            "Look at the form, or send the page.",
            "{what}：未识别到{lacking}栏，可能缺页或该表无此栏。请人工查看或补交该页。",
            what=what,
            lacking=listed(lacking),
        )
        return cannot_tell(told, evidence, subject, Severity.MAJOR)
    count = phrase(
        "{what}: two opinions, {seals} official seals on these pages.",
        "{what}：两栏意见，该页见单位公章{seals}枚。",
        what=what,
        seals=len(found.seals),
    )
    if len(found.seals) >= 2 and sure_type(form):
        return passed(count, evidence, subject, Severity.MAJOR)
    if not found.readable:
        look = Bilingual("A page is hardly legible; scan it again.", "有页面难以辨认，请重新扫描。")
        return cannot_tell(sentences(count, look), evidence, subject, Severity.MAJOR)
    return failed(sentences(count, _SEND), evidence, subject, Severity.MAJOR)


_OF_EMPLOYER = Bilingual("the employer's opinion", "用人单位意见")
_OF_SUPERVISORY = Bilingual("the supervisory department's opinion", "主管部门意见")
_SEND = Bilingual(
    "The employer and the supervisory department each seal their opinion. Send the form sealed by both.",
    "用人单位意见和主管部门意见均须加盖公章。请提交双方盖章的申报书。",
)


def _evidence(dossier: Dossier, form: Document, found: Opinions) -> tuple[Evidence, ...]:
    marks = (
        *(Evidence(page, line.box, line.text) for page, line in (*found.employer, *found.supervisory)),
        *(Evidence(page, seal.box, seal.text) for page, seal in found.seals),
    )
    return marks or tuple(page_evidence(dossier, page) for page in form.pages[-1:])


def _filled(dossier: Dossier, programme: Programme, form: Document) -> Answer:
    """That no item may be left empty is said by sister programmes, so that it is for attention only."""
    empty = tuple(empty_items(dossier, form))
    subject = document_subject(form)
    if not empty:
        told = phrase(
            "{what}: {count} items filled in; of those looked for, none that is printed is empty.",
            "{what}：已填{count}项，所核各栏无空项。",
            what=named(form, programme),
            count=filled_items(form),
        )
        return passed(told, (document_evidence(dossier, form),), subject, Severity.MINOR)
    told = phrase(
        "{what}: left empty: {items}. Fill them in, or write “none”.",
        "{what}：以下栏目未填：{items}。请补填，确无内容的填“无”。",
        what=named(form, programme),
        items=listed(dict.fromkeys(line.text for _, line in empty)),
    )
    return warned(told, tuple(Evidence(p, line.box, line.text) for p, line in empty), subject, Severity.MINOR)


_FORM = "application_form"
RULE = Rule(
    "documents.application-form",
    ("C-16", "R-31", "R-32", "D-51"),
    Severity.BLOCKER,
    (_FORM, "application_form.employer_name", "application_form seals", "application_form items"),
    check,
)
