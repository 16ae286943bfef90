"""Pages that have somebody else as their subject and name nobody of the dossier (D-53, domain E.2)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.document import Answer, Document, Field
from extractors.values.names import has_han
from validators.certainty import legible, sure, sure_type
from validators.dossier import Dossier
from validators.employer import own_licences
from validators.ladder import Reading, Step, compare
from validators.names import Likeness, han_part, latin_part, likeness, words
from validators.own import Own, holder_named, own, page_text
from validators.romanised import reads_as
from validators.script import normal

# Whose paper it is: the field that names the person or the company that the document is about.
PERSONS = {
    "prc_id_card": ("name_zh",),
    "foreigner_pr_card": ("name_foreign", "name_zh"),
    "foreign_expert_certificate": ("holder_name",),
    "overseas_degree": ("holder_name",),
    "cscse_certification": ("holder_name",),
    "domestic_degree": ("holder_name",),
    "domestic_graduation": ("holder_name",),
    "overseas_study": ("holder_name",),
    "overseas_employment": ("holder_name",),
    "labor_contract": ("employee_name",),
    "letter_of_intent": ("employee_name",),
    "personal_information": ("name_foreign", "name_zh"),
    "application_form": ("name_foreign", "name_zh"),
    "self_recommendation_form": ("name_foreign", "name_zh"),
}
COMPANIES = {
    "business_license": ("name",),
    "institution_certificate": ("name",),
    "org_code_certificate": ("name",),
    "tax_registration": ("name",),
    "audit_report": ("entity_name",),
    "articles_of_association": ("company_name",),
    "company_profile": ("company_name",),
    "main_products": ("company_name",),
    "market_outlook": ("company_name",),
}

_REGION = re.compile(
    r"^(?:中国|北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|中关村)?(?:省|市)?(?:[^省市区县]{2,3}(?:市|区|县)){0,2}"
)


class Who(StrEnum):
    """How a name on a document stands to those of the dossier."""

    OWN = "own"
    KNOWN = "known"  # shares a word with one of them, or the forms name it too: no stranger
    NEAR = "near"  # an uncertain reading close to one of them
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a document is about, as one text, and where it was read."""

    text: str
    page: str
    confidence: float
    sure: bool
    who: Who


@dataclass(frozen=True, slots=True)
class Stranger:
    """Pages of one document that are about somebody else: NEAR or OTHER.

    `certain`: the names, the document's kind and the pages were read with certainty, and enough documents
    bear out who the dossier is about.
    """

    document: Document
    pages: tuple[str, ...]
    who: Who
    certain: bool


def strangers(dossier: Dossier) -> tuple[Stranger, ...]:
    """Documents of the lead copies, or single pages of them, that are about somebody else."""
    us = own(dossier)
    judged = [
        (document, _subjects(us, document))
        for document in own_licences(dossier, dossier.lead("passport", *PERSONS, *COMPANIES))
    ]
    borne_out = {company: _borne_out(judged, company) for company in (True, False)}
    return tuple(
        found
        for document, subjects in judged
        for found in _strange(dossier, us, document, subjects, borne_out[document.type in COMPANIES])
    )


_Judged = list[tuple[Document, tuple[Subject, ...]]]


def _borne_out(judged: _Judged, company: bool) -> bool:
    """Whether more documents name the dossier's person or company than another; the form may be wrong."""
    tally = Counter(
        Who.OWN if any(s.who is Who.OWN for s in subjects) else Who.OTHER
        for document, subjects in judged
        if (document.type in COMPANIES) is company and any(s.who in (Who.OWN, Who.OTHER) for s in subjects)
    )
    return tally[Who.OWN] > tally[Who.OTHER]


