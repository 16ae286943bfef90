"""Certificate and certification of the highest degree give one date of award, and the form the same month."""

from collections.abc import Iterable, Iterator

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.awards import AT_HOME, awards, waived
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.finding import Evidence, Severity, evidence_of
from validators.ladder import Step, reading
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.statements import compare_days

Dated = tuple[Document, Field]
_MONTH = 7  # characters of YYYY-MM


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each date that is not the certificate's; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> form = document("application_form", highest_degree="doctor", degree_date="2008-05")
    >>> degree = document("overseas_degree", level="doctor", date_conferred="2008-05-13")
    >>> days = ("2008-05", "2008-06")
    >>> same, other = (document("cscse_certification", date_conferred=day) for day in days)
    >>> [outcomes(check, form, degree, paper) for paper in (same, other, doubtful(other))]
    [['pass'], ['fail'], ['cannot-tell']]
    >>> outcomes(check, form, degree, document("cscse_certification", date_conferred="2008-05-15"))
    ['warn']
    """
    held = awards(dossier)
    certificates, certifications = held.highest
    degrees = tuple(paper for paper in certificates if paper.type != "domestic_graduation")
    awarded = tuple(_dated(degrees, "date_conferred"))
    certified = tuple(_dated(certifications, "date_conferred"))
    spared = waived(dossier, programme) or all(paper.type in AT_HOME for paper in degrees)
    stated = tuple(_dated(held.forms, "degree_date"))
    compared = certified if not spared else (*certified, *stated)
    if not all(any(sure_type(paper) for paper, _ in side) for side in (awarded, compared)):
        papers = (*held.forms, *certificates, *certifications)
        return (cannot_tell(_LACK, tuple(document_evidence(dossier, paper) for paper in papers)),)
    answers = tuple(
        answer
        for one in (*certified, *stated)
        for answer in (_answer(programme, one, awarded, one in stated),)
        if answer is not None
    )
    return answers or (_agreed(programme, (*awarded, *certified, *stated)),)


_LACK = Bilingual(
    "The date of award could not be read in both the certificate of the highest degree and its "
    "certification. Send them, look at them, or scan them again.",
    "未能同时读出最高学位证书和认证书的授予时间。请补交、人工查看或重新扫描。",
)


def _dated(papers: Iterable[Document], name: str) -> Iterator[Dated]:
    return ((paper, field) for paper in papers for field in paper.all(name))


def _answer(programme: Programme, one: Dated, awarded: tuple[Dated, ...], form: bool) -> Answer | None:
    """The answer where no certificate surely gives the date, told with the nearest certificate."""
    pairs = tuple((compare_days(reading(one[1]), reading(field)), field) for _, field in awarded)
    if any(step.same and (sure(one[1]) or sure(field)) for step, field in pairs):
        return None
    months = [_in_month(one[1], field) for _, field in awarded]
    other = awarded[months.index(True)] if any(months) else awarded[0]
    told = phrase(
        "{document} gives the date of award as {day}; {other} gives {expected}.",
        "{document}所载授予时间为{day}，{other}为{expected}。",
        document=named(one[0], programme),
        day=one[1].value,
        other=named(other[0], programme),
        expected=other[1].value,
    )
    evidence = (evidence_of(one[1]), evidence_of(other[1]))
    subject = document_subject(one[0], one[1].name)
    certain = all(sure(field) and sure_type(paper) for paper, field in (one, *awarded))
    if not certain or any(step is not Step.DIFFERENT for step, _ in pairs):
        return cannot_tell(sentences(told, _DOUBT), evidence, subject)
    if any(months):
        return warned(sentences(told, _DAYS), evidence, subject)
    make, why = (warned, _FORM) if form else (failed, _OTHER)
    return make(sentences(told, why), evidence, subject)


def _in_month(one: Field, other: Field) -> bool:
    return one.value[:_MONTH] == other.value[:_MONTH]


_DOUBT = Bilingual(
    "A reading is not certain. Compare the places, or scan them again.", "识别不确定，请人工比对或重新扫描。"
)
_DAYS = Bilingual(
    "They differ by days; a reviewer may accept it.", "二者仅相差数日，由审核人员判断是否认可。"
)
_FORM = Bilingual("The form may give the date of graduation. Correct it.", "申报书所填或为毕业时间，请更正。")
_OTHER = Bilingual(
    "These are two dates. Check that both papers are of one degree.",
    "二者不一致。请核对是否为同一学位的材料。",
)


def _agreed(programme: Programme, dates: tuple[Dated, ...]) -> Answer:
    documents = {paper.id: paper for paper, _ in dates}.values()
    evidence: tuple[Evidence, ...] = tuple(evidence_of(field) for _, field in dates)
    return passed(
        phrase(
            "Awarded {day}: so say {documents}.",
            "授予时间一致：{day}（{documents}）。",
            day=dates[0][1].value,
            documents=listed(named(paper, programme) for paper in documents),
        ),
        evidence,
    )


RULE = Rule(
    "degree.date",
    ("C-01", "D-15"),
    Severity.MINOR,
    (
        "overseas_degree.date_conferred",
        "domestic_degree.date_conferred",
        "cscse_certification.date_conferred",
        "application_form.degree_date",
        "application_form.highest_degree",
        "self_recommendation_form.degree_date",
        "passport.nationality",
    ),
    check,
)
