"""Made dossiers, read perfectly: every planted defect is found with its weight, and nothing else is."""

from dataclasses import fields, replace
from itertools import count
from pathlib import Path

import pytest

from extractors.bindings import infer_binding
from extractors.document import Document, ReadPage
from extractors.page_text import PageText
from extractors.split import find_documents
from ingest.arrival import Intake
from ingest.page import PageImage, PageKind
from ingest.volume import Binding, Volume
from samples import defects
from samples.dossiers import long_term, short_term
from samples.ideal import ideal_reading
from samples.ideal_copies import agreeing
from samples.made import MadeDocument, MadeDossier
from validators.dossier import Application, Dossier, Origin, Stated
from validators.engine import run
from validators.finding import Finding, Outcome, Severity
from validators.programme import Programme
from validators.verdict import verdict_of

WEIGHTY = (Severity.BLOCKER, Severity.MAJOR)
PAPER_DEFECTS = (defects.missing_copy(Binding.FORM, 3), defects.mixed_binding, defects.unsigned_contract)


class Reader:
    """Puts volumes of made documents together as the pipeline does, each drawn page read once."""

    def __init__(self) -> None:
        self.pages: dict[str, PageText] = {}
        self.documents: list[Document] = []
        self.volumes: list[Volume] = []
        self._ids = (f"p{number:04d}" for number in count(1))

    def take(self, inside: list[MadeDocument], binding: Binding | None, copy: int | None, file: str) -> None:
        read = [ReadPage(next(self._ids), ideal_reading(page)) for made in inside for page in made.pages]
        self.pages |= {page.id: page.text for page in read}
        found = find_documents(read, copy, binding, len(self.documents) + 1)
        binding = binding or infer_binding(found)
        self.documents += [replace(document, binding=binding) for document in found]
        images = tuple(
            PageImage(
                *(file, index, Path(page.id), page.text.width, page.text.height, page.text.dpi, ""),
                id=page.id,
                kind=PageKind.BLANK if page.text.blank else PageKind.CONTENT,
            )
            for index, page in enumerate(read)
        )
        self.volumes.append(Volume(binding, copy, images, source=file))

    def dossier(self, made: MadeDossier) -> Dossier:
        def stated(fact: str) -> Stated:
            return Stated(made.declared.get(fact), Origin.DECLARED)

        application = Application(**{fact.name: stated(fact.name) for fact in fields(Application)})
        return Dossier(
            *(made.id, application, tuple(self.volumes), self.pages, tuple(self.documents)),
            copies=() if made.declared["intake"] == Intake.ELECTRONIC else agreeing(self.volumes),
        )


def read(made: MadeDossier) -> Dossier:
    reader = Reader()
    if made.declared["intake"] == Intake.ELECTRONIC:
        for file in made.files:
            reader.take(file.documents, None, None, file.name)
        return reader.dossier(made)
    for binding, inside in made.volumes.items():
        for copy in range(1, 2 if binding is Binding.PERSONAL else 6):
            if (binding, copy) not in made.missing:
                reader.take(inside, binding, copy, "batch.pdf")
    return reader.dossier(made)


@pytest.mark.parametrize(
    "made",
    [long_term(2017), long_term(5, defects=PAPER_DEFECTS), short_term(1207), short_term(8, defects=())],
    ids=["complete on paper", "spoilt on paper", "spoilt drop folder", "complete drop folder"],
)
def test_what_was_planted_is_found_and_nothing_else(made: MadeDossier, programme: Programme) -> None:
    findings = run(read(made), programme)
    planted = {(p.rule, p.outcome, p.severity) for p in made.planted}
    assert {(f.rule, str(f.outcome), str(f.severity)) for f in findings if _weighs(f)} == planted
    assert verdict_of(findings) == made.verdict


def _weighs(finding: Finding) -> bool:
    return finding.severity in WEIGHTY and finding.outcome in (Outcome.FAIL, Outcome.CANNOT_TELL)
