"""One university in form, certificate of the highest degree and certification, whatever the language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from extractors.document import Document, Field
from extractors.values.names import has_han
from ingest.wording import Bilingual
from validators.awards import AT_HOME, Awards, awards, waived
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.finding import Evidence, Severity, evidence_of
from validators.institutions import Kin, kin
from validators.ladder import reading
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.statements import Weight


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an institution in a document."""

    document: Document
    field: Field


@dataclass(frozen=True, slots=True)
class Link:
    """Two names in two documents, and how they stand to one another."""

    kin: Kin
    one: Name
    other: Name


@dataclass(frozen=True, slots=True)
class Links:
    """The form with the certificate, the form with the certification's Chinese name, and those two papers."""

    awarded: Link | None
    chinese: Link | None
    original: Link | None
    spared: bool  # no certification is asked for

    @property
    def bridged(self) -> bool:
        """Whether the certification ties the form's Chinese name to the certificate's."""
        return _is_same(self.chinese) and _is_same(self.original)

    @property
    def tied(self) -> bool:
        """Whether the form names the institution as the certificate does, and that as the certification."""
        return _is_same(self.awarded) and _is_same(self.original)


def _is_same(link: Link | None) -> bool:
    return link is not None and link.kin is Kin.SAME


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer: the heaviest of what is odd between form, certificate and certification, or none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> names = ("韦斯特马大学", "Westermark")
    >>> form = document("application_form", highest_degree="doctor", degree_school=names)
    >>> degree = document("overseas_degree", level="doctor", institution="Westermark")
    >>> bridge = document("cscse_certification", institution=names[0], institution_original=names[1])
    >>> outcomes(check, form, degree, bridge), outcomes(check, form, degree)
    (['pass'], ['cannot-tell'])
    >>> other = document("overseas_degree", level="doctor", institution="Norhaven")
    >>> outcomes(check, form, other, bridge), outcomes(check, form, doubtful(other, "institution"), bridge)
    (['fail'], ['cannot-tell'])
    """
    held = awards(dossier)
    certificates, certifications = held.highest
    at_home = bool(certificates) and all(paper.type in AT_HOME for paper in certificates)
    spared = at_home or waived(dossier, programme)
    form = tuple(_names(held.forms, "degree_school"))
    awarded = tuple(_names(certificates, "institution"))
    certified = tuple(_names(certifications, "institution", "institution_original"))
    lack = _lack(held, form, awarded, spared or _certain(certified))
    if lack is not None:
        papers = (*held.forms, *certificates, *certifications)
        return (cannot_tell(lack, tuple(document_evidence(dossier, paper) for paper in papers)),)
    links = Links(_best(form, awarded), _best(form, _not_latin(certified)), _best(awarded, certified), spared)
    odd = tuple(_at_home(links) if at_home else _abroad(links))
    evidence = tuple(evidence_of(name.field) for name in (*form, *awarded, *certified))
    if not odd:
        return (_agreed(programme, (*form, *awarded, *certified), evidence),)
    link, weight = min(odd, key=lambda pair: _GRAVITY.index(pair[1].make))
    return (_odd(programme, link, weight, evidence),)


_GRAVITY = (failed, cannot_tell, warned)


def _names(papers: Iterable[Document], *fields: str) -> Iterator[Name]:
    return (Name(paper, field) for paper in papers for name in fields for field in paper.all(name))


def _not_latin(names: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(name for name in names if has_han(name.field.value))


def _lack(
    held: Awards, form: tuple[Name, ...], awarded: tuple[Name, ...], certified: bool
) -> Bilingual | None:
    """What is missing for a comparison; None where nothing is."""
    if held.claimed is None or not _certain(form):
        return _NO_FORM
    if not _certain(awarded):
        return _NO_CERTIFICATE
    return None if certified else _NO_CERTIFICATION


def _certain(names: tuple[Name, ...]) -> bool:
    """Whether one of the names stands in a document that surely is what it is taken for."""
    return any(sure_type(name.document) for name in names)


_NO_FORM = Bilingual(
    "The highest degree and its institution could not be read in the application form. "
    "Look at the form, or scan it again.",
    "未能读出申报书中的最高学位及授予院校。请人工查看或重新扫描。",
)
_NO_CERTIFICATE = Bilingual(
    "No certificate of the highest degree was recognised, or its institution could not be read. "
    "Send it, or let a person look.",
    "未识别到最高学位证书，或未能读出授予院校。请补交或由人工查看。",
)
_NO_CERTIFICATION = Bilingual(
    "No certification of the highest degree was recognised, or its institution could not be read; it ties "
    "the institution's Chinese name to the original one. Send it, or let a person look.",
    "未识别到最高学位的认证书，或未能读出其院校名称，无法对应中外文校名。请补交或由人工查看。",
)


def _best(left: tuple[Name, ...], right: tuple[Name, ...]) -> Link | None:
    """The pair in one script that agrees best; None where there is no such pair."""
    links = (Link(kin(reading(a.field), reading(b.field)), a, b) for a, b in product(left, right))
    order = tuple(Kin)
    same_script = (link for link in links if link.kin is not Kin.SCRIPT)
    return min(same_script, key=lambda link: order.index(link.kin), default=None)


Told = tuple[Link | None, Weight]


def _at_home(links: Links) -> Iterator[Told]:
    """Chinese universities have one name; a near one is another."""
    if links.awarded is None:
        yield None, _SCRIPT
    elif links.awarded.kin in (Kin.NEAR, Kin.OTHER):
        yield links.awarded, _failing(links.awarded)
    elif links.awarded.kin is not Kin.SAME:
        yield links.awarded, _DOUBT


def _abroad(links: Links) -> Iterator[Told]:
    """The certification bridges the Chinese and the original name; the form's own translations may vary."""
    if not links.spared and links.original is None:
        yield None, _SCRIPT
    if links.original and links.original.kin is not Kin.SAME:
        yield links.original, _weight(links.original)
    if links.awarded is None and not links.bridged:
        yield None, _SCRIPT
    if links.awarded and links.awarded.kin is not Kin.SAME:
        translated = links.awarded.kin is Kin.LANGUAGE and links.bridged
        yield links.awarded, _TRANSLATED if translated else _weight(links.awarded)
    if links.chinese and links.chinese.kin is not Kin.SAME:
        near = links.chinese.kin is Kin.NEAR and links.tied
        yield links.chinese, _TRANSLATED if near else _DOUBT


