"""Which binding a set of documents is, where nothing declared it."""

from collections import Counter
from collections.abc import Iterable

from extractors.document import Document
from ingest.volume import Binding

_FORM = frozenset({"application_form", "self_recommendation_form"})
_NEUTRAL = frozenset({"contents", "other"})


def infer_binding(documents: Iterable[Document]) -> Binding | None:
    """The binding that most pages of a volume belong to; None where nothing tells.

    A file that holds more than one binding is still one: the rules on bindings see its documents.
    """
    pages: Counter[Binding] = Counter()
    for document in documents:
        if document.type in _FORM:
            pages[Binding.FORM] += len(document.pages)
        elif document.type == "personal_information":
            pages[Binding.PERSONAL] += len(document.pages)
        elif document.type not in _NEUTRAL:
            pages[Binding.ATTACHMENTS] += len(document.pages)
    return max(pages, key=lambda binding: (pages[binding], binding.value)) if pages else None
