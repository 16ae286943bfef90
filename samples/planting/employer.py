"""What is wrong about the employer: another company, code or representative, a licence out of its time."""

from dataclasses import replace
from datetime import date, timedelta

from samples import bindery, defects
from samples.canvas import SealMark
from samples.case import stranger
from samples.companies import Employer
from samples.defects import Bench
from samples.look_alikes import misspelt
from samples.numbers import cn_date, organization_code, uscc
from samples.sowing import Base, Sown, blot, document, redraw, restate, sealed_by, sown

_COMPANY = ("employer.", "audits.", "contract.", "dossier.foreign-page")


def _renamed(company: Employer, how: str, bench: Bench) -> Employer:
    name = {
        "another company": stranger(bench.case.seed, bench.case.submitted).name,
        "another legal form": company.name.replace("有限公司", "有限责任公司"),
        "one other character": misspelt(company.name),
        "a branch": company.name + "海淀分公司",
        "without its town": company.name.replace("北京", "", 1),
    }[how]
    return replace(company, name=name)


def _name(kind: str, how: str, base: Base) -> Sown:
    def spoil(bench: Bench) -> None:
        redraw(bench, kind, employer=_renamed(bench.case.employer, how, bench))
        bench.plant("employer.name", "fail", "blocker", f"{kind}: {how}")

    also = (
        "employer.seal",
        "audits.entity",
        "contract.signatures",
        "dossier.foreign-page",
        "eligibility.contract-signed",
    )
    return sown(base, *also, name=f"employer in the {kind.replace('_', ' ')}: {how}, {base}")(spoil)


def other_code(company: Employer) -> str:
    """Another right credit code of the same region."""
    eight = company.uscc[8:16]
    other = eight[:-1] + ("7" if eight[-1] != "7" else "4")
    return uscc(company.uscc[:2], company.uscc[2:8], organization_code(other))


def _code(kind: str, base: Base, right: bool) -> Sown:
    """Another code: one with right check characters, or one digit mistyped."""

    def spoil(bench: Bench) -> None:
        company = bench.case.employer
        code = company.uscc[:9] + ("3" if company.uscc[9] != "3" else "9") + company.uscc[10:]
        redraw(bench, kind, employer=replace(company, uscc=other_code(company) if right else code))
        bench.plant("employer.uscc", "fail", "major", f"{kind}: another code")

    words = "another right one" if right else "mistyped"
    return sown(base, name=f"credit code in the {kind.replace('_', ' ')}: {words}, {base}")(spoil)


def _representative(kind: str, base: Base, severity: str = "major", outcome: str = "fail") -> Sown:
    def spoil(bench: Bench) -> None:
        redraw(bench, kind, employer=replace(bench.case.employer, legal_rep="欧阳泽楷"))
        bench.plant("employer.legal-representative", outcome, severity, f"{kind}: another representative")

    also = ("contract.signatures",)
    return sown(base, *also, name=f"representative in the {kind.replace('_', ' ')}, {base}")(spoil)


def _term(which: str, outcome: str, base: Base) -> Sown:
    def spoil(bench: Bench) -> None:
        when = bench.case.submitted
        end = {
            "ended": when - timedelta(days=40),
            "ended yesterday": when - timedelta(days=1),
            "ends today": when,
            "ends tomorrow": when + timedelta(days=1),
        }
        redraw(bench, "business_license", employer=replace(bench.case.employer, term_end=end[which]))
        bench.plant("employer.licence-term", outcome, "major", f"the company's term {which}")

    return sown(base, name=f"term of the company {which}")(spoil)


@sown(Base.DROP, "dossier.implausible-date", "contract.")
def founded_after_the_contract(bench: Bench) -> None:
    day = bench.case.contract.signed_employee + timedelta(days=20)
    company = replace(bench.case.employer, established=day, term_end=None)
    redraw(bench, "business_license", "articles_of_association", "company_profile", employer=company)
    bench.plant("employer.licence-term", "fail", "major", f"founded on {day}, after the contract")


@sown(Base.INSTITUTION)
def certificate_of_the_institution_has_expired(bench: Bench) -> None:
    """The same certificate, seven years older."""
    old = replace(bench.case, submitted=bench.case.submitted - timedelta(days=7 * 365))
    made = document(bench, "institution_certificate")
    bench.swap(made, bindery.version(old, "institution_certificate", (0, 2)[bench.case.seed % 2]))
    bench.plant("employer.certificate-validity", "fail", "major", "the certificate has expired")


@sown(Base.INSTITUTION)
def certificate_of_the_institution_ends_today(bench: Bench) -> None:
    made = document(bench, "institution_certificate")
    restate(bench, made, "valid_to", cn_date(bench.case.submitted))
    bench.plant("employer.certificate-validity", "pass", "info", "the certificate ends on the day")


