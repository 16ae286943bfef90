"""Whether a page belongs to the document before it, or begins one of its own."""

from dataclasses import dataclass, field
from itertools import product

from extractors.classify import CONTENTS, OTHER, Evidence
from extractors.fields.headings import parts_on
from extractors.fields.spec import DocumentType
from extractors.values.names import has_han

_TITLED = 0.62  # a title this sure begins a document
_ANCHORED = 3  # so many anchors tell the type of a page that lost its title
_OTHER = 0.85  # a title of another type this sure is no mention, whatever else goes on


@dataclass(slots=True)
class Gathered:
    """A document while its pages are gathered; `rank` and `parts` are those of the parts reached."""

    kind: DocumentType
    confidence: float
    pages: list[Evidence] = field(default_factory=list)
    rank: int = -1
    parts: list[str] = field(default_factory=list)

    @property
    def last(self) -> Evidence | None:
        """The last page with anything on it."""
        return next((page for page in reversed(self.pages) if not page.blank), None)

    def join(self, page: Evidence) -> None:
        """Take a page in."""
        for part, _ in parts_on(self.kind.parts, page.sheet):
            self.rank = max(self.rank, part.rank)
            self.parts.append(part.name)
        self.pages.append(page)


def strongest(page: Evidence) -> tuple[str | None, float]:
    """The type that the page begins by title, sign, or anchors alone; None where none is sure."""
    titled = {m.key for m in page.titles if page.title_of(m.key) >= _TITLED and m.key != CONTENTS}
    candidates = titled | page.signed
    if candidates:
        best = max(candidates, key=lambda name: (page.weight(name), name))
        return best, page.weight(best)
    anchored = {name: count - page.against.get(name, 0) * 2 for name, count in page.anchors.items()}
    best = max(anchored, key=lambda name: (anchored[name], name), default="")
    if best and anchored[best] >= _ANCHORED:
        return best, min(0.85, 0.5 + 0.07 * anchored[best])
    return None, 0.0


def continues(page: Evidence, current: Gathered) -> bool:
    """Whether a page belongs to the document before it, whatever stands on it."""
    last = current.last
    if last is None:
        return False
    if any(match.heading.continued for match in page.titles) or _repeats_cover(page, current):
        return True
    if not _other_title(page, current) and (
        page.numbering.follows(last.numbering) or _under_one_head(page, current, last)
    ):
        return True
    if page.contents != (current.kind.name == CONTENTS):
        return False
    if _next_part(page, current):
        return True
    return not current.kind.single and _goes_on(page, current, last)


def _goes_on(page: Evidence, current: Gathered, last: Evidence) -> bool:
    """By its articles or chapters, or as nothing on it says otherwise."""
    if _counts_on(page, current) and not _title_again(page, current) and not _other_title(page, current):
        return True
    if current.kind.name == OTHER and has_han(page.sheet.plain) != has_han(last.sheet.plain):
        return False  # nothing tells what the page before is: in another language it is not its beginning
    return not _own_evidence(page, current) and not page.numbering.restarts(last.numbering)


def _under_one_head(page: Evidence, current: Gathered, last: Evidence) -> bool:
    """A running head, and no letterhead: nothing begins below it."""
    return page.numbering.same_head(last.numbering) and not _signed_again(page, current)


def _signed_again(page: Evidence, current: Gathered) -> bool:
    """A second page with the type's own sign is a document of its own: the next passport."""
    kind = current.kind.name
    return kind in page.signed and any(kind in earlier.signed for earlier in current.pages)


def _next_part(page: Evidence, current: Gathered) -> bool:
    """Parts follow one another by rank; one that was there already, or is none, begins the next document."""
    parts = [part for part, _ in parts_on(current.kind.parts, page.sheet)]
    if not parts or parts[0].rank < current.rank or (parts[0].alone and parts[0].alone(page.sheet)):
        return False
    return parts[0].rank > current.rank or not any(part.name in current.parts for part in parts)


def _counts_on(page: Evidence, current: Gathered) -> bool:
    """Whether articles or chapters go on from the last page of the document that has any.

    An article that is not the first goes on with a document whose articles were not seen.
    """
    earlier = [before.numbering for before in reversed(current.pages)]
    articles = next((numbers.articles for numbers in earlier if numbers.articles), None)
    if page.numbering.articles:
        return page.numbering.articles.goes_on(articles or page.numbering.articles)
    chapters = next((numbers.chapters for numbers in earlier if numbers.chapters), None)
    return bool(chapters and page.numbering.chapters and page.numbering.chapters.goes_on(chapters))


def _repeats_cover(page: Evidence, current: Gathered) -> bool:
    """The same title again behind nothing but a cover: another title is that of another document."""
    if current.kind.single or page.title_of(current.kind.name) < _TITLED:
        return False
    covers = [earlier for earlier in current.pages if not earlier.blank]
    before = {title for cover in covers for title in _titles(cover, current)}
    pairs = product(before, _titles(page, current))
    same = not before or any(one in other or other in one for one, other in pairs)
    return same and all(_is_cover(cover) for cover in covers)


def _titles(page: Evidence, current: Gathered) -> set[str]:
    """The headings of a page that are titles of the document's type."""
    return {match.heading.text for match in page.titles if match.key == current.kind.name}


def _is_cover(page: Evidence) -> bool:
    """A page with little more than a title: the title stands again on the next."""
    plain = page.sheet.plain
    return page.blank or (len(page.sheet.runs) <= 16 and len(plain) <= 200 and "。" not in plain)


def _other_title(page: Evidence, current: Gathered) -> bool:
    return any(page.title_of(m.key) >= _OTHER for m in page.titles if m.key != current.kind.name)


def _title_again(page: Evidence, current: Gathered) -> bool:
    """Whether the document's title stands on the page, and not as its running head.

    A notary's sheet, or a translation, in the other language belongs to the one before it.
    """
    kind = current.kind.name
    if page.title_of(kind) < _TITLED:
        return False
    texts = [m.heading.text for m in page.titles if m.key == kind and not m.heading.running]
    if current.kind.repeats and current.last is not None:
        before = has_han(current.last.sheet.plain)
        return any(has_han(text) == before for text in texts)
    return bool(texts)


def _own_evidence(page: Evidence, current: Gathered) -> bool:
    """Whether the page tells a document of its own: a title, a sign, or another type's anchors."""
    kind, _ = strongest(page)
    if kind is None:
        return False
    titled = page.title_of(kind) >= _TITLED
    if kind == current.kind.name:
        return _title_again(page, current) or _signed_again(page, current)
    if titled or kind in page.signed:
        return True
    return page.anchors.get(kind, 0) >= _ANCHORED + 2 * page.anchors.get(current.kind.name, 0)
