"""Made dossiers as the rules see them: each page read once, volumes put together as the pipeline does."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from extractors.agreement import agreeing
from extractors.bindings import infer_binding
from extractors.document import Document, Reading, ReadPage
from extractors.page_text import PageText
from extractors.split import find_documents
from ingest.arrival import Arrival, Declared, Intake
from ingest.page import Box, PageImage, PageKind
from ingest.volume import Binding, Volume
from samples.canvas import Page
from samples.ideal_copies import compared
from samples.made import Harm, MadeDocument, MadeDossier
from service.application import application_of
from service.second_look import second_look
from validators.dossier import Dossier

FIVE = {Binding.FORM: 5, Binding.ATTACHMENTS: 5, Binding.PERSONAL: 1}
ONE = dict.fromkeys(Binding, 1)
Read = Callable[[Page, tuple[Harm, ...]], PageText]
Reread = Callable[[Page, tuple[Harm, ...], int, Sequence[Box]], tuple[Reading, ...]]
"""What the second reader makes of lines of a page: rotation and boxes as in `SecondReader.reread`."""


class Assembler:
    """Reads and splits what it has not met yet; a dossier of few new pages costs little.

    `read` is given a page and what was done to it. `copies` of each binding come on paper. `reread` looks at
    doubtful fields again, as the pipeline does.
    """

    def __init__(self, read: Read, copies: Mapping[Binding, int] = ONE, reread: Reread | None = None) -> None:
        self._read = read
        self.reread = reread
        self._copies = copies
        self._texts: dict[tuple[str, int], PageText] = {}
        self._found: dict[tuple[object, ...], tuple[Document, ...]] = {}

    def dossier(self, made: MadeDossier) -> Dossier:
        """As the rules see it, with what `dossier.yaml` says declared."""
        bound = _Bound(self, made)
        if made.declared["intake"] == Intake.ELECTRONIC:
            for file in made.files:
                bound.take(file.documents, None, None, file.name)
        else:
            for binding, inside in made.volumes.items():
                for copy in range(1, self._copies[binding] + 1):
                    if (binding, copy) not in made.missing:
                        bound.take(inside, binding, copy, "batch.pdf")
        return bound.dossier()

    def text(self, page: Page, harm: tuple[Harm, ...]) -> tuple[tuple[str, int], PageText]:
        """The page's reading and what names it; pages that look alike are read once."""
        key = repr(page), sum(1 + (one.area is None) for one in harm)
        if key not in self._texts:
            self._texts[key] = self._read(page, harm)
        return key, self._texts[key]

    def split(
        self, keys: tuple[object, ...], read: list[ReadPage], copy: int | None, binding: Binding | None
    ) -> tuple[Document, ...]:
        key = (*keys, read[0].id if read else "", copy, binding)
        if key not in self._found:
            self._found[key] = tuple(find_documents(read, copy, binding))
        return self._found[key]


class _Bound:
    """One dossier in the making."""

    def __init__(self, assembler: Assembler, made: MadeDossier) -> None:
        self._assembler, self._made = assembler, made
        self._pages: dict[str, PageText] = {}
        self._documents: list[Document] = []
        self._volumes: list[Volume] = []
        self._drawn: dict[str, tuple[Page, tuple[Harm, ...]]] = {}
        self._ids = (f"p{number:04d}" for number in count(1))

    def take(self, inside: list[MadeDocument], binding: Binding | None, copy: int | None, file: str) -> None:
        keys, read = [], []
        for page in (page for made in inside for page in made.pages):
            harm = tuple(one for one in self._made.harmed if one.page is page)
            key, text = self._assembler.text(page, harm)
            keys.append(key)
            read.append(ReadPage(next(self._ids), text))
            self._drawn[read[-1].id] = page, harm
        self._pages |= {page.id: page.text for page in read}
        found = self._assembler.split(tuple(keys), read, copy, binding)
        binding = binding or infer_binding(found)
        self._documents += [replace(document, binding=binding) for document in found]
        self._volumes.append(
            Volume(binding, copy, tuple(_image(file, n, p) for n, p in enumerate(read)), source=file)
        )

    def dossier(self) -> Dossier:
        made = self._made
        arrival = Arrival(made.id, Intake(made.declared["intake"]), _declared(made), tuple(self._volumes))
        documents = tuple(replace(d, id=f"d{number:02d}") for number, d in enumerate(self._documents, 1))
        images = {page.id: page for volume in self._volumes for page in volume.pages}
        again = _Again(self._assembler.reread, self._drawn) if self._assembler.reread else None
        documents = agreeing(second_look(documents, images, self._pages, again))
        paper = arrival.intake is Intake.PAPER
        return Dossier(
            id=made.id,
            application=application_of(arrival, documents, made.declared["programme"]),
            volumes=arrival.volumes,
            pages=self._pages,
            documents=documents,
            copies=compared(self._volumes, made.unlike) if paper else (),
        )


class _Again:
    """The second reader of `service.second_look`, at once and of drawn pages."""

    def __init__(self, reread: Reread, drawn: Mapping[str, tuple[Page, tuple[Harm, ...]]]) -> None:
        self._reread, self._drawn = reread, drawn

    def reread(self, page: PageImage, rotation: int, boxes: Sequence[Box]) -> "Future[tuple[Reading, ...]]":
        told: Future[tuple[Reading, ...]] = Future()
        told.set_result(self._reread(*self._drawn[page.id], rotation, boxes))
        return told


def _image(file: str, index: int, page: ReadPage) -> PageImage:
    kind = PageKind.BLANK if page.text.blank else PageKind.CONTENT
    size = page.text.width, page.text.height, page.text.dpi
    return PageImage(file, index, Path(page.id), *size, "", id=page.id, kind=kind)


def _declared(made: MadeDossier) -> Declared:
    said = made.declared
    submitted = said.get("submitted")
    return Declared(
        dossier=made.id,
        programme=said["programme"],
        track=said.get("track"),
        project=said.get("project"),
        employer_kind=said.get("employer_kind"),
        submitted=date.fromisoformat(submitted) if submitted else None,
        intake=Intake(said["intake"]),
    )
