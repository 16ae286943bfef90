"""The applicant holds a doctorate (R-05)."""

from extractors.document import Field
from ingest.wording import Bilingual
from validators.doctorates import Degrees, degrees
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Evidence, Severity, Subject, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.readings import by_reading
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.tracks import GENERAL, by_track


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer, for the highest degree of all certificates and certifications.

    >>> from validators.example import document, doubtful, outcomes
    >>> outcomes(check, document("overseas_degree", level="doctor"))
    ['pass']
    >>> outcomes(check, document("overseas_degree", level="doctor-professional"))
    ['cannot-tell']
    >>> outcomes(check, document("domestic_degree", level="doctor"))  # the measures ask for one from abroad
    ['warn']
    >>> master = document("overseas_degree", level="master")
    >>> outcomes(check, master), outcomes(check, master, track="general")
    (['warn'], ['fail'])
    >>> outcomes(check, doubtful(master)), outcomes(check)
    (['cannot-tell'], ['cannot-tell'])
    """
    held = degrees(dossier)
    if not held.papers:
        return (
            cannot_tell(sentences(_NO_PAPER, hidden(dossier, programme.kind("overseas_degree").binding))),
        )
    return (by_track(dossier, programme, lambda track: _answer(dossier, programme, held, track)),)


def _answer(dossier: Dossier, programme: Programme, held: Degrees, track: str) -> Answer:
    told, evidence, subject = _told(held, programme), _evidence(dossier, held), _subject(held)
    if held.abroad:
        return passed(told, evidence, subject)
    if held.open:
        return cannot_tell(sentences(told, _PROFESSIONAL), evidence, subject)
    if held.at_home:
        return warned(sentences(told, _CHINESE), evidence, subject)
    if not held.lower or hidden(dossier, programme.kind("overseas_degree").binding).en:
        return cannot_tell(sentences(told, _UNCERTAIN), evidence, subject)
    if track == GENERAL:
        return failed(sentences(told, _NONE, _IN_GENERAL), evidence, subject)

    def foreign(choice: str) -> Answer:
        return (warned if choice == "warn" else failed)(sentences(told, _NONE, _SOFT), evidence, subject)

    return by_reading(programme, "doctorate.foreign-expert", foreign)


_NO_PAPER = Bilingual(
    "No degree certificate or certification was recognised, so it is not known whether there is a doctorate. "
    "Send them.",
    "未识别到学位证书或认证书，无法判断是否具有博士学位。请补交。",
)
_PROFESSIONAL = Bilingual(
    "Whether a professional doctorate (MD, JD, EdD, DBA) or a candidate of sciences counts a "
    "reviewer decides.",
    "专业博士（如医学、法律、教育、工商管理博士）或副博士是否认可，由审核人员判断。",
)
_CHINESE = Bilingual(
    "The doctorate is Chinese; the measures speak of one from abroad. A reviewer decides.",
    "博士学位为境内授予；办法所指一般为海外博士学位。由审核人员判断。",
)
_UNCERTAIN = Bilingual(
    "No doctorate is certainly shown, nor certainly none. Look at the certificates, or send the certificate "
    "of the highest degree with its certification.",
    "不能确定是否具有博士学位。请人工查看证书，或补交最高学位证书及认证书。",
)
_NONE = Bilingual("No certificate shows a doctorate.", "各证书均未显示博士学位。")
_IN_GENERAL = Bilingual(
    "The measures say “in general”, so that a reviewer may make an exception; else send the "
    "doctoral certificate.",
    "办法用语为“一般”，审核人员可酌情认可；否则请提交博士学位证书。",
)
_SOFT = Bilingual(
    "For foreign experts the measures ask for it “in general”.", "对外专申报人，办法仅作“一般”要求。"
)


def _told(held: Degrees, programme: Programme) -> Bilingual:
    parts = [
        phrase(
            "{what}: {levels}",
            "{what}：{levels}",
            what=named(paper, programme),
            levels=_levels(paper.all("level")),
        )
        for paper in held.papers
    ]
    read = Bilingual("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))
    told = phrase("{read}.", "{read}。", read=read)
    if not held.claimed:
        return told
    return sentences(told, phrase("Form: {level}.", "申报书：{level}。", level=_levels(held.claimed)))


_LEVELS = {
    "doctor": Bilingual("doctorate", "博士"),
    "doctor-professional": Bilingual("professional doctorate", "专业博士"),
    "master": Bilingual("master's degree", "硕士"),
    "bachelor": Bilingual("bachelor's degree", "学士"),
    "college": Bilingual("college diploma", "专科"),
    "other": Bilingual("another degree", "其他"),
}
_UNREAD = Bilingual("level not read", "层次未读出")


def _levels(fields: tuple[Field, ...]) -> Bilingual:
    found = dict.fromkeys(field.value for field in fields)
    return listed(_LEVELS.get(value, value) for value in found) if found else _UNREAD


def _evidence(dossier: Dossier, held: Degrees) -> tuple[Evidence, ...]:
    read = tuple(map(evidence_of, (*held.levels, *held.claimed)))
    return read or tuple(document_evidence(dossier, paper) for paper in held.papers)


def _subject(held: Degrees) -> Subject:
    return document_subject(held.papers[0], "level")


RULE: Rule = Rule(
    "eligibility.doctorate",
    ("R-05", "D-13"),
    Severity.MAJOR,
    (
        "overseas_degree.level",
        "overseas_degree.degree_title_original",
        "cscse_certification.level",
        "domestic_degree.level",
        "application_form.highest_degree",
    ),
    check,
)
