"""A drop folder as an employer sends it: digital and scanned PDF, TIFF, phone pictures, `dossier.yaml`."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from PIL import Image
from PIL.TiffImagePlugin import AppendingTiffWriter

from ingest.page import PageKind
from samples.canvas import Page
from samples.degrade import Level, Scan, jpeg, take
from samples.digital import digital_pdf
from samples.ledger import Ledger
from samples.made import Carrier, DropFile, MadeDossier
from samples.paint import paint
from samples.picture_pdf import PicturePdf
from samples.seals import hash_of
from samples.truth import DossierTruth

_DIGITAL_DPI = 200  # of the truth of digital pages, whose own unit is the point
_TIFF_QUALITY = 30  # of the JPEGs within; no tables of our own there
_TAKEN = {Carrier.SCAN: Level.SCAN, Carrier.TIFF: Level.FLATBED, Carrier.PHONE: Level.PHONE}


def write_drop(dossier: MadeDossier, folder: Path, *, seed: int = 0) -> DossierTruth:
    """Write the dossier's files into `folder`, which is made when missing; returns their truth.

    Sources in the truth are names below the folder. Volumes are the files; nothing is declared of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    declared = "".join(f"{key}: {value}\n" for key, value in dossier.declared.items())
    (folder / "dossier.yaml").write_text(declared, encoding="utf-8")
    ledger = Ledger(dossier)
    for file in dossier.files:
        positions = _write(file, folder / file.name, ledger, seed)
        ledger.volume(file.name, positions)
        start = 0
        for made in file.documents:
            ledger.document(made, positions[start : start + len(made.pages)])
            start += len(made.pages)
    return ledger.truth()


def numbered(name: str, index: int) -> str:
    """The name of the picture `index` (from 0) where one name stands for several: 护照.jpg, 护照-2.jpg …"""
    path = PurePosixPath(name)
    return name if index == 0 else str(path.with_name(f"{path.stem}-{index + 1}{path.suffix}"))


def _write(file: DropFile, target: Path, ledger: Ledger, seed: int) -> list[int]:
    """Write one file (for a phone several) and note its pages; returns their positions."""
    target.parent.mkdir(parents=True, exist_ok=True)
    positions: list[int] = []
    pages = [page for made in file.documents for page in made.pages]
    if file.kind is Carrier.DIGITAL:
        target.write_bytes(digital_pdf(pages))
        for index, page in enumerate(pages):
            truth = paint(page, _DIGITAL_DPI)[1]
            positions.append(ledger.page(file.name, index, _kind(page), truth))
        return positions
    scans = _scans(file, pages, ledger, seed, positions)
    match file.kind:
        case Carrier.SCAN:
            _write_pdf(target, scans)
        case Carrier.TIFF:
            _write_tiff(target, scans)
        case Carrier.PHONE:
            _write_photos(target, scans)
    return positions


def _scans(
    file: DropFile, pages: list[Page], ledger: Ledger, seed: int, positions: list[int]
) -> Iterator[Scan]:
    """Take the pages in one by one, noting each as it goes."""
    for index, page in enumerate(pages):
        scan = take(page, _TAKEN[file.kind], hash_of(seed, file.name, index))
        many = file.kind is Carrier.PHONE
        name, place = (numbered(file.name, index), 0) if many else (file.name, index)
        positions.append(ledger.page(name, place, _kind(page), scan.truth, scan.rotation))
        yield scan


def _kind(page: Page) -> PageKind:
    return PageKind.CONTENT if page.elements else PageKind.BLANK


def _write_pdf(target: Path, scans: Iterator[Scan]) -> None:
    with PicturePdf(target) as pdf:
        for scan in scans:
            pdf.add(scan)


def _write_tiff(target: Path, scans: Iterator[Scan]) -> None:
    """One TIFF of JPEG-compressed pages."""
    with AppendingTiffWriter(str(target), new=True) as tiff:
        for scan in scans:
            dpi = (scan.truth.dpi, scan.truth.dpi)
            picture = Image.fromarray(scan.picture)
            picture.save(tiff, "TIFF", compression="jpeg", quality=_TIFF_QUALITY, dpi=dpi)
            tiff.newFrame()


def _write_photos(target: Path, scans: Iterator[Scan]) -> None:
    for index, scan in enumerate(scans):
        (target.parent / numbered(target.name, index)).write_bytes(jpeg(scan))
