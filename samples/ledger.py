"""What is true of a dossier, noted down while its files are written."""

from collections.abc import Sequence

from ingest.page import PageKind
from ingest.volume import Binding
from samples.made import MadeDocument, MadeDossier
from samples.truth import DocumentTruth, DossierTruth, FiledPage, PageTruth, VolumeTruth


class Ledger:
    """Grows page by page; `truth` is the whole."""

    def __init__(self, dossier: MadeDossier) -> None:
        self._dossier = dossier
        self._pages: list[FiledPage] = []
        self._volumes: list[VolumeTruth] = []
        self._documents: list[DocumentTruth] = []

    def page(self, source: str, index: int, kind: PageKind, truth: PageTruth, rotation: int = 0) -> int:
        """Note a page of a file; returns its position in the dossier."""
        self._pages.append(FiledPage(source, index, kind, rotation, truth))
        return len(self._pages) - 1

    def document(
        self,
        made: MadeDocument,
        pages: Sequence[int],
        binding: Binding | None = None,
        copy: int | None = None,
    ) -> None:
        self._documents.append(DocumentTruth(made.type, copy, binding, tuple(pages), tuple(made.unprinted)))

    def volume(
        self, source: str, pages: Sequence[int], binding: Binding | None = None, copy: int | None = None
    ) -> None:
        self._volumes.append(VolumeTruth(binding, copy, tuple(pages), source))

    def truth(self) -> DossierTruth:
        return DossierTruth(
            self._dossier.id,
            self._dossier.verdict,
            tuple(self._dossier.planted),
            tuple(self._pages),
            tuple(self._volumes),
            tuple(self._documents),
        )
