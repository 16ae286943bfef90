"""When a reading, a page or a document's type is sure enough to decide on."""

from extractors.document import Answer, Document, Field
from extractors.page_text import PageText

SURE = 0.995  # of pieces read at this confidence or above 0.7 % are wrong, below .98 more than one in five
SURE_TYPE = (
    0.70  # title, or three anchors, or the declared binding and an anchor; below, another type is possible
)
GUESSED_TYPE = 0.50  # a document of a lower confidence may be of any type


def sure(field: Field) -> bool:
    """Whether the value stands: found, and read with confidence or borne out by its check digit."""
    return field.answer is Answer.FOUND and (field.check is True or field.confidence >= SURE)


def sure_type(document: Document) -> bool:
    """Whether the document is certainly of its type."""
    return document.confidence >= SURE_TYPE


def legible(page: PageText) -> bool:
    """Whether what is absent from the page's text is absent from the page. A blank page is legible."""
    return page.legible
