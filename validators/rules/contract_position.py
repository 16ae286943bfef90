"""The position in the contract is the post that the form states; a person decides where words differ."""

from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.engagement import engagements, none_found, not_asked
from validators.finding import Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import all_named, document_evidence, document_subject
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, passed
from validators.wordings import Agreement, best_pair


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer; titles are worded freely, so that other words are never a failure.

    >>> from validators.example import document, outcomes
    >>> form = document("application_form", post_in_beijing="技术总监")
    >>> outcomes(check, form, document("labor_contract", position="研发中心技术总监"))
    ['pass']
    >>> outcomes(check, form, document("labor_contract", position="首席科学家"))
    ['cannot-tell']
    >>> outcomes(check, form)
    ['cannot-tell']
    """
    return (not_asked(dossier, programme) or _answer(dossier, programme),)


def _answer(dossier: Dossier, programme: Programme) -> Answer:
    found = engagements(dossier)
    if not found:
        return none_found(dossier, programme)
    forms = dossier.lead("application_form")
    pair = best_pair(
        (f for form in forms for f in form.all("post_in_beijing")),
        (f for document in found for f in document.all("position")),
    )
    if pair is None:
        shown = tuple(document_evidence(dossier, document) for document in (*forms, *found))
        return cannot_tell(_UNREAD, shown, document_subject(found[0], "position"))
    message = sentences(
        phrase(
            "The form says {stated}, {what} says {agreed}.",
            "申报书所填职务为{stated}，{what}所载为{agreed}。",
            stated=pair.one.value,
            what=all_named(found, programme),
            agreed=pair.other.value,
        ),
        _SAYS[pair.agreement],
    )
    evidence = (evidence_of(pair.one), evidence_of(pair.other))
    say = passed if pair.agreement in (Agreement.SAME, Agreement.CONTAINED) else cannot_tell
    return say(message, evidence, document_subject(found[0], "position"))


_UNREAD = Bilingual(
    "The post was not read both in the form and in the contract, so it could not be compared. Look at both.",
    "申报书与合同中的职务未能同时读出，无法比对。请人工查看。",
)
_PERSON = Bilingual("Whether they mean one post, a person decides.", "是否为同一职务，由人工判断。")
_SAYS = {
    Agreement.SAME: Bilingual("They are the same.", "二者一致。"),
    Agreement.CONTAINED: Bilingual("One holds the other.", "一处包含另一处。"),
    Agreement.RELATED: _PERSON,
    Agreement.SCRIPTS: Bilingual(
        "They are in two languages; a person decides whether they mean one post.",
        "二者文种不同，是否为同一职务由人工判断。",
    ),
    Agreement.UNSURE: Bilingual(
        "One of them was not read with certainty. Look at both places.", "其中一处识别不确定，请人工查看。"
    ),
    Agreement.OTHER: _PERSON,
}

RULE: Rule = Rule(
    "contract.position",
    ("C-05", "D-48"),
    Severity.INFO,
    ("application_form.post_in_beijing", "labor_contract.position", "letter_of_intent.position"),
    check,
)
