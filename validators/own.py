"""Who the dossier is about: the persons and companies that its forms and its head name, as a page may."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.document import Document
from extractors.values.names import has_han
from validators.dossier import Dossier
from validators.employer import own_licences
from validators.names import han_part, latin_part, words
from validators.script import normal, normal_code

FORMS = ("application_form", "self_recommendation_form", "personal_information")
_NUMBERS = ("passport_no", "id_no", "employer_uscc")
_SHORTEST = 6  # characters of a number that does not stand on a page by chance


@dataclass(frozen=True, slots=True)
class Own:
    """Names and numbers of the dossier. `agents` act for the employer; `text` is what the forms say."""

    persons: tuple[str, ...]
    companies: tuple[str, ...]
    agents: tuple[str, ...]
    numbers: tuple[str, ...]
    text: str

    def on(self, text: str) -> bool:
        """Whether a page with this text names anybody of the dossier."""
        plain, codes, tokens = normal(text), normal_code(text), set(words(text))
        if any(number in codes for number in self.numbers):
            return True
        return any(_stands(name, plain, tokens) for name in (*self.persons, *self.companies, *self.agents))

    def known(self, name: str) -> bool:
        """Whether the forms name this person or company too, in whatever part: a contact, a spouse."""
        return _stands(name, self.text, set(words(self.text)))


def _stands(name: str, plain: str, tokens: set[str]) -> bool:
    """Whether a name stands in a text: its Han part as it is, of a Latin one every word."""
    han, latin = normal(han_part(name)), set(words(latin_part(name))) if not has_han(name) else set()
    return (len(han) >= 2 and han in plain) or (len(latin) >= 2 and latin <= tokens)


def own(dossier: Dossier) -> Own:
    """By the forms and what was declared; where these name none, by the passport and the licence."""
    forms = dossier.lead(*FORMS)
    persons = [name for form in forms for name in named(form, "name_foreign", "name_zh")]
    companies = [name for form in forms for name in named(form, "employer_name")]
    persons += filter(None, [dossier.application.applicant.value])
    companies += filter(None, [dossier.application.employer.value])
    passports = dossier.lead("passport")[:1]
    licences = own_licences(dossier, dossier.lead("business_license", "institution_certificate"))[:1]
    agents = (
        name
        for contract in dossier.lead("labor_contract")
        if {normal(each) for each in named(contract, "employer_name")} & set(map(normal, companies))
        for name in named(contract, "employer_legal_rep")
    )
    numbers = (normal_code(f.value) for form in forms for name in _NUMBERS for f in form.all(name))
    return Own(
        tuple(persons or (whole for passport in passports for whole in holder_named(passport))),
        tuple(companies or (name for licence in licences for name in named(licence, "name"))),
        tuple(agents),
        tuple(number for number in numbers if len(number) >= _SHORTEST),
        "\n".join(page_text(dossier, page) for form in forms for page in form.pages),
    )


def named(document: Document, *fields: str) -> Iterable[str]:
    """The values of the fields, those found."""
    return (f.value for name in fields for f in document.all(name) if f.value)


def holder_named(passport: Document) -> tuple[str, ...]:
    """The passport's name as one text."""
    whole = " ".join(f.value for name in ("surname", "given_names") for f in passport.all(name)[:1])
    return (whole,) if whole else ()


def page_text(dossier: Dossier, page: str) -> str:
    """The lines of a page, each on its own."""
    read = dossier.pages.get(page)
    return "\n".join(line.text for line in read.lines) if read else ""
