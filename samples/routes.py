"""Complete dossiers of every route: what the defects of the benchmark are planted in."""

from dataclasses import replace

from ingest.volume import Binding
from samples import bindery
from samples.canvas import Element, Text
from samples.case import Case, make_case
from samples.defects import Bench
from samples.dossiers import long_term, short_term, whole
from samples.made import Carrier, DropFile, MadeDocument
from samples.places import places
from samples.returnees import card_of, passport_of, returned, returnee
from samples.sowing import Base

_CATEGORIES = 3  # layout of the form of the general track, with its categories to tick
_ENROLMENT = 3  # layout of the letter that is about the case's own applicant
_INSTITUTIONAL = 4  # layout of a public institution's contract
_PERSONAL = ("passport", "overseas_degree", "cscse_certification", "overseas_employment", "patent")
_FIRM = ("business_license", "company_profile", "articles_of_association")


def bench(base: Base, seed: int) -> Bench:
    """A complete dossier of the route, with the case that it tells of."""
    return {
        Base.PAPER: _paper,
        Base.DROP: _drop,
        Base.INSTITUTION: _institution,
        Base.GENERAL: _general,
        Base.RETURNEE: _returnee,
        Base.SELF: _self,
    }[base](seed)


def _paper(seed: int) -> Bench:
    return Bench(make_case(seed, "long-term"), long_term(seed))


def _drop(seed: int) -> Bench:
    return Bench(make_case(seed, "short-term"), short_term(seed, ()))


def _institution(seed: int) -> Bench:
    """The certificate names the institution; form, contract and profile follow it."""
    case = make_case(seed, "long-term")
    certificate = bindery.version(case, "institution_certificate", (0, 2)[seed % 2])
    stated = {place.name: place.value for page in certificate.pages for place in places(page)}
    employer = replace(case.employer, name=stated["name"], uscc=stated["uscc"])
    case = replace(case, employer=employer)
    form = bindery.one(case, "application_form")
    contract = bindery.version(case, "labor_contract", _INSTITUTIONAL)
    attached = [*(bindery.one(case, kind) for kind in _PERSONAL), contract, certificate]
    return _filed(case, form, attached, employer_kind="institution")


def _general(seed: int) -> Bench:
    """A form that names no track: the declaration does. The person is of an age for it."""
    case = make_case(seed, "long-term")
    person = case.applicant
    young = replace(person, dob=person.dob.replace(year=case.submitted.year - 36 - seed % 12))
    case = replace(case, applicant=young)
    form = bindery.version(case, "application_form", _CATEGORIES)
    kinds = (*_PERSONAL, "labor_contract", *_FIRM)
    audits = [bindery.audit(case, year.year) for year in case.years]
    attached = [*(bindery.one(case, kind) for kind in kinds), *audits]
    return _filed(case, form, attached, track="general")


def _returnee(seed: int) -> Bench:
    """Passport and identity card of China; all else as on the general track."""
    case = make_case(seed, "long-term")
    person = returnee(case)
    case = returned(case, person)
    form = bindery.version(case, "application_form", _CATEGORIES)
    kinds = ("overseas_degree", "cscse_certification", "overseas_employment", "patent")
    personal = [
        passport_of(case, person),
        card_of(case, person),
        *(bindery.one(case, kind) for kind in kinds),
    ]
    personal.append(bindery.version(case, "overseas_study", _ENROLMENT))
    firm = [bindery.one(case, kind) for kind in ("labor_contract", *_FIRM)]
    audits = [bindery.audit(case, year.year) for year in case.years]
    made = _filed(case, form, [*personal, *firm, *audits], track="general")
    for kind in ("application_form", "personal_information", "cscse_certification", "labor_contract"):
        chinese(made, kind)
    return made


def chinese(bench: Bench, kind: str) -> None:
    """The makers print Utopia as everybody's nationality."""
    for made in bench.of_type(kind):
        pages = [replace(page, elements=[_chinese(e, kind) for e in page.elements]) for page in made.pages]
        bench.swap(made, replace(made, pages=pages))


def _chinese(element: Element, kind: str) -> Element:
    if not isinstance(element, Text) or (element.field != "nationality" and kind != "labor_contract"):
        return element
    part = element.part.replace("乌托邦", "中国") if element.part else None
    return replace(element, text=element.text.replace("乌托邦", "中国"), part=part)


def _self(seed: int) -> Bench:
    """Filed by the person: no employer, no contract."""
    case = make_case(seed, "long-term")
    form = bindery.version(case, "self_recommendation_form", seed % 2)
    attached = [bindery.one(case, kind) for kind in _PERSONAL]
    return _filed(case, form, attached, project="self-recommendation", employer_kind="")


def _filed(case: Case, form: MadeDocument, attached: list[MadeDocument], **declared: str) -> Bench:
    """Each document a file of its own."""
    sheet = bindery.one(case, "personal_information")
    volumes = {Binding.FORM: [form], Binding.ATTACHMENTS: attached, Binding.PERSONAL: [sheet]}
    made = whole(case, volumes, "electronic")
    made.declared = {name: value for name, value in (made.declared | declared).items() if value}
    made.files = [
        DropFile(f"{number:02d}-{document.type}.pdf", Carrier.SCAN, [document])
        for number, document in enumerate((form, sheet, *attached), 1)
    ]
    return Bench(case, made)
