"""What a page looks like by itself: titles, anchors, parts, page numbers, contents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.announcing import announces
from extractors.documents import document_types
from extractors.fields.headings import TitleMatch, match_titles, parts_on
from extractors.fields.layout import Heading, Sheet
from extractors.language.phrases import PhraseIndex
from extractors.numbering import Numbering, numbering_of

CONTENTS = "contents"
OTHER = "other"

LISTED = 0.7  # a title such as 目录 this sure heads a list
_NAMED = 0.8  # the title that says 译文 or 公证书 may stand in small type


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each type on a page: titles best first, distinct anchors counted by type."""

    sheet: Sheet
    titles: tuple[TitleMatch, ...]
    anchors: Mapping[str, int]
    against: Mapping[str, int]
    signed: frozenset[str]
    numbering: Numbering
    blank: bool
    contents: bool

    def title_of(self, kind: str) -> float:
        """The score of the best title of `kind`, lowered by what speaks against it."""
        best = max((match.score for match in self.titles if match.key == kind), default=0.0)
        return max(0.0, best - 0.35 * self.against.get(kind, 0))

    def weight(self, kind: str) -> float:
        """All that speaks for `kind`: its title, its anchors, its own signs."""
        anchored = min(0.6, 0.12 * self.anchors.get(kind, 0))
        return self.title_of(kind) + anchored + (1.0 if kind in self.signed else 0.0)


@cache
def _titles() -> Mapping[str, Sequence[str]]:
    return {name: kind.titles for name, kind in document_types().items() if kind.titles}


@cache
def _listed() -> Mapping[str, Sequence[str]]:
    return {name: titles for name, titles in _titles().items() if name != CONTENTS}


@cache
def _phrases() -> PhraseIndex:
    """Anchors and what speaks against, of all types, under "+type" and "-type"."""
    kinds = document_types().values()
    return PhraseIndex(
        {f"+{k.name}": k.anchors for k in kinds if k.anchors}
        | {f"-{k.name}": k.against for k in kinds if k.against}
    )


def look_at(sheet: Sheet) -> Evidence:
    """The evidence on one page."""
    if sheet.page.text.blank or not sheet.plain:
        return Evidence(sheet, (), {}, {}, frozenset(), numbering_of(sheet), blank=True, contents=False)
    kinds = document_types().values()
    signed = frozenset(k.name for k in kinds if k.sign and any(k.sign(run.text) for run in sheet.runs))
    titles = [*match_titles(sheet.headings, _titles()), *_first_parts(sheet)]
    told = _repeating(signed, titles)
    refused = {k.name for k in kinds if (told and k.name not in told) or (k.refuses and k.refuses(sheet))}
    anchors = _counted(sheet)
    return Evidence(
        sheet=sheet,
        titles=tuple(match for match in titles if match.key not in refused),
        anchors={
            key[1:]: count for key, count in anchors.items() if key[0] == "+" and key[1:] not in refused
        },
        against={key[1:]: count for key, count in anchors.items() if key[0] == "-"},
        signed=signed - refused,
        numbering=numbering_of(sheet),
        blank=False,
        contents=announces(sheet, _listed(), any(m.key == CONTENTS and m.score >= LISTED for m in titles)),
    )


def _counted(sheet: Sheet) -> dict[str, int]:
    """How many different phrases of each key stand on the page."""
    found: dict[str, set[str]] = {}
    for hit in _phrases().find(sheet.doc, overlapping=True):
        found.setdefault(hit.key, set()).add(sheet.runs[hit.row].text[hit.start : hit.end])
    return {key: len(words) for key, words in found.items()}


def _repeating(signed: Iterable[str], titles: Iterable[TitleMatch]) -> frozenset[str]:
    """The type on the page that repeats the titles and anchors of others: a translation, a notary's sheet.

    Of two the titled one: a notary's sheet that is translated.
    """
    named = dict.fromkeys(signed, 0.0)
    for match in titles:
        if match.score >= _NAMED:
            named[match.key] = max(named.get(match.key, 0.0), match.score)
    told = {name: score for name, score in named.items() if document_types()[name].repeats}
    return frozenset({max(told, key=lambda name: (told[name], name))} if told else ())


def _first_parts(sheet: Sheet) -> Iterator[TitleMatch]:
    """Documents that begin with a part of their own in the upper half: a booklet that opens with 公司简介."""
    for kind in document_types().values():
        for part, index in parts_on(kind.parts, sheet):
            run = sheet.runs[index]
            size = run.box.height / max(sheet.line_height, 1.0)
            opens = size >= 1.06 or run.text.startswith("一")
            if part.rank == 0 and opens and run.middle < 0.5 * sheet.height:
                heading = Heading(run.text, size, run.box.y0 / max(sheet.height, 1), index)
                yield TitleMatch(kind.name, heading, 0.75)
