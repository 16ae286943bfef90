"""Volumes to take apart again: every type in every version, in the order of life, with what lies between."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.volume import Binding
from samples import between
from samples.canvas import Page
from samples.case import Case, make_case
from samples.documents import contents, makers, versions
from samples.made import MadeDocument

# How applicants bind their attachments: groups in the programme's order, types that belong together in one.
# A type that is not named here is among the personal papers.
_PERSON = (
    "passport", "prc_id_card", "foreigner_pr_card", "overseas_degree", "translation", "notarial",
    "cscse_certification", "domestic_graduation", "domestic_degree", "overseas_study", "other",
)  # fmt: skip
_WORK = ("labor_contract", "letter_of_intent", "overseas_employment")
_ACHIEVED = ("patent", "paper", "book", "project", "award")
_EMPLOYER = (
    "business_license", "institution_certificate", "org_code_certificate", "tax_registration",
    "articles_of_association", "company_profile", "main_products", "market_outlook",
)  # fmt: skip
_AUDIT = ("audit_report", "other_assurance")
_APART = {"application_form": Binding.FORM, "self_recommendation_form": Binding.FORM,
          "personal_information": Binding.PERSONAL}  # fmt: skip
_TWICE = 0.25  # share of documents that have another of their type behind them
_DUPLEX = 0.3  # share of volumes scanned on both sides
_FILED = 6  # files of a drop folder


@dataclass(frozen=True, slots=True)
class Bundle:
    """One volume, or one file of a drop folder (`binding` None), as it came."""

    case: Case
    binding: Binding | None
    documents: tuple[MadeDocument, ...]


def bundles(seed: int, wanted: frozenset[str] = frozenset(), *, small: bool = False) -> Iterator[Bundle]:
    """The three volumes of a case and a drop folder of another; with `wanted` only documents of these types.

    Versions of a type are drawn by turns, so that as many seeds as a type has versions show all of them.
    `small` leaves the drop folder out.
    """
    for number in (2 * seed, 2 * seed + 1)[: 1 if small or wanted else 2]:
        case = make_case(number, ("long-term", "short-term")[seed % 2], compact=bool(seed % 3))
        rng = random.Random(f"fields-{number}")
        made = [*_documents(case, rng, number, wanted)]
        yield from _bound(case, rng, made) if number % 2 == 0 else _filed(case, rng, made)


def _documents(case: Case, rng: random.Random, turn: int, wanted: frozenset[str]) -> Iterator[MadeDocument]:
    """Every type once at least, group by group."""
    for kind in _ordered(rng):
        if wanted and kind not in wanted:
            continue
        for number in range(1 + (rng.random() < _TWICE and kind not in _APART)):
            yield from _one(case, rng, kind, turn + number)


def _one(case: Case, rng: random.Random, kind: str, turn: int) -> Iterator[MadeDocument]:
    maker = makers()[kind]
    if kind == "audit_report":
        # A firm binds the reports of three years alike.
        make: Callable[..., MadeDocument] = maker.make
        yield from (make(case, rng, turn % versions(maker), year=year.year) for year in case.years[-3:])
    else:
        yield maker.make(case, rng, turn % versions(maker))


def _ordered(rng: random.Random) -> list[str]:
    known = [kind for kind in makers() if kind != "contents"]
    named = {*_PERSON, *_WORK, *_ACHIEVED, *_EMPLOYER, *_AUDIT, *_APART}
    person = [*_PERSON, *(kind for kind in known if kind not in named)]
    groups = [person, [*_WORK], [*_ACHIEVED], [*_EMPLOYER], [*_AUDIT]]
    if rng.random() < 0.3:
        rng.shuffle(groups)
    for group in groups:
        if rng.random() < 0.5:
            rng.shuffle(group)
    return [kind for kind in (*_APART, *(kind for group in groups for kind in group)) if kind in known]


def _bound(case: Case, rng: random.Random, made: Sequence[MadeDocument]) -> Iterator[Bundle]:
    """The volumes on paper: with a cover, a list, dividers and empty backs, or without."""
    duplex, divided = rng.random() < _DUPLEX, rng.random() < 0.35
    attached = [document for document in made if document.type not in _APART]
    for document in made:
        if document.type in _APART:
            yield Bundle(case, _APART[document.type], (document,))
    if not attached:
        return
    volume: list[MadeDocument] = []
    if rng.random() < 0.4:
        volume.append(between.cover(case, rng))
    if rng.random() < 0.6:
        entries = [(_name(document), len(document.pages)) for document in attached]
        volume += [contents.of(entries[n : n + 24], rng) for n in range(0, len(entries), 24)]
    for number, document in enumerate(attached):
        if divided and rng.random() < 0.7:
            volume.append(between.divider(_name(document), number, rng))
        volume.append(document)
    yield Bundle(case, Binding.ATTACHMENTS, tuple(_backed(d) if duplex else d for d in volume))


def _filed(case: Case, rng: random.Random, made: Sequence[MadeDocument]) -> Iterator[Bundle]:
    """A drop folder: a file for most documents, several in one for the others."""
    rest = list(made)
    while rest:
        several = rng.choice((1, 1, 1, 2, 3))
        yield Bundle(case, None, tuple(rest[:several]))
        rest = rest[several:]


def _backed(document: MadeDocument) -> MadeDocument:
    """With the empty back of its last sheet where its number of pages is odd."""
    pages: list[Page] = list(document.pages)
    if len(pages) % 2:
        pages.append(between.blank_back())
    return MadeDocument(document.type, pages, document.unprinted)


@cache
def _title_of(kind: str) -> str:
    from extractors.documents import document_types

    return next((title for title in document_types()[kind].titles if title >= "\u4e00"), kind)


def _name(document: MadeDocument) -> str:
    """How a list or a divider calls it."""
    return contents.NAMES.get(document.type) or _title_of(document.type)
