"""The highest degree in the form has a certificate and a certification of its level; other degrees theirs."""

from collections.abc import Iterator

from extractors.document import Document, Field
from ingest.volume import Binding
from ingest.wording import Bilingual
from validators.awards import ABROAD, LEVELS, TITLES, Awards, awards, is_open, states, studied, waived
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Evidence, Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import all_named, document_evidence
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for the highest degree, and a minor one for each other that the form names without papers.

    >>> from validators.example import document, doubtful, outcomes
    >>> form = document("application_form", highest_degree="doctor")
    >>> doctor, master = (document("overseas_degree", level=level) for level in ("doctor", "master"))
    >>> certified = document("cscse_certification", level="doctor")
    >>> outcomes(check, form, doctor, certified)
    ['pass']
    >>> outcomes(check, form, master, certified), outcomes(check, form, doubtful(master), certified)
    (['fail'], ['cannot-tell'])
    """
    held = awards(dossier)
    claimed = held.claimed
    if claimed is None or not sure(claimed) or not any(map(sure_type, held.forms)):
        return (cannot_tell(_NO_CLAIM, () if claimed is None else (evidence_of(claimed),)),)
    return (
        _highest(dossier, programme, held, claimed),
        *_others(dossier, programme, held, claimed.value),
    )


_NO_CLAIM = Bilingual(
    "The application form's highest degree (doctor, master or bachelor) could not be read with certainty, so "
    "the certificates cannot be held against it. Look at the form, or scan it again.",
    "未能可靠读出申报书中的最高学位（博士、硕士、学士），无法与证书核对。请人工查看或重新扫描。",
)


def _highest(dossier: Dossier, programme: Programme, held: Awards, claimed: Field) -> Answer:
    level = claimed.value
    evidence = (evidence_of(claimed), *_places(dossier, (*held.certificates, *held.certifications)))
    told = phrase("The form claims a {level}.", "申报书所填最高学位为{level}。", level=TITLES[level])
    above = tuple(p for p in held.certificates if any(f.value in _above(level) for f in p.all("level")))
    if above:
        make = cannot_tell if all(map(is_open, above)) else failed
        return make(sentences(told, _HIGHER), evidence)
    if any(other in _above(level) for other, _ in studied(held.forms)):
        return cannot_tell(sentences(told, _HIGHER_ROW), evidence)
    shown = tuple(paper for paper in held.certificates if states(paper, level))
    if not shown:
        return _lacking(dossier, programme, told, held.certificates, evidence, _CERTIFICATE)
    certified = tuple(paper for paper in held.certifications if states(paper, level))
    abroad = all(paper.type == ABROAD for paper in held.of(level, held.certificates))
    if abroad and not certified and not waived(dossier, programme):
        return _lacking(dossier, programme, told, held.certifications, evidence, _CERTIFICATION)
    papers = all_named((*shown, *certified), programme)
    told = sentences(told, phrase("So do {papers}.", "{papers}与之一致。", papers=papers))
    verified = any(paper.first("verification_no") for paper in shown)
    if abroad or certified or verified:
        return passed(told, evidence)
    return cannot_tell(sentences(told, _AT_HOME), evidence, severity=Severity.MINOR)


def _above(level: str) -> tuple[str, ...]:
    return LEVELS[LEVELS.index(level) + 1 :]


def _lacking(
    dossier: Dossier,
    programme: Programme,
    told: Bilingual,
    papers: tuple[Document, ...],
    evidence: tuple[Evidence, ...],
    what: Bilingual,
) -> Answer:
    """No paper surely is of the level: a failure where each surely is of another, and nothing is hidden."""
    if not papers:
        return cannot_tell(
            sentences(told, phrase("No {what} was recognised.", "未识别到{what}。", what=what), _SEND),
            evidence,
        )
    named = all_named(papers, programme)
    if any(map(is_open, papers)):
        open_ = phrase(
            "Whether a {what} is of that level is not certain: {papers}. A person decides.",
            "{what}是否为该层次无法确定：{papers}。请人工判断。",
            what=what,
            papers=named,
        )
        return cannot_tell(sentences(told, open_), evidence)
    other = phrase(
        "Every {what} is of another level: {papers}.",
        "{what}均为其他层次：{papers}。",
        what=what,
        papers=named,
    )
    doubt = hidden(dossier, Binding.ATTACHMENTS)
    if doubt.en:
        return cannot_tell(sentences(told, other, doubt), evidence)
    return failed(sentences(told, other, _SEND), evidence)


_CERTIFICATE = Bilingual("degree certificate", "学位证书")
_CERTIFICATION = Bilingual("certification", "认证书")
_SEND = Bilingual(
    "Send that of the highest degree, or correct the form.", "请补交最高学位的相应材料，或更正申报书。"
)
_HIGHER = Bilingual(
    "There is a certificate of a higher degree. Correct the form, or explain.",
    "但材料中有更高层次的学位证书。请更正申报书或说明原因。",
)
_HIGHER_ROW = Bilingual(
    "Its own table of education names a higher one. A person decides whether that was awarded.",
    "但其教育经历中有更高学位。请人工判断是否已获得该学位。",
)
_AT_HOME = Bilingual(
    "A Chinese degree's own verification (CHSI or CDGDC report) was not recognised; a person looks for it.",
    "未识别到国内学位的认证报告（学信网或学位中心），请人工查找。",
)


def _others(dossier: Dossier, programme: Programme, held: Awards, highest: str) -> Iterator[Answer]:
    """A degree below the highest whose certificate, or whose certification from abroad, is not there."""
    named = dict(reversed(studied(held.forms)))
    for level in (other for other in LEVELS[: LEVELS.index(highest)] if other in named):
        papers = tuple(paper for paper in held.certificates if states(paper, level))
        abroad = any(paper.type == ABROAD for paper in papers) and not waived(dossier, programme)
        certified = any(states(paper, level) for paper in held.certifications)
        if papers and (certified or not abroad):
            continue
        what = _CERTIFICATION if papers else _CERTIFICATE
        told = phrase(
            "The form names a {level} too, and no {what} of it was found.",
            "申报书另列有{level}，未见其{what}。",
            level=TITLES[level],
            what=what,
        )
        evidence = (evidence_of(named[level]),)
        unsure = any(map(is_open, held.certifications if papers else held.certificates))
        doubt = hidden(dossier, Binding.ATTACHMENTS)
        if unsure or doubt.en:
            yield cannot_tell(
                sentences(told, doubt if doubt.en else _LOOK), evidence, severity=Severity.MINOR
            )
        else:
            yield warned(sentences(told, _IF_ASKED), evidence, severity=Severity.MINOR)


_LOOK = Bilingual("Some papers are of no certain level; look at them.", "部分材料层次不确定，请人工查看。")
_IF_ASKED = Bilingual(
    "The highest degree decides; send this one too if the reviewer asks.",
    "以最高学位为准；如审核人员要求，请一并补交。",
)


def _places(dossier: Dossier, papers: tuple[Document, ...]) -> tuple[Evidence, ...]:
    """Where each paper states its level; its page where none was read."""
    return tuple(
        evidence_of(level) if level else document_evidence(dossier, paper)
        for paper in papers
        for level in (paper.first("level"),)
    )


RULE = Rule(
    "degree.level",
    ("C-01", "C-02", "D-13", "D-18"),
    Severity.MAJOR,
    (
        "application_form.highest_degree",
        "application_form.education",
        "self_recommendation_form.highest_degree",
        "self_recommendation_form.education",
        "overseas_degree.level",
        "domestic_degree.level",
        "domestic_degree.verification_no",
        "domestic_graduation.level",
        "domestic_graduation.verification_no",
        "cscse_certification.level",
        "passport.nationality",
    ),
    check,
)
