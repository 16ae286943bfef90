"""A volume's pages parted into documents, each with its type and its fields, without separators."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import RLock

from extractors.classify import CONTENTS, OTHER, Evidence, look_at
from extractors.document import Document, ReadPage
from extractors.documents import document_types
from extractors.fields.find import find_fields
from extractors.fields.headings import parts_on
from extractors.fields.layout import Sheet
from extractors.fields.spec import DocumentType
from ingest.volume import Binding

_IN_TURN = RLock()  # spaCy fills its vocabulary as it goes, and not for several threads at once
_TITLED = 0.62  # a title this sure begins a document
_ANCHORED = 3  # so many anchors tell the type of a page that lost its title
_EXPECTED = {Binding.FORM: "application_form", Binding.PERSONAL: "personal_information"}


@dataclass(slots=True)
class _Open:
    """The document being gathered."""

    kind: DocumentType
    confidence: float
    pages: list[Evidence] = field(default_factory=list)
    rank: int = -1  # of the part reached
    parts: list[str] = field(default_factory=list)

    @property
    def last(self) -> Evidence | None:
        return next((page for page in reversed(self.pages) if not page.blank), None)


def find_documents(
    pages: Sequence[ReadPage], copy: int | None, binding: Binding | None, first_id: int = 0
) -> tuple[Document, ...]:
    """The documents of one volume (or of one file) in page order, with fields.

    `pages` are its content and blank pages. Ids are left "" unless `first_id` says where to count from (1
    gives d01, d02, …). What no type claims becomes "other". Blank pages stay with the document before them.
    Safe to call from several threads, which take turns.
    """
    with _IN_TURN:
        found = _part([look_at(Sheet(page)) for page in pages], binding)
        return tuple(
            _document(item, f"d{first_id + n:02d}" if first_id else "", copy, binding)
            for n, item in enumerate(found)
        )


def _document(item: _Open, name: str, copy: int | None, binding: Binding | None) -> Document:
    sheets = [page.sheet for page in item.pages]
    fields = find_fields(item.kind, sheets)
    ids = tuple(sheet.page.id for sheet in sheets)
    return Document(name, item.kind.name, copy, binding, ids, round(item.confidence, 3), fields)


def _part(evidence: Sequence[Evidence], binding: Binding | None) -> list[_Open]:
    documents: list[_Open] = []
    leading: list[Evidence] = []
    for page in evidence:
        current = documents[-1] if documents else None
        if page.blank:
            (current.pages if current else leading).append(page)
            continue
        begun = _begins(page, current, binding)
        if begun is not None:
            documents.append(begun)
            begun.pages += leading
            leading = []
        _join(documents[-1], page)
    if leading:
        documents.append(_Open(document_types()[OTHER], 0.5, leading))
    return documents


def _join(document: _Open, page: Evidence) -> None:
    for part, _ in parts_on(document.kind.parts, page.sheet):
        document.rank = max(document.rank, part.rank)
        document.parts.append(part.name)
    document.pages.append(page)


def _begins(page: Evidence, current: _Open | None, binding: Binding | None) -> _Open | None:
    """The document that begins with `page`, or None where it goes on with `current`."""
    kinds = document_types()
    if current is not None and _continues(page, current):
        return None
    if page.contents:
        return _Open(kinds[CONTENTS], 0.95)
    kind, weight = _strongest(page)
    if kind is not None:
        return _Open(kinds[kind], min(0.99, weight))
    if current is None:
        expected = _EXPECTED.get(binding) if binding else None
        likely = expected if expected and page.anchors.get(expected) else OTHER
        return _Open(kinds[likely], 0.7 if likely != OTHER else 0.5)
    return None if not current.kind.single else _Open(kinds[OTHER], 0.5)


def _strongest(page: Evidence) -> tuple[str | None, float]:
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


def _continues(page: Evidence, current: _Open) -> bool:
    """Whether a page belongs to the document before it, whatever stands on it."""
    last = current.last
    if last is None:
        return False
    if any(match.heading.continued for match in page.titles) or _repeats_cover(page, current):
        return True
    parts = parts_on(current.kind.parts, page.sheet)
    if parts and _in_order(parts[0][0].rank, parts[0][0].name, current):
        return True
    if (_next_number(page, last) or _same_header(page, last)) and not _other_title(page, current):
        return True
    return not current.kind.single and not _own_evidence(page, current)


def _next_number(page: Evidence, last: Evidence) -> bool:
    """Page x of y behind page x - 1 of y, or behind a page without number."""
    if page.number is None or page.number[0] < 2:
        return False
    return last.number is None or last.number == (page.number[0] - 1, page.number[1])


def _same_header(page: Evidence, last: Evidence) -> bool:
    return len(page.header) >= 4 and page.header == last.header


def _repeats_cover(page: Evidence, current: _Open) -> bool:
    """The title again behind nothing but a cover."""
    return page.title_of(current.kind.name) >= _TITLED and all(
        _is_cover(earlier) for earlier in current.pages
    )


def _is_cover(page: Evidence) -> bool:
    """A page with little more than a title: the title stands again on the next."""
    plain = page.sheet.plain
    return page.blank or (len(page.sheet.runs) <= 16 and len(plain) <= 200 and "。" not in plain)


def _in_order(rank: int, name: str, current: _Open) -> bool:
    """Parts follow one another by rank; one that was there already begins the next document."""
    if rank < current.rank:
        return False
    return rank > current.rank or name not in current.parts


def _other_title(page: Evidence, current: _Open) -> bool:
    return any(page.title_of(m.key) >= 0.85 for m in page.titles if m.key != current.kind.name)


def _own_evidence(page: Evidence, current: _Open) -> bool:
    """Whether the page tells a document of its own: a title, a sign, contents, or another type's anchors."""
    if page.contents and current.kind.name != CONTENTS:
        return True
    kind, _ = _strongest(page)
    if kind is None:
        return False
    titled = page.title_of(kind) >= _TITLED
    if kind == current.kind.name:
        # A second page with the type's own sign is a document of its own: the next passport.
        return titled or (kind in page.signed and any(kind in earlier.signed for earlier in current.pages))
    if titled or kind in page.signed:
        return True
    return page.anchors.get(kind, 0) >= _ANCHORED + 2 * page.anchors.get(current.kind.name, 0)
