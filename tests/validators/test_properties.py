"""What holds for all rules at once: doubt never passes, order and repetition change nothing."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.assembling import Assembler
from benchmarks.rules_read import reader
from benchmarks.rules_run import fresh
from benchmarks.scanned import KEPT
from samples.defects import Bench
from samples.planting import planted
from samples.routes import bench
from samples.sowing import Base
from tests.validators.making import Made, documents
from validators.clause import Need
from validators.dossier import Dossier
from validators.engine import run
from validators.finding import Finding, Outcome
from validators.programme import Programme, load_programme

# What else may show what a rule asks for.
STAND_INS = {
    "documents.main-products": ("company_profile",),
    "documents.market-outlook": ("company_profile",),
    "documents.organization-code": ("business_license", "institution_certificate"),
}
SILENT = {Outcome.PASS, Outcome.NOT_APPLICABLE}
LOW = (0.0, 0.3, 0.55, 0.75, 0.9, 0.99)
SPOILT = (
    "passport number in the application form: a number of one other digit, drop",
    "licence of a sister company, drop",
    "contract unsigned, drop",
    "masters certified",
    "audit dated after the application",
    "age: a year and a day over the limit, drop",
)


@cache
def _programme() -> Programme:
    return load_programme("beijing-overseas-talents")


@cache
def _read(name: str) -> Dossier:
    """A dossier read perfectly: small and made by hand, or drawn, complete or with one defect."""
    if name == "small":
        return Made(list(documents())).build()
    return _assembler().dossier(_spoilt(name).made)


def _spoilt(name: str) -> Bench:
    """The drawn dossier with the defect of this name, complete where there is none such."""
    spoilt = fresh(_drawn())
    for sown in planted():
        if sown.name == name:
            sown.spoil(spoilt)
    return spoilt


@cache
def _drawn() -> Bench:
    return bench(Base.DROP, 8)


@cache
def _assembler() -> Assembler:
    return Assembler(reader("ideal", KEPT))


@cache
def _found(name: str) -> tuple[Finding, ...]:
    return run(_read(name), _programme())


def test_the_defects_of_these_properties_are_planted() -> None:
    assert {*SPOILT} <= {sown.name for sown in planted()}


NAMES = ("small", "complete", *SPOILT)
SHARES = st.sampled_from((0.02, 0.1, 0.5, 1.0))


@settings(max_examples=30, deadline=None)
@given(name=st.sampled_from(NAMES), level=st.sampled_from(LOW), share=SHARES, seed=st.integers(0, 10**6))
def test_a_lower_confidence_never_turns_a_failure_or_a_doubt_into_a_pass(
    name: str, level: float, share: float, seed: int
) -> None:
    dossier = lowered(_read(name), level, share, random.Random(seed))
    before, after = outcomes(_found(name)), outcomes(run(dossier, _programme()))
    turned = {
        rule
        for rule, told in before.items()
        if told & {Outcome.FAIL, Outcome.CANNOT_TELL} and after[rule] <= SILENT
    }
    assert not turned


def lowered(dossier: Dossier, level: float, share: float, rng: random.Random) -> Dossier:
    """A share of the fields, pages and documents with a confidence of at most `level`."""

    def less(confidence: float) -> float:
        return min(confidence, level) if rng.random() < share else confidence

    return replace(
        dossier,
        pages={id: replace(page, confidence=less(page.confidence)) for id, page in dossier.pages.items()},
        documents=tuple(
            replace(
                document,
                confidence=less(document.confidence),
                fields=tuple(replace(f, confidence=less(f.confidence)) for f in document.fields),
            )
            for document in dossier.documents
        ),
    )


def outcomes(findings: Sequence[Finding]) -> dict[str, set[Outcome]]:
    told: dict[str, set[Outcome]] = defaultdict(set)
    for finding in findings:
        told[finding.rule].add(finding.outcome)
    return told


def _required() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (item.rule, item.types)
        for item in _programme().checklist
        if _programme().need(item, "short-term", "enterprise") is Need.REQUIRED
    ]


@pytest.mark.parametrize(("rule", "types"), _required(), ids=lambda value: str(value))
def test_without_any_document_of_a_required_kind_its_rule_never_passes(
    rule: str, types: tuple[str, ...]
) -> None:
    types = (*types, *STAND_INS.get(rule, ()))
    for name in ("small", "complete"):
        dossier = _read(name)
        dossier = replace(dossier, documents=tuple(d for d in dossier.documents if d.type not in types))
        told = outcomes(run(dossier, _programme()))
        assert told[rule]
        assert Outcome.PASS not in told[rule]


@settings(max_examples=12, deadline=None)
@given(name=st.sampled_from(NAMES), seed=st.integers(0, 10**6))
def test_the_order_of_the_documents_changes_no_byte(name: str, seed: int) -> None:
    dossier = _read(name)
    mixed = random.Random(seed).sample(dossier.documents, len(dossier.documents))
    assert repr(run(replace(dossier, documents=tuple(mixed)), _programme())) == repr(_found(name))


@settings(max_examples=6, deadline=None)
@given(name=st.sampled_from(NAMES[1:]), seed=st.integers(0, 10**6))
def test_the_order_of_the_files_changes_no_answer(name: str, seed: int) -> None:
    spoilt = _spoilt(name)
    random.Random(seed).shuffle(spoilt.made.files)
    found = run(_assembler().dossier(spoilt.made), _programme())
    assert weighed(found) == weighed(_found(name))


def weighed(findings: Sequence[Finding]) -> Counter[tuple[str, Outcome, str]]:
    return Counter((f.rule, f.outcome, f.severity.value) for f in findings)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_dossier_twice_gives_the_same_bytes(name: str) -> None:
    assert repr(run(_read(name), _programme())) == repr(_found(name))