def _strange(
    dossier: Dossier, us: Own, document: Document, subjects: tuple[Subject, ...], borne_out: bool
) -> Iterator[Stranger]:
    """The whole document where nothing in it is the dossier's, else single pages of which this holds."""
    ours = {page for page in document.pages if us.on(_written(dossier, document, page))}
    ours |= {s.page for s in subjects if s.who in (Who.OWN, Who.KNOWN)}
    about = tuple(s for s in subjects if s.page not in ours)
    if not about:
        if not ours and _name_unread(document):
            yield Stranger(document, document.pages, Who.NEAR, False)
        return
    pages = tuple(p for p in document.pages if not ours or p in {s.page for s in about})
    who = Who.OTHER if any(s.who is Who.OTHER for s in about) else Who.NEAR
    certain = (
        all(s.sure and s.who is Who.OTHER for s in about)
        and sure_type(document)
        and borne_out
        and all(page in dossier.pages and legible(dossier.pages[page]) for page in pages)
    )
    yield Stranger(document, pages, who, certain)


def _name_unread(document: Document) -> bool:
    """Whether it names somebody who could not be read."""
    names = (*PERSONS.get(document.type, ()), *COMPANIES.get(document.type, ()))
    return any(f.name in names and f.answer is Answer.NOT_READABLE for f in document.fields)


def _written(dossier: Dossier, document: Document, page: str) -> str:
    """The lines of the page, and the values read on it, which may come from several lines."""
    return "\n".join((page_text(dossier, page), *(f.value for f in document.fields if f.page == page)))


def _subjects(us: Own, document: Document) -> tuple[Subject, ...]:
    return tuple(
        Subject(text, page, confidence, certain, _who(us, Reading(text, confidence, certain), document))
        for text, page, confidence, certain in _named(document)
    )


def _named(document: Document) -> Iterator[tuple[str, str, float, bool]]:
    if document.type == "passport":
        parts = [f for name in ("surname", "given_names") for f in document.all(name)[:1]]
        for whole in holder_named(document):
            yield whole, parts[0].page, min(f.confidence for f in parts), all(map(sure, parts))
        return
    for field in _fields(document):
        yield field.value, field.page, field.confidence, sure(field)


def _fields(document: Document) -> Iterable[Field]:
    names = (*PERSONS.get(document.type, ()), *COMPANIES.get(document.type, ()))
    return (f for name in names for f in document.all(name) if f.value)


def _who(us: Own, told: Reading, document: Document) -> Who:
    company = document.type in COMPANIES
    names = us.companies if company else us.persons
    if not names:
        return Who.KNOWN
    order = list(Who)
    found = filter(None, (_company(told, name) if company else _person(told, name) for name in names))
    best = min(found, key=order.index, default=Who.KNOWN)
    return Who.KNOWN if best in (Who.NEAR, Who.OTHER) and us.known(told.text) else best


def _company(told: Reading, name: str) -> Who | None:
    """None of names in two scripts, of which nothing can be said."""
    step = compare(told, Reading(name, 1.0, True))
    if step.same:
        return Who.OWN
    if has_han(told.text) != has_han(name):
        return None
    if _house(told.text) == _house(name):
        return Who.KNOWN
    return Who.OTHER if step is Step.DIFFERENT else Who.NEAR


def _house(name: str) -> str:
    """What tells a house from others: behind the place, the first characters of the name it chose itself."""
    if not has_han(name):
        return " ".join(name.casefold().split()[:1])
    return _REGION.sub("", re.sub(r"\(.{2,6}\)", "", normal(name)))[:2]


def _person(told: Reading, name: str) -> Who | None:
    """None of names in two scripts, of which nothing can be said but by pinyin."""
    one, other = latin_part(told.text), latin_part(name)
    if words(one) and words(other):
        if likeness(one, other) is not Likeness.DIFFERENT:
            return Who.OWN
        if any(len(word) > 1 for word in set(words(one)) & set(words(other))):
            return Who.KNOWN
    left, right = normal(han_part(told.text)), normal(han_part(name))
    if left and right:
        return Who.OWN if left == right else _apart(told, name)
    if words(one) and words(other):
        return _apart(replace(told, text=_ordered(one)), _ordered(other))
    return Who.OWN if reads_as(left, other) or reads_as(right, one) else None


def _ordered(name: str) -> str:
    """The words in the order of the alphabet, since the order of names means nothing."""
    return " ".join(sorted(words(name)))


def _apart(told: Reading, name: str) -> Who:
    step = compare(told, Reading(name, 1.0, True))
    return Who.OTHER if step is Step.DIFFERENT else Who.NEAR
