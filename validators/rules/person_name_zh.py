"""One Chinese name in form, sheet, cards, contract, certification and Chinese certificates."""

from collections.abc import Iterator

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.chinese_names import Spelling, Written, reference, spelling, unread, written
from validators.dossier import Dossier
from validators.finding import Severity, evidence_of
from validators.nationality import foreign, has_chinese_name
from validators.persons import FORMS
from validators.phrase import listed, phrase, sentences
from validators.places import document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed, warned
from validators.script import normal
from validators.statements import Weight


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document that is at odds or not legible; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> passport = document("passport", name_zh="张昇", nationality="CHN")
    >>> form, other = (document("application_form", name_zh=name) for name in ("張昇", "张升"))
    >>> [outcomes(check, passport, stated) for stated in (form, other, doubtful(other))]
    [['pass'], ['fail'], ['cannot-tell']]
    >>> outcomes(check, document("passport", nationality="UTO"), document("application_form", sex="F"))
    ['not-applicable']
    """
    names = written(dossier)
    if not any(sure_type(form) for form in dossier.lead(*FORMS)):
        return (cannot_tell(_NO_FORM, tuple(evidence_of(name.field) for name in names)),)
    silent = tuple(_silent(dossier, programme, *place) for place in unread(dossier))
    if len({name.document.id for name in names}) < 2:
        return silent or (_too_few(dossier, names),)
    wanted = reference(names, FORMS)
    odd = tuple(_odd(dossier, programme, wanted, names))
    return (*odd, *silent) or (_agreed(programme, wanted, names),)


_NO_FORM = Bilingual(
    "No application form was recognised with certainty, so Chinese names cannot be compared. "
    "Look at the form, send it, or scan it again.",
    "未能确认申报书，无法比对中文姓名。请人工查看，补交或重新扫描申报书。",
)


def _too_few(dossier: Dossier, names: tuple[Written, ...]) -> Answer:
    evidence = tuple(evidence_of(name.field) for name in names)
    if foreign(dossier) and not has_chinese_name(dossier):
        return not_applicable(
            Bilingual(
                "A foreign applicant, and no two documents give a name in Chinese characters.",
                "申报人为外籍，且没有两份材料载有中文姓名。",
            ),
            evidence,
        )
    return cannot_tell(
        Bilingual(
            "The name in Chinese characters was read in fewer than two documents, so it cannot be compared. "
            "Look at the form and the identity card, or scan them again.",
            "仅不足两份材料读出中文姓名，无法比对。请人工查看申报书与身份证，或重新扫描。",
        ),
        evidence,
    )


def _odd(
    dossier: Dossier, programme: Programme, wanted: Written, names: tuple[Written, ...]
) -> Iterator[Answer]:
    for name in names:
        how = Spelling.SAME if name is wanted else spelling(name, wanted)
        if how is not Spelling.SAME:
            yield _told(dossier, programme, wanted, name, how)


def _told(dossier: Dossier, programme: Programme, wanted: Written, name: Written, how: Spelling) -> Answer:
    weight = _meaning(dossier, wanted, name, how)
    told = phrase(
        "{document} gives the Chinese name as {name}; {other} gives {expected}.",
        "{document}所载中文姓名为“{name}”，{other}为“{expected}”。",
        document=named(name.document, programme),
        name=name.han,
        other=named(wanted.document, programme),
        expected=wanted.han,
    )
    evidence = (evidence_of(name.field), evidence_of(wanted.field))
    subject = document_subject(name.document, name.field.name)
    return weight.make(sentences(told, weight.why), evidence, subject, weight.severity)


def _meaning(dossier: Dossier, wanted: Written, name: Written, how: Spelling) -> Weight:
    """What the spelling means: a foreigner's transliteration varies, a Chinese name does not."""
    transliterated = foreign(dossier) and not has_chinese_name(dossier)
    light = Severity.MINOR if transliterated and not name.alone else None
    if how is Spelling.OTHER and _former(name.document, wanted):
        return Weight(warned, Severity.MINOR, _FORMER)
    if how is Spelling.SUBSTITUTE:
        return Weight(warned, Severity.MINOR, _REASONS[how])
    if how is not Spelling.OTHER:
        return Weight(cannot_tell, light, _REASONS[how])
    if transliterated and not name.alone:
        return Weight(warned, light, _VARIES)
    certain = has_chinese_name(dossier) and name.certain and wanted.certain
    return Weight(failed, None, _REASONS[how]) if certain else Weight(cannot_tell, None, _WHOSE)


