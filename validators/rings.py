"""What seals say around their ring, held against the name they should bear (domain notes D-22, B.22).

A ring is good to confirm a name that is known from elsewhere, not to learn one: readers lose characters of it
and take one for another. Hence a ring confirms with an unbroken part of the name, a single other character
says nothing, and only more than one in a reading that is sure speaks against it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from extractors.document import Document
from extractors.page_text import Seal, SealShape
from extractors.values.names import has_han
from validators.certainty import SURE
from validators.dossier import Dossier
from validators.finding import Evidence
from validators.script import normal

_STATEMENTS = ("balance-sheet", "income-statement", "cash-flow", "equity-statement")
# Authorities, auditors and notaries seal the same pages.
_OTHERS = re.compile(r"局|委员会|政府|办公室|工会|公证处|事务所|注册会计师")
_KIND = re.compile(
    r"(?:合同|财务|发票|业务|行政|人事|专利|档案查询)?(?:专用章|公章)(?:\(?\d{0,2}\)?)$|^\d+|\d+$"
)
_BILLS = re.compile(r"财务专用章|发票专用章")  # not valid for contracts
_STRAY = 1  # characters by which a ring is easily misread


class Likeness(StrEnum):
    """What a ring's text says of the name."""

    SAME = "same"  # the name, or an unbroken part of it that is long enough
    UNREAD = "unread"  # nothing, too little, or off by no more than a misread character
    UNLIKE = "unlike"  # otherwise, but not surely so
    OTHER = "other"  # surely another name


@dataclass(frozen=True, slots=True)
class Ring:
    """A seal on a page of the document and what its text says of the employer's name."""

    document: Document
    page: str
    seal: Seal
    likeness: Likeness

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.page, self.seal.box, self.seal.text)

    @property
    def of_bills(self) -> bool:
        """Whether it is the seal for accounts or invoices."""
        return bool(_BILLS.search(self.seal.text))


def likeness(seal: Seal, name: str, share: int) -> Likeness:
    """How the seal's text stands to `name`; `share` is how much of it, in percent, must be there.

    >>> from ingest.page import Box
    >>> from extractors.page_text import SealColour
    >>> def of(text: str, confidence: float = 0.999) -> str:
    ...     seal = Seal(Box(0, 0, 9, 9), SealColour.RED, text, confidence)
    ...     return likeness(seal, "北京云杉智能科技有限公司", 70).value
    >>> of("北京云杉智能科技有限公司 合同专用章(1)"), of("云杉智能科技有限公司", 0.5)
    ('same', 'same')
    >>> of("北京云松智能科技有限公司"), of("有限公司"), of("")
    ('unread', 'unread', 'unread')
    >>> of("北京云智能科技有限公司 国专用章"), of("北京云杉智能科技有限公司 国专用章")
    ('unread', 'same')
    >>> of("北京澜屿智能科技有限公司"), of("北京澜屿智能科技有限公司", 0.9)
    ('other', 'unlike')
    """
    wanted = normal(name)
    # The kind of seal, in a line below the star, may itself be misread, and then be no known word.
    texts = [_bare(part) for part in (seal.text, seal.text.partition(" ")[0])]
    told = [
        text for text in texts if has_han(text) == has_han(wanted) and len(text) * 100 >= share * len(wanted)
    ]
    if any(text in wanted for text in told):
        return Likeness.SAME
    if told and min(_apart(text, wanted) for text in told) > _STRAY:
        return Likeness.OTHER if seal.confidence >= SURE else Likeness.UNLIKE
    return Likeness.UNREAD


def _bare(text: str) -> str:
    """The text without the line below the star, and without numbers around it."""
    ring = normal(text)
    while (shorter := _KIND.sub("", ring)) != ring:
        ring = shorter
    return ring


def _apart(text: str, name: str) -> int:
    """Edits that turn the text into a part of the name; a lost character is one."""
    parts = (name[start : start + size] for size in (len(text), len(text) + 1) for start in range(len(name)))
    return min(Levenshtein.distance(text, part) for part in parts)


def rings(dossier: Dossier, documents: Iterable[Document], name: str, share: int) -> Iterator[Ring]:
    """The round and oval seals on the documents' pages; of audit reports on the employer's statements only.

    Seals of authorities and auditors, and parts of riding seals, are left out.
    """
    for document in documents:
        for page in _own_pages(document):
            for seal in dossier.pages[page].seals if page in dossier.pages else ():
                if seal.shape is SealShape.SQUARE or seal.riding or _OTHERS.search(seal.text):
                    continue
                yield Ring(document, page, seal, likeness(seal, name, share))


def _own_pages(document: Document) -> tuple[str, ...]:
    if document.type != "audit_report":
        return document.pages
    stated = {field.page for field in document.all("part") if field.value in _STATEMENTS}
    return tuple(page for page in document.pages if page in stated)
