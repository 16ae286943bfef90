"""Small dossiers for the examples in docstrings: documents of one page each, read with certainty."""

from dataclasses import replace
from pathlib import Path

from extractors.document import Answer, Document, Field
from extractors.page_text import PageText
from ingest.arrival import Intake
from ingest.page import Box, PageImage
from ingest.volume import Binding, Volume
from validators.dossier import Application, Dossier, Origin, Stated
from validators.programme import Programme, load_programme
from validators.rule import Check

_WIDTH, _HEIGHT, _DPI = 1654, 2339, 200.0
_DECLARED = {
    "programme": "beijing-overseas-talents",
    "track": "foreign-expert",
    "project": "long-term",
    "employer_kind": "enterprise",
    "submitted": "2017-09-30",
    "intake": Intake.ELECTRONIC.value,
}


def document(type: str, binding: Binding = Binding.ATTACHMENTS, **values: str | tuple[str, ...]) -> Document:
    """A document of one page; each value is a field, a tuple the several values of one field."""
    found = (
        (name, value)
        for name, given in values.items()
        for value in ((given,) if isinstance(given, str) else given)
    )
    fields = tuple(_field(name, value, row) for row, (name, value) in enumerate(found))
    return Document("", type, None, binding, ("",), 0.99, fields)


def doubtful(document: Document, *names: str, confidence: float = 0.9) -> Document:
    """The document with the named fields (all when none is named) read at a low confidence."""
    fields = (
        replace(field, confidence=confidence) if not names or field.name in names else field
        for field in document.fields
    )
    return replace(document, fields=tuple(fields))


def unread(document: Document, *names: str) -> Document:
    """The document with the named fields there but not readable."""
    fields = (
        replace(field, value="", raw="", confidence=0.0, answer=Answer.NOT_READABLE)
        if field.name in names
        else field
        for field in document.fields
    )
    return replace(document, fields=tuple(fields))


def dossier(*documents: Document, **declared: str | None) -> Dossier:
    """A dossier of files, one document each. `declared` are facts of the application; None: not known."""
    ids = [f"p{number:04d}" for number in range(1, len(documents) + 1)]
    facts: dict[str, str | None] = {"applicant": None, "employer": None, **_DECLARED, **declared}
    return Dossier(
        id="EXAMPLE",
        application=Application(**{name: Stated(value, Origin.DECLARED) for name, value in facts.items()}),
        volumes=tuple(_volume(each, id) for each, id in zip(documents, ids, strict=True)),
        pages={id: PageText(_WIDTH, _HEIGHT, _DPI, 0, "example", 0.99) for id in ids},
        documents=tuple(
            replace(
                each,
                id=f"d{number:02d}",
                pages=(id,),
                fields=tuple(replace(field, page=id) for field in each.fields),
            )
            for number, (each, id) in enumerate(zip(documents, ids, strict=True), 1)
        ),
    )


def outcomes(check: Check, *documents: Document, **declared: str | None) -> list[str]:
    """The answers of a rule over a dossier of `documents`, each as its outcome.

    >>> from validators.rules.passport_validity import check
    >>> outcomes(check, document("passport", expiry="2017-05-01"))
    ['fail']
    """
    return [answer.outcome.value for answer in check(dossier(*documents, **declared), programme())]


def programme(**switches: str) -> Programme:
    """The first programme; a switch "boundary-day" is given as `boundary_day`, "a.b" as `a__b`."""
    keys = {name.replace("__", ".").replace("_", "-"): value for name, value in switches.items()}
    return load_programme("beijing-overseas-talents", keys)


def _field(name: str, value: str, row: int) -> Field:
    top = 200 + 40 * row
    return Field(name, value, value, 0.999, "", Box(300, top, 700, top + 30))


def _volume(document: Document, page: str) -> Volume:
    name = f"{page}-{document.type}.pdf"
    image = PageImage(name, 0, Path(f"{page}.png"), _WIDTH, _HEIGHT, _DPI, "", id=page)
    return Volume(document.binding, None, (image,), source=name)
