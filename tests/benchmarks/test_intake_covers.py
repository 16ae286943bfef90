"""The benchmark of covers: its batches are what it says of them."""

import random

from benchmarks.harness import Results
from benchmarks.intake_covers import _batch, _missed
from ingest.sources.batch import sheet_of


def test_a_batch_tells_whose_each_page_is_and_how_many_covers_were_not_read() -> None:
    dice = random.Random(5)
    for _ in range(40):
        pages, owners, lost = _batch(dice)
        assert len(pages) == len(owners)
        told = [(sheet.dossier, owners[page.index]) for page in pages if (sheet := sheet_of(page))]
        assert all(said == whose for said, whose in told)
        assert lost >= 0


def test_every_missed_cover_of_the_batches_is_noticed() -> None:
    results = Results(7)
    _missed(results, 7, 150)
    assert results.figures["covers.batches_with_missed"] > 10
    assert results.bars["covers.missed_noticed"]["holds"]
    assert results.bars["covers.silent_merges"]["holds"]
