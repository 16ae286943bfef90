"""The choice on PDFs that no one here made: their text looked at, and what is right for each written down.

`issue5138.pdf` is left out: its fourteen Thai letters come as signs, too few to be doubted.
"""

from pathlib import Path

import pytest

from extractors.page_text import LayerChoice
from extractors.reading.engines.recorded import Recorded
from extractors.reading.page import read_page
from ingest.opening.source import open_source
from ingest.page import PageImage

_FOLDER = Path(__file__).parents[4] / "shared" / "corpora" / "odd-pdf"
_RIGHT = {
    "90ms_rksj_h_sample.pdf": LayerChoice.TRUSTED,  # Japanese, no font embedded
    "XiaoBiaoSong.pdf": LayerChoice.TRUSTED,
    "issue2128r.pdf": LayerChoice.TRUSTED,
    "issue15340.pdf": LayerChoice.TRUSTED,
    "openoffice.pdf": LayerChoice.TRUSTED,
    "annotation-button-widget.pdf": LayerChoice.TRUSTED,
    "arial_unicode_ab_cidfont.pdf": LayerChoice.GARBLED,  # no map to characters
    "bug1151216.pdf": LayerChoice.GARBLED,
    "issue3405r.pdf": LayerChoice.GARBLED,
    "issue20453.pdf": LayerChoice.GARBLED,
    "issue2840.pdf": LayerChoice.OFF_INK,
    "scan-bad.pdf": LayerChoice.POOR_OCR,
}

pytestmark = pytest.mark.skipif(not _FOLDER.is_dir(), reason="the corpora of odd files are not here")


@pytest.mark.parametrize("name", _RIGHT)
def test_the_choice_is_right_for_pages_of_others(name: str, tmp_path: Path) -> None:
    pages = open_source(_FOLDER / name, name, tmp_path)
    page = next(page for page in pages if isinstance(page, PageImage))
    pages.close()  # type: ignore[attr-defined] # a generator: closing it ends the child
    assert page.layer is not None
    assert read_page(page, Recorded(())).layer is _RIGHT[name]
