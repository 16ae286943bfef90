"""Ages, terms and dates on, before and behind their limits; contracts without what is asked of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from samples import bindery
from samples.canvas import SealMark, SignatureMark, Text
from samples.case import Case
from samples.defects import Bench, Defect
from samples.places import places
from samples.sowing import Base, Sown, document, insert, redraw, reprint, restate, sown, strike, without

_BORN = ("passport", "personal_information", "cscse_certification", "overseas_degree", "overseas_employment")
_DATED = ("application_form", "labor_contract")
_LIMITS = {Base.PAPER: 65, Base.DROP: 65, Base.GENERAL: 55}
_CATEGORIES = 3


def years_before(day: date, years: int) -> date:
    """29 February becomes 28."""
    return date(day.year - years, day.month, min(day.day, 28))


def _aged(base: Base, which: str, outcome: str, severity: str = "blocker") -> Sown:
    """The applicant is of another age in every document."""

    def spoil(bench: Bench) -> None:
        limit, when = _LIMITS[base], bench.case.submitted
        born = {
            "a day short of the limit": years_before(when, limit) + timedelta(days=1),
            "the limit today": years_before(when, limit),
            "half a year over the limit": years_before(when, limit) - timedelta(days=180),
            "a year and a day over the limit": years_before(when, limit + 1) - timedelta(days=1),
            "nine years over the limit": years_before(when, limit + 9),
        }[which]
        person = replace(bench.case.applicant, dob=born)
        case = replace(bench.case, applicant=person)
        redraw(bench, *_BORN, case=case)
        redraw(bench, "application_form", case=case, layout=_CATEGORIES if base is Base.GENERAL else None)
        bench.plant("eligibility.age", outcome, severity, f"born {born}, {which}")

    return sown(base, "dossier.implausible-date", name=f"age: {which}, {base}")(spoil)


def masters(bench: Bench) -> None:
    """The certification is of a master's degree, wherever it says so, over a line's end too."""
    made = document(bench, "cscse_certification")
    raw = next(place.raw for page in made.pages for place in places(page) if place.name == "level")
    made = restate(bench, made, "level", raw.replace("博士", "硕士"))
    if any(isinstance(e, Text) and "博士" in e.text for page in made.pages for e in page.elements):
        reprint(bench, made, "博士", "硕士")


def _doctorate(base: Base, outcome: str) -> Sown:
    """Everything tells of a master's degree."""

    def spoil(bench: Bench) -> None:
        degree = replace(bench.case.degree, title="Master of Science")
        redraw(bench, "overseas_degree", layout=0, degree=degree)
        masters(bench)
        restate(bench, document(bench, "application_form"), "highest_degree", "硕士")
        bench.plant("eligibility.doctorate", outcome, "major", "the highest degree is a master's")

    return sown(base, "degree.level", name=f"no doctorate, {base}")(spoil)


_BESIDE = {Base.PAPER: "long-term.contract-date", Base.DROP: "short-term.criteria"}


def _agreed(
    name: str, rule: str, base: Base, change: Callable[[Case], Case], *also: str, sound: str = ""
) -> tuple[Sown, Sown]:
    """Contract and form are both drawn with another agreement, under both readings of the conditions.

    By default another condition is enough and the finding a minor warning; where all are asked for it is a
    failure. `sound`: the outcome under both ("pass", "cannot-tell").
    """

    def spoil(outcome: str, severity: str) -> Defect:
        def defect(bench: Bench) -> None:
            redraw(bench, *_DATED, case=change(bench.case))
            bench.plant(f"eligibility.{rule}", outcome, severity, name)

        return defect

    weight = "info" if sound == "pass" else "major"
    others = ("eligibility.", *also)
    return (
        sown(base, *others, name=f"{name}, {base}")(spoil(sound or "warn", weight if sound else "minor")),
        sown(base, *others, name=f"{name}, all conditions, {base}", settings={_BESIDE[base]: "all"})(
            spoil(sound or "fail", weight)
        ),
    )


