"""A scanned batch: volumes between cover and end sheets, every copy scanned anew, in one PDF of pictures."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np

from ingest.cover import CoverSheet
from ingest.page import PageKind
from ingest.sheets import draw_sheet, sheet_set
from samples.canvas import Page
from samples.degrade import LEVELS, Level, Scan, degrade, take
from samples.ledger import Ledger
from samples.made import MadeDocument, MadeDossier
from samples.picture_pdf import PicturePdf
from samples.seals import hash_of
from samples.truth import DossierTruth, PageTruth

STATION = "ST-01"
_UPSIDE_DOWN = 40  # one page in so many was laid into the feeder the wrong way round


def write_batch(
    dossiers: Iterable[MadeDossier], file: Path, *, level: Level = Level.SCAN, seed: int = 0, copies: int = 5
) -> list[DossierTruth]:
    """Write one batch of any number of dossiers; returns the truth of each.

    Form and attachments come in `copies` copies, personal information once. Only one page is in memory at a
    time. Sheets are scanned on one side, so a volume declares as many sheets as it has pages.
    """
    with PicturePdf(file) as pdf:
        writer = _Writer(pdf, file.name, level, seed)
        return [writer.dossier(made, copies) for made in dossiers]


def sideways(page: Page, seed: int) -> int:
    """How a page lies in the feeder, degrees clockwise: landscape pages on their side, few upside down."""
    if page.width > page.height:
        return 90 if seed % 2 else 270
    return 180 if seed % _UPSIDE_DOWN == 0 else 0


class _Writer:
    """Writes pages behind one another and notes where each went."""

    def __init__(self, pdf: PicturePdf, source: str, level: Level, seed: int) -> None:
        self._pdf = pdf
        self._source = source
        self._level = level
        self._seed = seed
        self._index = 0

    def dossier(self, made: MadeDossier, copies: int) -> DossierTruth:
        ledger = Ledger(made)
        counts = {b: sum(len(d.pages) for d in documents) for b, documents in made.volumes.items()}
        sheets = sheet_set(made.id, copies, counts, STATION)
        for cover, end in list(pairwise(sheets))[::2]:
            if cover.binding in made.volumes and (cover.binding, cover.copy) not in made.missing:
                self._volume(ledger, cover, end, made.volumes[cover.binding])
        return ledger.truth()

    def _volume(
        self, ledger: Ledger, cover: CoverSheet, end: CoverSheet, documents: list[MadeDocument]
    ) -> None:
        pages = [self._sheet(ledger, cover, PageKind.COVER)]
        for made in documents:
            placed = [self._page(ledger, page, cover) for page in made.pages]
            ledger.document(made, placed, cover.binding, cover.copy)
            pages += placed
        pages.append(self._sheet(ledger, end, PageKind.END))
        ledger.volume(self._source, pages, cover.binding, cover.copy)

    def _sheet(self, ledger: Ledger, sheet: CoverSheet, kind: PageKind) -> int:
        dpi = LEVELS[self._level].dpi
        drawn = np.array(draw_sheet(sheet, dpi).convert("RGB"))
        truth = PageTruth(drawn.shape[1], drawn.shape[0], dpi)
        return self._add(ledger, degrade(drawn, truth, self._level, self._mark(sheet.payload())), kind)

    def _page(self, ledger: Ledger, page: Page, cover: CoverSheet) -> int:
        seed = self._mark(cover.payload())
        scan = take(page, self._level, seed, sideways(page, seed))
        return self._add(ledger, scan, PageKind.CONTENT if page.elements else PageKind.BLANK)

    def _mark(self, volume: str) -> int:
        """A seed of its own for each page of each volume."""
        return hash_of(self._seed, volume, self._index)

    def _add(self, ledger: Ledger, scan: Scan, kind: PageKind) -> int:
        self._pdf.add(scan)
        self._index += 1
        return ledger.page(self._source, self._index - 1, kind, scan.truth, scan.rotation)