@sown(Base.INSTITUTION)
def ink_over_the_validity_of_the_certificate(bench: Bench) -> None:
    blot(bench, document(bench, "institution_certificate"), "valid_to", "valid_from")
    bench.plant("employer.certificate-validity", "cannot-tell", "major", "ink over the validity")


@sown(Base.DROP, "documents.", "employer.", "dossier.", "audits.")
def institution_instead_of_the_enterprise(bench: Bench) -> None:
    """An institution's certificate lies where the enterprise's licence should."""
    bench.swap(document(bench, "business_license"), bindery.version(bench.case, "institution_certificate", 0))
    bench.plant("employer.kind", "fail", "blocker", "a public institution's certificate of an enterprise")


@sown(Base.INSTITUTION, "documents.", "employer.", "dossier.")
def enterprise_instead_of_the_institution(bench: Bench) -> None:
    company = stranger(bench.case.seed, bench.case.submitted)
    licence = bindery.one(replace(bench.case, employer=company), "business_license")
    bench.swap(document(bench, "institution_certificate"), licence)
    bench.plant("employer.kind", "fail", "blocker", "an enterprise's licence of a public institution")


@sown(Base.DROP, "documents.", "employer.", "dossier.")
def sole_trader(bench: Bench) -> None:
    """Individual businesses are not named by the programme."""
    redraw(bench, "business_license", layout=9)
    bench.plant("employer.kind", "cannot-tell", "blocker", "the licence of an individual business")


def _seal(kind: str, base: Base) -> Sown:
    def spoil(bench: Bench) -> None:
        sealed_by(bench, document(bench, kind), stranger(bench.case.seed, bench.case.submitted).name)
        bench.plant("employer.seal", "fail", "major", f"the seal on the {kind} is another company's")

    also = ("contract.signatures", "eligibility.contract-signed", "dossier.foreign-page")
    return sown(base, *also, name=f"seal of another company on the {kind.replace('_', ' ')}, {base}")(spoil)


@sown(Base.DROP)
def ink_over_the_code_on_the_licence(bench: Bench) -> None:
    blot(bench, document(bench, "business_license"), "uscc")
    bench.plant("employer.uscc", "cannot-tell", "major", "ink over the code on the licence")


@sown(Base.PAPER, "employer.seal")
def ink_over_the_name_on_the_licence(bench: Bench) -> None:
    licence = document(bench, "business_license")
    for page in licence.pages:
        page.elements[:] = [e for e in page.elements if not isinstance(e, SealMark) or "登记" in e.ring]
    blot(bench, licence, "name")
    bench.plant("employer.name", "cannot-tell", "blocker", "ink over the name on the licence")


@sown(Base.PAPER, "dossier.implausible-date")
def licence_of_a_date_before_its_form(bench: Bench) -> None:
    """A credit code on a licence issued before there were any."""
    issued = bench.case.employer.licence_issued
    old = date(2012, issued.month, min(issued.day, 28))
    restate(bench, document(bench, "business_license"), "issue_date", cn_date(old))
    bench.plant("employer.licence-term", "warn", "minor", f"a licence of the newest form issued {old}")


DEFECTS = (
    sown(Base.PAPER, *_COMPANY, name="licence of a sister company, paper")(defects.foreign_licence),
    sown(Base.DROP, *_COMPANY, name="licence of a sister company, drop")(defects.foreign_licence),
    _name("labor_contract", "another company", Base.DROP),
    _name("articles_of_association", "another company", Base.PAPER),
    _name("company_profile", "another company", Base.DROP),
    _name("application_form", "another legal form", Base.DROP),
    _name("labor_contract", "one other character", Base.PAPER),
    _name("business_license", "a branch", Base.DROP),
    _name("labor_contract", "another company", Base.INSTITUTION),
    _code("application_form", Base.DROP, True),
    _code("business_license", Base.PAPER, True),
    _code("application_form", Base.PAPER, False),
    _code("application_form", Base.INSTITUTION, True),
    _representative("labor_contract", Base.DROP),
    _representative("articles_of_association", Base.PAPER, "minor", "warn"),
    _term("ended", "fail", Base.DROP),
    _term("ended yesterday", "fail", Base.PAPER),
    _term("ends today", "pass", Base.PAPER),
    _term("ends tomorrow", "pass", Base.DROP),
    founded_after_the_contract,
    certificate_of_the_institution_has_expired,
    certificate_of_the_institution_ends_today,
    ink_over_the_validity_of_the_certificate,
    institution_instead_of_the_enterprise,
    enterprise_instead_of_the_institution,
    sole_trader,
    _seal("labor_contract", Base.PAPER),
    _seal("labor_contract", Base.DROP),
    ink_over_the_code_on_the_licence,
    ink_over_the_name_on_the_licence,
    licence_of_a_date_before_its_form,
)