def _weight(link: Link) -> Weight:
    if link.kin is Kin.OTHER:
        return _failing(link)
    return _NEAR if link.kin is Kin.NEAR else _DOUBT


def _failing(link: Link) -> Weight:
    return _OTHER if sure_type(link.one.document) and sure_type(link.other.document) else _DOUBT


_SCRIPT = Weight(
    cannot_tell,
    None,
    Bilingual(
        "The names of the institution are in different scripts, and no paper ties them to one another. "
        "A person compares.",
        "各处院校名称文字不同，且无材料可相互对应，请人工比对。",
    ),
)
_DOUBT = Weight(
    cannot_tell,
    None,
    Bilingual(
        "Whether they are one cannot be told: a reading is not certain, or one is a translation. "
        "A person compares.",
        "因识别不确定或译名不同，无法判断是否同一院校，请人工比对。",
    ),
)
_NEAR = Weight(
    warned,
    None,
    Bilingual("They are nearly the same; a reviewer may accept it.", "二者相近，由审核人员判断是否认可。"),
)
_TRANSLATED = Weight(
    warned,
    Severity.MINOR,
    Bilingual(
        "The form translates the name otherwise; the certification ties both.",
        "申报书译名不同，认证书可相互对应。",
    ),
)
_OTHER = Weight(
    failed,
    None,
    Bilingual(
        "These are two institutions. Send the papers of the degree in the form, or correct the form; if the "
        "institution was renamed, explain.",
        "二者为不同院校。请提交申报书所填学位的材料，或更正申报书；如院校更名，请说明。",
    ),
)


def _odd(programme: Programme, link: Link | None, weight: Weight, evidence: tuple[Evidence, ...]) -> Answer:
    if link is None:
        return weight.make(weight.why, evidence, severity=weight.severity)
    told = phrase(
        "{document} names {name}; {other} names {expected}.",
        "{document}所载院校为“{name}”，{other}为“{expected}”。",
        document=named(link.one.document, programme),
        name=link.one.field.value,
        other=named(link.other.document, programme),
        expected=link.other.field.value,
    )
    subject = document_subject(link.one.document, link.one.field.name)
    return weight.make(sentences(told, weight.why), evidence, subject, weight.severity)


def _agreed(programme: Programme, names: tuple[Name, ...], evidence: tuple[Evidence, ...]) -> Answer:
    documents = {name.document.id: name.document for name in names}.values()
    return passed(
        phrase(
            "{name}: one institution in {documents}.",
            "授予院校一致：{name}（{documents}）。",
            name=listed(dict.fromkeys(name.field.value for name in names)),
            documents=listed(named(document, programme) for document in documents),
        ),
        evidence,
    )


RULE = Rule(
    "degree.institution",
    ("C-01", "D-14"),
    Severity.MAJOR,
    (
        "application_form.highest_degree",
        "application_form.degree_school",
        "self_recommendation_form.highest_degree",
        "self_recommendation_form.degree_school",
        "overseas_degree.institution",
        "domestic_degree.institution",
        "domestic_graduation.institution",
        "cscse_certification.institution",
        "cscse_certification.institution_original",
        "passport.nationality",
    ),
    check,
)
