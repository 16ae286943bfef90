"""One programme, one project and one track for the whole dossier (R-20, R-01, R-02, R-10).

Ethnic origin stands on no document and is never inferred from name, picture or birthplace (domain notes,
F.3): what the applicant declares on the form is all that is known of it.
"""

from collections.abc import Iterator

from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.declarations import Statement, statement
from validators.dossier import Dossier
from validators.engagement import engagements
from validators.finding import Evidence, Severity, Subject, evidence_of
from validators.nationality import CHINA, nationalities
from validators.phrase import listed, phrase
from validators.places import all_named, document_evidence, document_subject
from validators.programme import Programme
from validators.route import project_named
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed, warned
from validators.tracks import FOREIGN, GENERAL, TRACKS


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """An answer for the project and one for the track; more where something speaks against them.

    >>> from validators.example import document, doubtful, outcomes
    >>> form = document("application_form", project_type="long-term", track="foreign-expert")
    >>> outcomes(check, form), outcomes(check, doubtful(form, "track"))
    (['pass', 'pass'], ['pass', 'cannot-tell'])
    >>> outcomes(check, form, document("passport", nationality="CHN"))
    ['pass', 'pass', 'warn']
    >>> both = document("application_form", project_type=("long-term", "short-term"), track="general")
    >>> outcomes(check, both)
    ['fail', 'cannot-tell']
    >>> outcomes(check, form, submitted="2010-01-01")  # before the pack is in force
    ['cannot-tell', 'pass', 'pass']
    """
    return (
        *_pack(dossier, programme),
        _project(dossier, programme),
        _track(dossier, programme),
        *_against(dossier, programme),
    )


def _pack(dossier: Dossier, programme: Programme) -> Iterator[Answer]:
    """Whether this is the pack to judge the dossier by."""
    declared, today = dossier.application.programme.value, dossier.reference_date
    if declared not in (None, programme.name):
        message = phrase(_OTHER_PACK.en, _OTHER_PACK.zh, declared=str(declared), name=programme.name)
        yield cannot_tell(message, severity=Severity.MAJOR)
    if today is not None and not programme.in_force(today):
        yield cannot_tell(
            phrase(
                _NOT_IN_FORCE.en,
                _NOT_IN_FORCE.zh,
                name=f"{programme.name} {programme.version}",
                span=programme.effective.words,
                today=today.isoformat(),
            ),
            severity=Severity.MAJOR,
        )


def _project(dossier: Dossier, programme: Programme) -> Answer:
    told = statement(dossier, "project_type", dossier.application.project)
    words = listed(project_named(value) for value in told.values) if told.values else _NOTHING
    evidence, subject = _place(dossier, told, "project_type")
    if told.divided:
        return failed(phrase(_TWO.en, _TWO.zh, words=words), evidence, subject)
    if len(told.values) > 1:
        return cannot_tell(phrase(_DIFFER.en, _DIFFER.zh, words=words), evidence, subject)
    if len(programme.projects) == 1 and not told.fields:
        return not_applicable(_ONE_PROJECT)
    if told.certain and told.values[0] not in programme.projects:
        return cannot_tell(phrase(_UNKNOWN.en, _UNKNOWN.zh, words=words), evidence, subject)
    if told.certain:
        return passed(
            phrase("Project on the form: {words}.", "申报书项目类别：{words}。", words=words),
            evidence,
            subject,
        )
    return cannot_tell(phrase(_UNSURE.en, _UNSURE.zh, words=words), evidence, subject, _weight(told))


def _track(dossier: Dossier, programme: Programme) -> Answer:
    told = statement(dossier, "track", dossier.application.track)
    words = listed(TRACKS.get(value, value) for value in told.values) if told.values else _NOTHING
    evidence, subject = _place(dossier, told, "track")
    clause = "R-10" if told.values == (GENERAL,) else "R-01"
    if len(told.values) > 1:
        answer = failed if told.divided else cannot_tell
        return answer(phrase(_DIFFER.en, _DIFFER.zh, words=words), evidence, subject, clause=clause)
    if told.certain and told.values[0] not in programme.tracks:
        return cannot_tell(phrase(_NO_TRACK.en, _NO_TRACK.zh, words=words), evidence, subject, clause=clause)
    if not told.certain:
        message = phrase(_UNSURE.en, _UNSURE.zh, words=words)
        return cannot_tell(message, evidence, subject, _weight(told), clause)
    message = phrase(_TRACK.en, _TRACK.zh, words=words)
    return passed(message, evidence, subject, clause=clause)


