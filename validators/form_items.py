"""Items of the application form that are printed and not filled in (D-51)."""

from collections.abc import Iterator

from extractors.document import Answer, Document
from extractors.documents.application_form import TYPE
from extractors.page_text import Line
from validators.dossier import Dossier
from validators.script import normal

_OPTIONAL = ("id_no",)  # foreigners leave it empty
_EDGES = " :：*＊（）()"


def empty_items(dossier: Dossier, form: Document) -> Iterator[tuple[str, Line]]:
    """The label of each item without a value, with its page.

    An item that another version of the form has is not printed here, and not empty. A label that a filled
    item has too ("申报人" for both of the names) says nothing.
    """
    filled = {field.name for field in form.fields if field.answer is not Answer.NOT_FOUND}
    empty = {field.name for field in form.fields if field.answer is Answer.NOT_FOUND} - {*_OPTIONAL, *filled}
    taken = {normal(label) for spec in TYPE.fields if spec.name in filled for label in spec.labels}
    labels = {
        normal(label): spec.name
        for spec in TYPE.fields
        if spec.name in empty
        for label in spec.labels
        if normal(label) not in taken
    }
    seen: set[str] = set()
    for page in form.pages:
        read = dossier.pages.get(page)
        for line in read.lines if read else ():
            name = labels.get(normal(line.text.strip(_EDGES)))
            if name is not None and name not in seen:
                seen.add(name)
                yield page, line


def filled_items(form: Document) -> int:
    """How many items of the form have a value."""
    return len({field.name for field in form.fields if field.answer is Answer.FOUND})
