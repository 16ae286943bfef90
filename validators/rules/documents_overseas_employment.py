"""Employment overseas and a current position there are shown, and agree with what the form says."""

from collections.abc import Iterator

from extractors.document import Field
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Outcome, Severity, evidence_of
from validators.persons import FORMS
from validators.phrase import listed, phrase, sentences
from validators.places import all_named, document_evidence, document_subject, named
from validators.posts_abroad import Held, Letter, letters
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.wordings import Agreement, Pair, best_pair


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """Where evidence is there: whether it is, whether it shows a current position, whether the form agrees.

    >>> from validators.example import document, doubtful, outcomes
    >>> stated = dict(overseas_employer="University of Arkania", overseas_title="Professor")
    >>> form = document("application_form", **stated)
    >>> now = dict(organisation="University of Arkania", title="Professor", status="current")
    >>> letter = document("overseas_employment", letter_date="2017-05-02", **now)
    >>> outcomes(check, form, letter)
    ['pass', 'pass', 'pass']
    >>> outcomes(check, form, document("overseas_employment", **now))
    ['pass', 'cannot-tell', 'pass']
    >>> outcomes(check, document("application_form", overseas_employer="Selwyn College"), letter)
    ['pass', 'pass', 'fail']
    >>> outcomes(check, form), outcomes(check, form, doubtful(letter))
    (['fail'], ['pass', 'cannot-tell', 'pass'])
    """
    answer = present(dossier, programme, RULE.id)
    if answer.outcome is not Outcome.PASS:
        return (answer,)
    months = programme.number("employment.letter-months")
    found = letters(dossier, months)
    return (answer, _current(dossier, programme, found, months), *_as_stated(dossier, programme, found))


def _current(dossier: Dossier, programme: Programme, found: tuple[Letter, ...], months: int) -> Answer:
    """The letter that proves most decides."""
    order = list(Held)
    letter = min(found, key=lambda one: order.index(one.held))
    evidence = tuple(evidence_of(f) for f in letter.fields) or tuple(
        document_evidence(dossier, one.document) for one in found
    )
    subject = document_subject(letter.document, "status")
    title = letter.document.first("title")
    message = sentences(
        phrase(
            _SAYS[letter.held].en,
            _SAYS[letter.held].zh,
            what=named(letter.document, programme),
            title=title.value if title else "",
            age=letter.age or 0,
            months=months,
        ),
        Bilingual("", "") if letter.held is Held.CURRENT else _REMEDY,
    )
    if letter.held is Held.CURRENT:
        return passed(message, evidence, subject)
    if letter.held is Held.OLD:
        return warned(message, evidence, subject, Severity.MINOR)
    return cannot_tell(message, evidence, subject)


_SAYS = {
    Held.CURRENT: Bilingual(
        "{what} shows a position held now: {title}; the letter was written {age} months before the "
        "application.",
        "{what}证明现任职务：{title}；证明出具于申报前{age}个月。",
    ),
    Held.OLD: Bilingual(
        "{what} shows a position ({title}), but was written {age} months before the application; more than "
        "{months} say little of the present.",
        "{what}载有职务（{title}），但出具于申报前{age}个月，超过{months}个月，难以说明现任情况。",
    ),
    Held.UNDATED: Bilingual(
        "{what} speaks of a position held when it was written ({title}), but its date or the date of the "
        "application is not known for certain, so it does not show that the position is held now.",
        "{what}载有在任职务（{title}），但出具日期或申报日期未能确定，无法证明为现任。",
    ),
    Held.UNTITLED: Bilingual(
        "{what} says that the employment goes on, but no position or title was read.",
        "{what}载明在职，但未读出职务或职称。",
    ),
    Held.HOME: Bilingual(
        "The employer in {what} seems to be in China; this shows no employment overseas.",
        "{what}所载单位似在中国境内，不能证明海外任职。",
    ),
    Held.FORMER: Bilingual(
        "All letters speak of employment that has ended (as {what}). The clause asks for the current "
        "position or title too.",
        "所有证明均为已结束的任职（如{what}）。条款还要求现任职务、职称的证明。",
    ),
    Held.UNSAID: Bilingual(
        "Whether the position in {what} is still held could not be read with certainty.",
        "{what}所载职务是否仍在任，未能可靠读出。",
    ),
}
_REMEDY = Bilingual(
    "Send a recent letter that names the current position, or let a person decide whether the position in "
    "Beijing is the current one.",
    "请补交载明现任职务的近期证明，或由人工判断是否以在京职务为现任职务。",
)


def _as_stated(dossier: Dossier, programme: Programme, found: tuple[Letter, ...]) -> Iterator[Answer]:
    """The form's employer and title against the evidence; nothing where the form states no employer."""
    forms = dossier.lead(*FORMS)
    stated = tuple(f for form in forms for f in form.all("overseas_employer"))
    titles = tuple(f for form in forms for f in form.all("overseas_title"))
    pair = best_pair(stated, (f for one in found for f in one.document.all("organisation")))
    if pair is None:
        if forms:
            yield cannot_tell(
                _UNREAD,
                (document_evidence(dossier, forms[0]),),
                document_subject(forms[0], "overseas_employer"),
            )
        return
    post = best_pair(titles, (f for one in found for f in one.document.all("title")))
    yield _compared(programme, found, pair, post)


_UNREAD = Bilingual(
    "The overseas employer could not be read both in the form and in the evidence, so they could not be "
    "compared. Look at both.",
    "申报书与证明中的海外任职单位未能同时读出，无法比对。请人工查看。",
)


def _compared(programme: Programme, found: tuple[Letter, ...], employer: Pair, post: Pair | None) -> Answer:
    fields = [employer.one, employer.other] + ([post.one, post.other] if post else [])
    evidence = tuple(evidence_of(field) for field in fields)
    subject = document_subject(found[0].document, "organisation")
    told = phrase(
        "The form says {stated}; {what} says {shown}.",
        "申报书所填为{stated}；{what}所载为{shown}。",
        stated=_both(employer.one, post.one if post else None),
        what=all_named(tuple(one.document for one in found), programme),
        shown=_both(employer.other, post.other if post else None),
    )
    agreements = {pair.agreement for pair in (employer, post) if pair}
    if employer.agreement is Agreement.OTHER:
        return failed(sentences(told, _ANOTHER), evidence, subject)
    if post is not None and agreements <= {Agreement.SAME, Agreement.CONTAINED}:
        return passed(sentences(told, _AGREE), evidence, subject)
    return cannot_tell(sentences(told, _PERSON), evidence, subject, Severity.MINOR)


_AGREE = Bilingual("They agree.", "二者相符。")
_ANOTHER = Bilingual(
    "These are two employers. Send evidence of the employment that the form states.",
    "二者为不同单位。请提交申报书所填任职单位的证明。",
)
_PERSON = Bilingual(
    "Whether employer and title are the same, a person decides: they are in two languages, worded "
    "differently, or not read with certainty.",
    "单位与职务是否相符由人工判断：二者文种不同、表述不同或识别不确定。",
)


def _both(employer: Field, post: Field | None) -> Bilingual:
    return listed([employer.value, *([post.value] if post else [])])


RULE: Rule = Rule(
    "documents.overseas-employment",
    ("C-06", "D-19"),
    Severity.MAJOR,
    (
        "overseas_employment.organisation",
        "overseas_employment.title",
        "overseas_employment.status",
        "overseas_employment.country",
        "overseas_employment.letter_date",
        "application_form.overseas_employer",
        "application_form.overseas_title",
        "application.submitted",
    ),
    check,
)