def _former(document: Document, wanted: Written) -> bool:
    """Whether the document itself gives the name as a former one."""
    return any(normal(field.value) == normal(wanted.han) for field in document.all("former_name"))


_REASONS = {
    Spelling.SUBSTITUTE: Bilingual(
        "One is printed for the other where a system lacks the rare character; a reviewer may accept it.",
        "其中一字系系统缺少生僻字时的常用替代字，由审核人员判断是否认可。",
    ),
    Spelling.GAP: Bilingual(
        "A character was left out or could not be read. A person compares the two places.",
        "其中有字缺失或未能读出，请人工比对两处。",
    ),
    Spelling.BOTH_UNSURE: Bilingual(
        "Neither reading is certain. Compare the two places, or scan them again.",
        "两处识别均不确定，请人工比对或重新扫描。",
    ),
    Spelling.UNSURE: Bilingual(
        "One reading is not certain. Compare the two places, or scan them again.",
        "其中一处识别不确定，请人工比对或重新扫描。",
    ),
    Spelling.OTHER: Bilingual(
        "These are two names. Send the applicant's own document, or the proof of a change of name.",
        "二者不一致。请提交申报人本人的材料；如曾更名，请附更名证明。",
    ),
}
_FORMER = Bilingual(
    "The document itself states a former name; a reviewer may accept it.",
    "该材料已注明曾用名，由审核人员判断是否认可。",
)
_VARIES = Bilingual(
    "Foreign names are transliterated in more than one way; the Latin name decides.",
    "外文姓名音译可有不同，以外文姓名为准。",
)
_WHOSE = Bilingual(
    "Whether they are one person cannot be told from the characters alone. A person compares.",
    "仅凭汉字无法判断是否同一人，请人工比对。",
)


def _silent(dossier: Dossier, programme: Programme, document: Document, field: Field) -> Answer:
    return cannot_tell(
        phrase(
            "The Chinese name could not be read in {document}. Look at it, or scan it again.",
            "未能读出{document}中的中文姓名。请人工查看或重新扫描。",
            document=named(document, programme),
        ),
        (evidence_of(field),),
        document_subject(document, field.name),
        Severity.MINOR if foreign(dossier) and not has_chinese_name(dossier) else None,
    )


def _agreed(programme: Programme, wanted: Written, names: tuple[Written, ...]) -> Answer:
    documents = {name.document.id: name.document for name in names}.values()
    return passed(
        phrase(
            "{name}: one Chinese name in {documents}.",
            "中文姓名一致：{name}（{documents}）。",
            name=wanted.han,
            documents=listed(named(document, programme) for document in documents),
        ),
        tuple(evidence_of(name.field) for name in names),
    )


RULE = Rule(
    "person.name-zh",
    ("C-04", "D-01"),
    Severity.BLOCKER,
    (
        "application_form.name_zh",
        "self_recommendation_form.name_zh",
        "personal_information.name_zh",
        "passport.name_zh",
        "passport.nationality",
        "prc_id_card.name_zh",
        "foreigner_pr_card.name_zh",
        "labor_contract.employee_name",
        "letter_of_intent.employee_name",
        "overseas_degree.holder_name",
        "cscse_certification.holder_name",
        "cscse_certification.former_name",
        "domestic_degree.holder_name",
        "domestic_graduation.holder_name",
        "overseas_employment.holder_name",
        "overseas_study.holder_name",
        "foreign_expert_certificate.holder_name",
    ),
    check,
)
