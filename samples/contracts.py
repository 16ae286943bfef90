"""Contracts of work in further versions: prose, two languages, English, institutions, foreign experts."""

import random
from collections.abc import Callable

from samples.canvas import Page
from samples.case import Case
from samples.contract_terms import Terms
from samples.contracts_prose import in_english, institution, prose
from samples.contracts_templates import bilingual, expert, template
from samples.sheets import FACES


def draw(case: Case, rng: random.Random, version: int) -> list[Page]:
    """`version` counts from 0 over `DRAWERS`."""
    facts = random.Random(f"{case.seed}-labor_contract")
    kind = facts.choice(("fixed", "open-ended", "task"))
    terms = Terms(case, rng, rng.choice(FACES), kind, facts.choice((0, 1, 2, 3, 6)))
    return DRAWERS[version](terms)


DRAWERS: tuple[Callable[[Terms], list[Page]], ...] = (
    prose, in_english, institution, bilingual, expert, template,
)  # fmt: skip
