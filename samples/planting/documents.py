"""Documents of the checklist that are missing, or so badly scanned that nobody can tell."""

from samples import bindery
from samples.defects import Bench
from samples.sowing import Base, Sown, document, insert, redraw, reprint, sown, strike, unreadable

_CONTRACT = "labor_contract"


def _gone(rule: str, kind: str, base: Base, severity: str = "major", *also: str) -> Sown:
    """Every document of the type is missing."""

    def spoil(bench: Bench) -> None:
        for made in bench.of_type(kind):
            bench.remove(made)
        bench.plant(f"documents.{rule}", "fail", severity, f"no {kind}")

    return sown(base, *also, name=f"no {kind.replace('_', ' ')}, {base}")(spoil)


def _unread(rule: str, kind: str, base: Base = Base.DROP) -> Sown:
    """All pages of the document are out of focus."""

    def spoil(bench: Bench) -> None:
        unreadable(bench, document(bench, kind))
        bench.plant(f"documents.{rule}", "cannot-tell", "major", f"the {kind} is unreadable")

    return sown(base, name=f"unreadable {kind.replace('_', ' ')}, {base}")(spoil)


@sown(Base.DROP)
def no_profile_with_products_and_market(bench: Bench) -> None:
    bench.remove(document(bench, "company_profile"))
    for rule in ("company-profile", "main-products", "market-outlook"):
        bench.plant(f"documents.{rule}", "fail", "major", "no company profile, which has all three")


@sown(Base.PAPER)
def profile_without_market(bench: Bench) -> None:
    redraw(bench, "company_profile", layout=2)
    bench.plant("documents.market-outlook", "fail", "major", "the profile says nothing of the market")


@sown(Base.PAPER)
def profile_without_products(bench: Bench) -> None:
    profile = reprint(bench, document(bench, "company_profile"), "主要产品", "企业荣誉")
    strike(bench, profile, words="产品")
    bench.plant("documents.main-products", "fail", "major", "the profile names no products")


@sown(Base.DROP, "audits.", "eligibility.")
def no_audit_reports(bench: Bench) -> None:
    for made in bench.of_type("audit_report"):
        bench.remove(made)
    bench.plant("documents.audit-reports", "fail", "major", "no audit report at all")
    bench.plant("audits.three-years", "fail", "blocker", "no audit report at all")


@sown(Base.DROP, "employer.", "dossier.")
def old_licence_without_code_certificate(bench: Bench) -> None:
    redraw(bench, "business_license", layout=2)
    bench.plant(
        "documents.organization-code", "fail", "major", "a licence without a credit code, no certificate"
    )


@sown(Base.DROP, "employer.", "dossier.")
def old_licence_with_code_certificate(bench: Bench) -> None:
    redraw(bench, "business_license", layout=2)
    insert(bench, bindery.version(bench.case, "org_code_certificate", 1), "business_license")
    bench.plant(
        "documents.organization-code", "pass", "info", "a licence without a credit code, and the certificate"
    )


@sown(Base.DROP)
def proof_of_study_abroad(bench: Bench) -> None:
    insert(bench, bindery.version(bench.case, "overseas_study", 3), "overseas_degree")
    bench.plant("documents.overseas-study", "pass", "info", "proof of study abroad is there")


@sown(Base.SELF)
def contract_in_a_self_recommendation(bench: Bench) -> None:
    insert(bench, bindery.one(bench.case, _CONTRACT), "patent")
    bench.plant(
        "documents.self-recommendation",
        "warn",
        "minor",
        "a contract contradicts the route of self-recommendation",
    )


DEFECTS = (
    _gone("application-form", "application_form", Base.DROP, "blocker"),
    _gone("personal-information", "personal_information", Base.DROP),
    _gone("degree", "overseas_degree", Base.DROP),
    _gone("degree", "overseas_degree", Base.GENERAL, "major", "eligibility.doctorate"),
    _gone("certification", "cscse_certification", Base.DROP),
    _gone("certification", "cscse_certification", Base.PAPER),
    _gone("identity", "passport", Base.DROP),
    _gone("identity", "passport", Base.SELF),
    _gone("contract", _CONTRACT, Base.DROP, "blocker", "eligibility."),
    _gone("contract", _CONTRACT, Base.PAPER, "blocker", "eligibility."),
    _gone("overseas-employment", "overseas_employment", Base.DROP),
    _gone("overseas-employment", "overseas_employment", Base.SELF),
    _gone("achievements", "patent", Base.DROP),
    _gone("achievements", "patent", Base.SELF),
    _gone("employer-registration", "business_license", Base.DROP, "blocker", "documents.organization-code"),
    _gone("employer-registration", "institution_certificate", Base.INSTITUTION, "blocker",
          "documents.organization-code"),
    _gone("articles", "articles_of_association", Base.DROP),
    _gone("self-recommendation", "self_recommendation_form", Base.SELF, "blocker"),
    no_profile_with_products_and_market,
    profile_without_market,
    profile_without_products,
    no_audit_reports,
    old_licence_without_code_certificate,
    old_licence_with_code_certificate,
    proof_of_study_abroad,
    contract_in_a_self_recommendation,
    _unread("identity", "passport"),
    _unread("employer-registration", "business_license"),
    _unread("contract", _CONTRACT),
    _unread("degree", "overseas_degree"),
    _unread("certification", "cscse_certification", Base.PAPER),
    _unread("overseas-employment", "overseas_employment"),
    _unread("articles", "articles_of_association"),
)  # fmt: skip