def _term(months: int) -> Callable[[Case], Case]:
    def change(case: Case) -> Case:
        start = case.contract.start
        last = start.year * 12 + start.month - 1 + months
        end = date(last // 12, last % 12 + 1, 1) - timedelta(days=1)
        return replace(case, contract=replace(case.contract, end=end))

    return change


def _yearly(months: int) -> Callable[[Case], Case]:
    return lambda case: replace(case, contract=replace(case.contract, months=months))


def _signed(day: str) -> Callable[[Case], Case]:
    """Signed long ago for a term that still runs."""

    def change(case: Case) -> Case:
        signed = date.fromisoformat(day)
        start = date(signed.year, signed.month, 1) + timedelta(days=62)
        start = start.replace(day=1)
        end = date(case.submitted.year + 3, start.month, 1) - timedelta(days=1)
        contract = replace(
            case.contract, signed_employer=signed, signed_employee=signed, start=start, end=end,
            number=f"HT-{signed.year}-{case.contract.number[-5:]}",
        )  # fmt: skip
        return replace(case, contract=contract)

    return change


_OLD = ("employer.licence-term", "dossier.implausible-date", "contract.", "eligibility.term", "degree.")


def _no_ip(outcome: str, severity: str, settings: Mapping[str, str] | None = None) -> Sown:
    def spoil(bench: Bench) -> None:
        strike(bench, document(bench, "labor_contract"), "ip_clause", words="知识产权")
        bench.plant("eligibility.ip-clause", outcome, severity, "the contract says nothing of such property")

    name = "no clause on intellectual property" + (", all conditions" if settings else "")
    return sown(Base.DROP, name=name, settings=settings)(spoil)


def _part_time(outcome: str, severity: str, settings: Mapping[str, str] | None = None) -> Sown:
    def spoil(bench: Bench) -> None:
        reprint(bench, document(bench, "labor_contract"), "执行标准工时制度", "实行非全日制用工")
        bench.plant("eligibility.full-time-tasks", outcome, severity, "part-time work")

    name = "part-time work" + (", enforced" if settings else "")
    return sown(Base.DROP, "eligibility.", name=name, settings=settings)(spoil)


@sown(Base.PAPER, "contract.")
def nobody_has_signed(bench: Bench) -> None:
    contract = without(bench, document(bench, "labor_contract"), SignatureMark, anchor="乙方")
    without(bench, contract, SealMark)
    bench.plant("eligibility.contract-signed", "fail", "blocker", "neither signed nor sealed")
    bench.plant("contract.signatures", "fail", "major", "neither signature of the employee nor seal")


@sown(Base.DROP, "contract.", "eligibility.", "employer.")
def letter_of_intent_instead_of_a_contract(bench: Bench) -> None:
    """As good as a contract."""
    bench.swap(document(bench, "labor_contract"), bindery.version(bench.case, "letter_of_intent", 0))
    bench.plant("documents.contract", "pass", "info", "a letter of intent")
    bench.plant("eligibility.contract-signed", "pass", "info", "a letter of intent that both have signed")


@sown(Base.DROP, "contract.", "eligibility.", "employer.")
def letter_of_intent_that_the_expert_has_not_signed(bench: Bench) -> None:
    bench.swap(document(bench, "labor_contract"), bindery.version(bench.case, "letter_of_intent", 0))
    without(bench, document(bench, "letter_of_intent"), SignatureMark)
    bench.plant("eligibility.contract-signed", "cannot-tell", "minor", "the rule on signatures tells")
    bench.plant("contract.signatures", "fail", "major", "the letter of intent is not signed")


@sown(Base.PAPER)
def form_of_the_other_project(bench: Bench) -> None:
    redraw(bench, "application_form", project="short-term")
    bench.plant("eligibility.track", "cannot-tell", "major", "the form is one for the short-term project")


@sown(Base.PAPER, "dossier.foreign-page")
def chinese_passport_of_a_foreign_expert(bench: Bench) -> None:
    insert(bench, bindery.version(bench.case, "prc_id_card", 0), "passport")
    bench.plant(
        "eligibility.track", "warn", "minor", "an identity card of China in a foreign expert's dossier"
    )


@sown(Base.SELF)
def self_recommendation_is_of_no_term(bench: Bench) -> None:
    for rule in ("contract-signed", "term", "contract-date", "ip-clause"):
        bench.plant(f"eligibility.{rule}", "pass", "info", "nothing is asked of a contract on this route")


DEFECTS = (
    _aged(Base.PAPER, "a day short of the limit", "pass", "info"),
    _aged(Base.PAPER, "the limit today", "cannot-tell"),
    _aged(Base.DROP, "half a year over the limit", "cannot-tell"),
    _aged(Base.DROP, "a year and a day over the limit", "fail"),
    _aged(Base.PAPER, "nine years over the limit", "fail"),
    _aged(Base.GENERAL, "a day short of the limit", "pass", "info"),
    _aged(Base.GENERAL, "the limit today", "cannot-tell", "major"),
    _aged(Base.GENERAL, "a year and a day over the limit", "fail", "major"),
    _doctorate(Base.PAPER, "warn"),
    _doctorate(Base.GENERAL, "fail"),
    *_agreed("a term of 36 months", "term", Base.PAPER, _term(36), sound="pass"),
    *_agreed("a term of 35 months", "term", Base.PAPER, _term(35)),
    *_agreed("a term of a year", "term", Base.PAPER, _term(12), "contract.dates"),
    *_agreed("six months in each year", "months-per-year", Base.PAPER, _yearly(6), sound="pass"),
    *_agreed("five months in each year", "months-per-year", Base.PAPER, _yearly(5)),
    *_agreed("one month in each year", "months-per-year", Base.PAPER, _yearly(1)),
    *_agreed("signed a day before the limit", "contract-date", Base.PAPER, _signed("2011-06-30"), *_OLD),
    *_agreed("signed on the limit", "contract-date", Base.PAPER, _signed("2011-07-01"), *_OLD,
             sound="cannot-tell"),
    *_agreed("signed a day after the limit", "contract-date", Base.PAPER, _signed("2011-07-02"), *_OLD,
             sound="pass"),
    *_agreed("signed a day before the limit", "contract-date", Base.DROP, _signed("2011-12-31"), *_OLD),
    *_agreed("signed on the limit", "contract-date", Base.DROP, _signed("2012-01-01"), *_OLD,
             sound="cannot-tell"),
    *_agreed("signed a day after the limit", "contract-date", Base.DROP, _signed("2012-01-02"), *_OLD,
             sound="pass"),
    _no_ip("warn", "minor"),
    _no_ip("fail", "major", {"short-term.criteria": "all"}),
    _part_time("cannot-tell", "info"),
    _part_time("fail", "major", {"short-term.full-time-job": "enforce", "short-term.criteria": "all"}),
    nobody_has_signed,
    letter_of_intent_instead_of_a_contract,
    letter_of_intent_that_the_expert_has_not_signed,
    form_of_the_other_project,
    chinese_passport_of_a_foreign_expert,
    self_recommendation_is_of_no_term,
)  # fmt: skip