def _against(dossier: Dossier, programme: Programme) -> Iterator[Answer]:
    """What does not go together with the track or the project; none of it decides."""
    if dossier.application.track.value == FOREIGN:
        chinese = tuple(field for field in nationalities(dossier) if field.value == CHINA and sure(field))
        cards = tuple(card for card in dossier.lead("prc_id_card") if sure_type(card))
        if chinese or cards:
            evidence = (*map(evidence_of, chinese), *(document_evidence(dossier, card) for card in cards))
            yield warned(_CHINESE, evidence, Subject(field="nationality"), Severity.MINOR, "R-02")
    found = engagements(dossier)
    if dossier.application.project.value == "self-recommendation" and found:
        message = phrase(_CONTRACT.en, _CONTRACT.zh, what=all_named(found, programme))
        evidence = tuple(document_evidence(dossier, document) for document in found)
        yield warned(message, evidence, document_subject(found[0]), Severity.MINOR, "R-34")


def _weight(told: Statement) -> Severity:
    """Little hangs on the form's words where the fact was declared with the dossier, or is legible."""
    if told.declared:
        return Severity.INFO
    return Severity.MINOR if told.likely else Severity.MAJOR


def _place(dossier: Dossier, told: Statement, name: str) -> tuple[tuple[Evidence, ...], Subject]:
    read = tuple(map(evidence_of, told.fields))
    places = read or tuple(document_evidence(dossier, form) for form in told.forms)
    return places, document_subject(told.forms[0], name) if told.forms else Subject(field=name)


_NOTHING = Bilingual("nothing", "无")
_OTHER_PACK = Bilingual(
    "The dossier was declared for the programme {declared} and was judged by {name}. Run it with --programme "
    "{declared}.",
    "材料申报项目为{declared}，却按{name}核查。请以 --programme {declared} 重新核查。",
)
_NOT_IN_FORCE = Bilingual(
    "The rules {name} are in force {span}; the application is of {today}. Judge it by the rules of its day, "
    "or let a person decide which hold.",
    "规则{name}的施行期间为{span}，而申报日期为{today}。请按申报当时的规则核查，或由人工确定适用规则。",
)
_TWO = Bilingual(
    "The form states more than one project: {words}. Exactly one is to be chosen; send the form corrected.",
    "申报书所选项目类别不止一个：{words}。须且仅须选择一项，请更正后重新提交。",
)
_DIFFER = Bilingual(
    "Form and declaration do not state the same: {words}. Clarify which holds.",
    "申报书与报送信息不一致：{words}。请核实何者为准。",
)
_UNKNOWN = Bilingual(
    "The programme has no such project: {words}. Check which programme the dossier is for.",
    "本项目无此类别：{words}。请核实所申报的项目。",
)
_NO_TRACK = Bilingual(
    "The programme has no such track: {words}. Check which programme the dossier is for.",
    "本项目无此渠道：{words}。请核实所申报的项目。",
)
_ONE_PROJECT = Bilingual(
    "The programme has one project only, which need not be chosen.", "本项目仅有一类，无须选择。"
)
_UNSURE = Bilingual(
    "The form does not certainly state it (declared or read: {words}). Look at its first pages, or "
    "declare it.",
    "申报书未能确定载明此项（已报送或读出：{words}）。请人工查看首页，或另行注明。",
)
_TRACK = Bilingual(
    "Declared on the form: {words}. Ethnic origin is taken as declared and never inferred.",
    "申报书载明：{words}。是否华裔以申报为准，系统不作推断。",
)
_CHINESE = Bilingual(
    "A passport or identity card of China lies in a dossier for foreign experts. A reviewer decides whether "
    "the track is right.",
    "外专材料中有中国护照或居民身份证。渠道是否适当由审核人员判断。",
)
_CONTRACT = Bilingual(
    "Self-recommendation is for those who have no position yet, but there is: {what}. A reviewer decides "
    "whether the employer should apply.",
    "自荐、推荐适用于尚未落实岗位者，但材料中有：{what}。是否应由用人单位申报由审核人员判断。",
)

RULE: Rule = Rule(
    "eligibility.track",
    ("R-20", "R-01", "R-02", "R-10", "R-34"),
    Severity.MAJOR,
    (
        "application_form.project_type",
        "application_form.track",
        "application_form.category",
        "self_recommendation_form",
        "passport.nationality",
        "prc_id_card",
        "application.programme",
        "application.submitted",
    ),
    check,
)
