"""Copies glanced at and compared in worker processes, with the limits that reading has."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.copies.page import compare_page
from extractors.imaging.glance import glance
from extractors.reading.engines.recorded import Recorded
from extractors.reading.pool import Failure, PageFailed, ReadingPool
from samples.canvas import Page
from samples.paint import paint
from tests.extractors.copies.drawn import DPI, filed, ideal, sheet


def test_a_worker_answers_as_this_process_would(tmp_path: Path) -> None:
    lead, text = ideal(sheet(), tmp_path)
    upside_down = filed(paint(sheet(), DPI)[0][::-1, ::-1], DPI, tmp_path)
    blank, _ = ideal(Page(150, 160), tmp_path)
    broken = replace(lead, file=tmp_path / "broken.jpg")
    broken.file.write_bytes(b"no picture")
    copies = (upside_down, blank, broken)
    with ReadingPool("recorded", 1) as pool:
        looks = pool.glance((lead, *copies))
        answers = pool.compare(lead, text, (), copies)
        (here, *others) = compare_page(lead, text, (), copies, Recorded(()))
        assert answers.result(timeout=60) == (here, *others)
    assert here is not None
    assert here.turn == 180
    assert others == [None, None]
    for look, page in zip(looks.result(), (lead, *copies), strict=True):
        assert (look == glance(page.file, DPI)).all()


def test_a_page_that_is_gone_fails_its_job_and_no_other(tmp_path: Path) -> None:
    lead, text = ideal(sheet(), tmp_path)
    gone = replace(lead, file=tmp_path / "gone.jpg")
    with ReadingPool("recorded", 1) as pool:
        errors = [
            pool.compare(gone, text, (), (lead,)).exception(timeout=60),
            pool.glance((lead, gone)).exception(timeout=60),
        ]
        assert pool.glance((lead,)).exception(timeout=60) is None
    for error in errors:
        assert isinstance(error, PageFailed)
        assert error.code is Failure.FAILED
        assert "gone.jpg" in str(error)


@pytest.mark.parametrize("work", ["glance", "compare"])
def test_what_comes_after_the_end_fails_at_once(tmp_path: Path, work: str) -> None:
    lead, text = ideal(sheet(), tmp_path)
    with ReadingPool("recorded", 1) as pool:
        pass
    job = pool.glance((lead,)) if work == "glance" else pool.compare(lead, text, (), (lead,))
    assert isinstance(job.exception(timeout=10), PageFailed)
