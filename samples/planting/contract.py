"""Contracts that say otherwise than the form, lack pages, signatures or seals, or are out of their time."""

from dataclasses import replace
from datetime import timedelta

from samples import defects
from samples.canvas import SealMark, SignatureMark
from samples.defects import Bench
from samples.places import places
from samples.sowing import Base, blot, document, drop_pages, redraw, restate, sown, unreadable, without

_KIND = "labor_contract"
_SIGNED = ("eligibility.contract-signed", "contract.")
_LOST = ("documents.contract", "contract.", "eligibility.", "employer.seal", "person.")


@sown(Base.DROP)
def form_with_another_start(bench: Bench) -> None:
    contract = bench.case.contract
    redraw(bench, "application_form", contract=replace(contract, start=contract.start + timedelta(days=31)))
    bench.plant("contract.dates", "fail", "minor", "the form has another first day")


@sown(Base.PAPER, "eligibility.term")
def form_with_another_end(bench: Bench) -> None:
    contract = bench.case.contract
    end = contract.end.replace(year=contract.end.year + 1, day=min(contract.end.day, 28))
    redraw(bench, "application_form", contract=replace(contract, end=end))
    bench.plant("contract.dates", "fail", "minor", "the form has another last day")


@sown(Base.DROP, "dossier.implausible-date", "eligibility.contract-date", "eligibility.contract-signed")
def signed_after_the_application(bench: Bench) -> None:
    day = bench.case.submitted + timedelta(days=12)
    contract = replace(bench.case.contract, signed_employer=day, signed_employee=day)
    redraw(bench, _KIND, contract=contract)
    bench.plant("contract.dates", "fail", "minor", f"signed on {day}, after the application")


@sown(Base.DROP, "eligibility.", "dossier.implausible-date")
def ended_before_the_application(bench: Bench) -> None:
    end = bench.case.submitted - timedelta(days=9)
    start = end.replace(year=end.year - 4, day=min(end.day, 28))
    signed = start - timedelta(days=30)
    contract = replace(
        bench.case.contract, start=start, end=end, signed_employer=signed, signed_employee=signed
    )
    redraw(bench, _KIND, "application_form", contract=contract)
    bench.plant("contract.dates", "fail", "minor", f"the contract ended on {end}")


@sown(Base.PAPER)
def post_of_another_kind(bench: Bench) -> None:
    restate(bench, document(bench, "application_form"), "post_in_beijing", "市场部经理")
    bench.plant("contract.position", "cannot-tell", "info", "the form has another post: a person decides")


@sown(Base.DROP)
def ink_over_the_post(bench: Bench) -> None:
    blot(bench, document(bench, _KIND), "position")
    bench.plant("contract.position", "cannot-tell", "info", "ink over the post in the contract")


@sown(Base.PAPER, *_LOST)
def first_pages_of_the_contract_missing(bench: Bench) -> None:
    redraw(bench, _KIND, compact=False)
    drop_pages(bench, document(bench, _KIND), 0, 1)
    bench.plant("contract.pages", "cannot-tell", "major", "the title and first two pages are missing")


@sown(Base.DROP, *_LOST)
def last_page_of_the_contract_missing(bench: Bench) -> None:
    redraw(bench, _KIND, compact=False)
    drop_pages(bench, document(bench, _KIND), -1)
    bench.plant("contract.pages", "fail", "major", "the last page is missing")


@sown(Base.PAPER, *_LOST)
def one_of_two_pages_of_the_contract_missing(bench: Bench) -> None:
    """A single number, which may be misread."""
    redraw(bench, _KIND, layout=0)
    drop_pages(bench, document(bench, _KIND), -1)
    bench.plant("contract.pages", "cannot-tell", "major", "the second of two pages is missing")


@sown(Base.DROP, *_LOST)
def middle_page_of_the_contract_missing(bench: Bench) -> None:
    redraw(bench, _KIND, compact=False)
    drop_pages(bench, document(bench, _KIND), 2)
    bench.plant("contract.pages", "fail", "major", "the third page is missing")


@sown(Base.PAPER)
def long_contract(bench: Bench) -> None:
    redraw(bench, _KIND, compact=False)
    bench.plant("contract.pages", "pass", "info", "a contract of more pages, all there")


@sown(Base.DROP, *_LOST, settings={"short-term.criteria": "all"})
def unreadable_page_of_the_contract(bench: Bench) -> None:
    """With all numbers that can be read the pages are all there; of the clause nobody knows."""
    redraw(bench, _KIND, compact=False)
    contract = document(bench, _KIND)
    number = next(
        n for n, page in enumerate(contract.pages) for place in places(page) if place.name == "ip_clause"
    )
    unreadable(bench, contract, number)
    bench.plant("eligibility.ip-clause", "cannot-tell", "major", "nobody can read the page of the clause")


@sown(Base.DROP, *_SIGNED)
def contract_without_the_employers_seal(bench: Bench) -> None:
    without(bench, document(bench, _KIND), SealMark)
    bench.plant("contract.signatures", "fail", "major", "the employer's seal is missing")


@sown(Base.PAPER, *_SIGNED)
def contract_that_nobody_signed(bench: Bench) -> None:
    contract = without(bench, document(bench, _KIND), SealMark)
    without(bench, contract, SignatureMark)
    bench.plant("contract.signatures", "fail", "major", "no signature and no seal")


@sown(Base.DROP, *_LOST)
def unreadable_signatures(bench: Bench) -> None:
    contract = document(bench, _KIND)
    unreadable(bench, contract, len(contract.pages) - 1)
    bench.plant("contract.signatures", "cannot-tell", "major", "nobody can read the page of signatures")


@sown(Base.PAPER, *_SIGNED, "eligibility.contract-date")
def ink_over_the_dates_of_signing(bench: Bench) -> None:
    blot(bench, document(bench, _KIND), "sign_date_employer", "sign_date_employee")
    bench.plant("eligibility.contract-date", "cannot-tell", "minor", "ink over the dates of signing")


DEFECTS = (
    form_with_another_start,
    form_with_another_end,
    signed_after_the_application,
    ended_before_the_application,
    post_of_another_kind,
    ink_over_the_post,
    first_pages_of_the_contract_missing,
    last_page_of_the_contract_missing,
    one_of_two_pages_of_the_contract_missing,
    middle_page_of_the_contract_missing,
    long_contract,
    unreadable_page_of_the_contract,
    sown(Base.PAPER, *_SIGNED, name="contract unsigned, paper")(defects.unsigned_contract),
    sown(Base.DROP, *_SIGNED, name="contract unsigned, drop")(defects.unsigned_contract),
    contract_without_the_employers_seal,
    contract_that_nobody_signed,
    unreadable_signatures,
    ink_over_the_dates_of_signing,
)
