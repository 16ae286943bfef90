"""The applicant's name in Han characters: where it stands, and how two spellings of it compare (D-01).

Traditional and simplified characters are one. Characters that people choose for a name (喆/哲, 昇/升) are
not; rare ones that many offices cannot print have known substitutes, which are told, not taken for equal.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.document import Answer, Document, Field
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.ladder import Step, compare, reading
from validators.names import han_part, latin_part, words
from validators.nationality import foreign
from validators.persons import sources
from validators.script import normal

# Documents that print a Chinese name, beside those that must name the applicant.
_ALSO = (
    ("passport", "name_zh"),
    ("prc_id_card", "name_zh"),
    ("foreigner_pr_card", "name_zh"),
    ("domestic_graduation", "holder_name"),
    ("overseas_study", "holder_name"),
    ("foreign_expert_certificate", "holder_name"),
)
_RESIDENTS = "prc_id_card"
# Rare character of a name, and what is printed where a system has not got it.
_SUBSTITUTES = str.maketrans({"㛃": "洁", "锺": "钟"})
# Where a rare character was left out, or is described by its parts: 王(女吉).
_GAP = re.compile(r"[□■〓◻▯?？*＊\ufffd]|[(（][\u4e00-\u9fff+]{2,4}[)）]")


class Spelling(StrEnum):
    """How a Chinese name stands to the one that most documents bear."""

    SAME = "same"
    BOTH_UNSURE = "both-unsure"  # the same, and neither is sure
    SUBSTITUTE = "substitute"  # a common character in place of a rare one
    GAP = "gap"  # a character is not there or was not read
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Written:
    """A name in Han characters in a document; `alone`: the document gives none in Latin letters beside it."""

    document: Document
    field: Field
    alone: bool

    @property
    def han(self) -> str:
        return han_part(self.field.value)

    @property
    def certain(self) -> bool:
        return sure_type(self.document)


def written(dossier: Dossier) -> tuple[Written, ...]:
    """Every Chinese name of the lead copies; not that of an identity card beside a foreign passport."""
    named = [(source.document, field) for source in sources(dossier) for field in source.names]
    named += [
        (document, field)
        for type, name in _ALSO
        if not (type == _RESIDENTS and foreign(dossier))
        for document in dossier.lead(type)
        for field in document.all(name)
    ]
    latin = {document.id for document, field in named if words(latin_part(field.value))}
    return tuple(
        Written(document, field, document.id not in latin)
        for document, field in named
        if han_part(field.value)
    )


def unread(dossier: Dossier) -> tuple[tuple[Document, Field], ...]:
    """Places of Chinese names that could not be read; those that may be Latin ones `person.name` tells of."""
    types = dict.fromkeys(document.type for document in dossier.documents)
    return tuple(
        (document, field)
        for document in dossier.lead(*types)
        if not (document.type == _RESIDENTS and foreign(dossier))
        for field in document.fields
        if field.name == "name_zh" and field.answer is Answer.NOT_READABLE
    )


def reference(names: Iterable[Written], forms: tuple[str, ...]) -> Written:
    """The name that most documents bear; of several, that of a form. Of its places the surest."""
    names = tuple(names)
    bearing: dict[str, set[str]] = {}
    for name in names:
        bearing.setdefault(normal(name.han), set()).add(name.document.id)
    in_forms = {normal(name.han) for name in names if name.document.type in forms}
    wanted = max(sorted(bearing), key=lambda text: (len(bearing[text]), text in in_forms))
    return max(
        (name for name in names if normal(name.han) == wanted),
        key=lambda name: (name.certain, reading(name.field).sure, name.field.confidence),
    )


def spelling(name: Written, other: Written) -> Spelling:
    """How `name` stands to `other`."""
    one, two = (reading(replace(each.field, value=each.han)) for each in (name, other))
    step = compare(one, two)
    if step.same and not _GAP.search(name.field.value):
        return Spelling.SAME if one.sure or two.sure else Spelling.BOTH_UNSURE
    if _GAP.search(name.field.value) or _GAP.search(other.field.value):
        return Spelling.GAP
    if _substituted(one.text) == _substituted(two.text):
        return Spelling.SUBSTITUTE
    return Spelling.OTHER if step is Step.DIFFERENT and one.sure and two.sure else Spelling.UNSURE


def _substituted(han: str) -> str:
    """The name with rare characters as they are printed where they are not to be had."""
    return normal(han).translate(_SUBSTITUTES)
