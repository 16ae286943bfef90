"""Odd files that no one here made: each gives pages or a refusal, and none hangs or brings us down.

A sample runs by default; DOSSIER_ALL_CORPORA=1 opens every file (ten minutes).
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.arrival import Refusal, RefusalCode
from ingest.page import PageImage

_CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
_EVERY = 1 if os.environ.get("DOSSIER_ALL_CORPORA") else 80
_FILES = [
    path
    for folder, share in (("odd-pdf", 1), ("odd-tiff", 4), ("ofd", 10))
    for path in sorted((_CORPORA / folder).glob("*"))[:: max(1, _EVERY // share)]
]

pytestmark = pytest.mark.skipif(not _FILES, reason="the corpora of odd files are not here")


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_an_odd_file_gives_pages_or_a_reason(
    file: Path, opened: Callable[..., tuple[list[PageImage], list[Refusal]]]
) -> None:
    pages, refusals = opened(file)
    assert pages or refusals
    assert all(page.file.stat().st_size for page in pages)
    assert RefusalCode.TIMEOUT not in {refusal.code for refusal in refusals}
