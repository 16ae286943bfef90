"""Writing a report folder whole or not at all."""

import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVarTuple

from extractors.page_text import PageText
from ingest.page import PageImage
from service.report.corrections import render_corrections
from service.report.hiding import hidden_places
from service.report.html import render_html
from service.report.imprint import Imprint
from service.report.masking import masked
from service.report.pictures import take_pictures
from service.report.schema import Report
from service.report.volumes import write_volumes

MANY = 40  # pages: fewer are written before another process has started

Inputs = TypeVarTuple("Inputs")


def write_report(
    out: Path,
    report: Report,
    imprint: Imprint,
    images: Mapping[str, PageImage],
    texts: Mapping[str, PageText],
    page_records: Mapping[str, str],
    *,
    pdf: bool = True,
    beside: Executor | None = None,
) -> Path:
    """Write the report of a dossier to `<out>/<dossier>/`; returns report.json.

    Beside it report.html and .pdf, corrections.html and .pdf, crops/, pages/, volumes/ (contract 3). `images`
    and `texts` go by page id, `page_records` maps page ids to the text of pages/<page>.json. The volumes of
    many pages are written `beside` the rest, by another process.
    Everything is written beside the place it belongs to and then moved there in one step: an interruption
    leaves an older report as it was, and never half a new one. Raises OSError when the folder cannot be
    written or a page picture cannot be read.
    """
    out.mkdir(parents=True, exist_ok=True)
    final = out / report.dossier
    fresh = out / f".{report.dossier}.{secrets.token_hex(4)}"
    fresh.mkdir()
    try:
        side = beside if len(images) >= MANY else None
        with _done(side, write_volumes, fresh / "volumes", report, images, texts, imprint.software):
            _fill(fresh, report, imprint, images, texts, page_records, pdf=pdf)
        _move(fresh, final)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return final / "report.json"


def _fill(
    folder: Path,
    report: Report,
    imprint: Imprint,
    images: Mapping[str, PageImage],
    texts: Mapping[str, PageText],
    page_records: Mapping[str, str],
    *,
    pdf: bool,
) -> None:
    (folder / "report.json").write_text(report.to_json(), encoding="utf-8")
    (folder / "pages").mkdir()
    for page, record in page_records.items():
        (folder / "pages" / f"{page}.json").write_text(record, encoding="utf-8")
    pictures = take_pictures(report, images, hidden_places(report, texts), folder)
    shown = masked(report)
    (folder / "corrections.html").write_text(render_corrections(shown, imprint), encoding="utf-8")
    faults = {page: text.quality.faults for page, text in texts.items() if text.quality}
    (folder / "report.html").write_text(render_html(shown, pictures, imprint, faults), encoding="utf-8")
    if pdf:
        from service.report.pdf import corrections_pdf, render_pdf  # WeasyPrint takes a second to load

        (folder / "report.pdf").write_bytes(render_pdf(shown, pictures, imprint, faults))
        (folder / "corrections.pdf").write_bytes(corrections_pdf(shown, imprint))


@contextmanager
def _done(side: Executor | None, work: Callable[[*Inputs], None], *inputs: *Inputs) -> Iterator[None]:
    """Do the work before what is within, or beside it; either way it is done, or has failed, at the end."""
    if side is None:
        work(*inputs)
        yield
        return
    waiting = side.submit(work, *inputs)
    try:
        yield
    finally:
        wait([waiting])
    waiting.result()


def _move(fresh: Path, final: Path) -> None:
    """Put `fresh` at `final`; a folder that stands there steps aside first, and back if that fails."""
    aside = fresh.with_name(f"{fresh.name}.old")
    try:
        if final.exists():
            final.rename(aside)
        fresh.rename(final)
    except BaseException:
        if aside.exists() and not final.exists():
            aside.rename(final)
        raise
    shutil.rmtree(aside, ignore_errors=True)
