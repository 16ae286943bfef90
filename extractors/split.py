"""A volume's pages parted into documents, each with its type and its fields, without separators."""

from collections.abc import Container, Sequence
from threading import RLock

from extractors.classify import CONTENTS, LISTED, OTHER, Evidence, look_at
from extractors.continuing import Gathered, continues, strongest
from extractors.corroboration import corroborated, latin_words
from extractors.document import Document, ReadPage
from extractors.documents import document_types
from extractors.fields.find import find_fields
from extractors.fields.layout import Sheet
from ingest.volume import Binding

_IN_TURN = RLock()  # spaCy fills its vocabulary as it goes, and not for several threads at once
_EXPECTED = {Binding.FORM: "application_form", Binding.PERSONAL: "personal_information"}


def find_documents(
    pages: Sequence[ReadPage],
    copy: int | None,
    binding: Binding | None,
    first_id: int = 0,
    begun: Container[str] = (),
) -> tuple[Document, ...]:
    """The documents of one volume (or of one file) in page order, with fields.

    `pages` are its content and blank pages. Ids are left "" unless `first_id` says where to count from (1
    gives d01, d02, …). With the pages `begun` (ids) a document begins, whatever they say: separators lay in
    front of them. What no type claims becomes "other". Blank pages stay with the document before them.
    Safe to call from several threads, which take turns.
    """
    with _IN_TURN:
        sheets = [Sheet(page) for page in pages]
        found, words = _part([look_at(sheet) for sheet in sheets], binding, begun), latin_words(sheets)
        return tuple(
            Document(
                f"d{first_id + n:02d}" if first_id else "",
                item.kind.name,
                copy,
                binding,
                tuple(page.sheet.page.id for page in item.pages),
                round(item.confidence, 3),
                corroborated(find_fields(item.kind, [page.sheet for page in item.pages]), words),
            )
            for n, item in enumerate(found)
        )


def _part(evidence: Sequence[Evidence], binding: Binding | None, separated: Container[str]) -> list[Gathered]:
    documents: list[Gathered] = []
    leading: list[Evidence] = []
    for page in evidence:
        current = documents[-1] if documents else None
        if page.blank:
            (current.pages if current else leading).append(page)
            continue
        begun = _begins(page, None if page.sheet.page.id in separated else current, binding)
        if begun is not None:
            documents.append(begun)
            begun.pages += leading
            leading = []
        documents[-1].join(page)
    if leading:
        documents.append(Gathered(document_types()[OTHER], 0.5, leading))
    return documents


def _begins(page: Evidence, current: Gathered | None, binding: Binding | None) -> Gathered | None:
    """The document that begins with `page`, or None where it goes on with `current`."""
    kinds = document_types()
    if current is not None and continues(page, current):
        return None
    if page.contents:
        return Gathered(kinds[CONTENTS], 0.95)
    kind, weight = strongest(page)
    if kind is not None:
        return Gathered(kinds[kind], min(0.99, weight))
    if page.title_of(CONTENTS) >= LISTED:
        return Gathered(kinds[CONTENTS], 0.8)
    if current is None:
        expected = _EXPECTED.get(binding) if binding else None
        likely = expected if expected and page.anchors.get(expected) else OTHER
        return Gathered(kinds[likely], 0.7 if likely != OTHER else 0.5)
    return Gathered(kinds[OTHER], 0.5)
