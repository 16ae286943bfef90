"""What stands in the block of signatures of a contract: who signed, the employer's seal, the dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.document import Answer, Document, Field
from extractors.page_text import Line, PageText, Seal, Signature
from ingest.page import Box
from validators.certainty import legible
from validators.dossier import Dossier

_SIGN = r"[^。；;]{0,14}?(签字|签名|签章|盖章|公章|签署|signature|signed|seal)"
_EMPLOYEE = re.compile(r"乙方|劳动者|受聘人|受聘方|应聘人|员工|employee|party\s*b", re.IGNORECASE)
_EMPLOYER = re.compile(
    r"甲方|用人单位|聘用单位|聘用方|法定代表人|负责人|代理人|employer|party\s*a|representative",
    re.IGNORECASE,
)
_EMPLOYEE_LABEL = re.compile(f"({_EMPLOYEE.pattern}){_SIGN}", re.IGNORECASE)
_EMPLOYER_LABEL = re.compile(f"({_EMPLOYER.pattern}){_SIGN}", re.IGNORECASE)
# Of A4's width: an official or contract seal is 38 to 58 mm across, a name seal 16 to 20 (domain notes B.22).
_SEAL_WIDTH = 0.13
_WRITTEN = re.compile(r"[A-Za-z\u4e00-\u9fff].*[A-Za-z\u4e00-\u9fff]")
_PRINTED = re.compile(
    r"日期|年|月|签字|签名|盖章|签章|公章|甲方|法定代表人|代理人|date|seal|party", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Block:
    """The signature pages of one contract. Marks are kept with the page they stand on."""

    pages: tuple[str, ...]
    legible: bool
    employee: tuple[tuple[str, Signature], ...]
    representative: tuple[tuple[str, Signature | Seal], ...]
    unattributed: tuple[tuple[str, Signature], ...]
    seals: tuple[tuple[str, Seal], ...]
    dates: tuple[Field, ...]
    dates_unreadable: bool
    beside: tuple[tuple[str, Line], ...]  # what was read as text where the employee signs


def signature_block(dossier: Dossier, document: Document) -> Block | None:
    """The block, or None when no page has the labels of both parties' signatures."""
    pages = {page: dossier.pages[page] for page in document.pages if page in dossier.pages}
    signing = {page: text for page, text in pages.items() if _labelled(text)}
    if not signing:
        return None
    signatures = [(page, mark) for page, text in signing.items() for mark in text.signatures]
    seals = [(page, seal) for page, text in signing.items() for seal in text.seals]
    large = tuple((page, seal) for page, seal in seals if official(seal, signing[page]))
    dated = [f for f in document.fields if f.name in ("sign_date_employer", "sign_date_employee")]
    return Block(
        pages=tuple(signing),
        legible=all(map(legible, signing.values())),
        employee=tuple((p, s) for p, s in signatures if _EMPLOYEE.search(s.anchor)),
        representative=(
            *((p, s) for p, s in signatures if _is_employer(s.anchor)),
            *((p, s) for p, s in seals if (p, s) not in large),
        ),
        unattributed=tuple(
            (p, s) for p, s in signatures if not _EMPLOYEE.search(s.anchor) and not _is_employer(s.anchor)
        ),
        seals=large,
        dates=tuple(f for f in dated if f.answer is Answer.FOUND),
        beside=tuple((page, line) for page, text in signing.items() for line in _beside(text)),
        dates_unreadable=any(f.answer is Answer.NOT_READABLE for f in dated),
    )


def _labelled(text: PageText) -> bool:
    """Whether both parties' places to sign are on the page."""
    lines = [line.text for line in text.lines]
    return any(map(_EMPLOYEE_LABEL.search, lines)) and any(map(_EMPLOYER_LABEL.search, lines))


def _beside(text: PageText) -> Iterator[Line]:
    """Lines that say more than the employee's label, and lines to the right of it."""
    for label in text.lines:
        found = _EMPLOYEE_LABEL.search(label.text)
        if found is None:
            continue
        rest = re.split("[：:]", label.text[found.end() :], maxsplit=1)[-1]
        if _is_written(rest):
            yield label
        yield from (line for line in text.lines if _follows(label.box, line.box) and _is_written(line.text))


def _is_written(text: str) -> bool:
    """Whether the text may be a signature that was written so neatly that it was read."""
    return bool(_WRITTEN.search(text)) and not _PRINTED.search(text)


def _follows(label: Box, other: Box) -> bool:
    """Whether `other` stands on the label's row, to the right of it."""
    return other.x0 >= label.x1 and label.y0 <= other.centre[1] <= label.y1


def _is_employer(anchor: str) -> bool:
    return bool(_EMPLOYER.search(anchor)) and not _EMPLOYEE.search(anchor)


def official(seal: Seal, page: PageText) -> bool:
    """Whether the seal is as large as an official or contract seal; a name seal is smaller."""
    return min(seal.box.width, seal.box.height) >= _SEAL_WIDTH * min(page.width, page.height)
