"""A small drawn sheet, as the lead copy has it and as other copies were scanned."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from extractors.copies.comparison import DifferenceKind
from extractors.copies.page import Counterpart, CriticalPlace, compare_page
from extractors.page_text import PageText
from extractors.reading.engine import Engine
from extractors.reading.engines.recorded import Recorded
from ingest.page import PageImage
from samples.canvas import Page, Rect, SealMark, SignatureMark, Stroke, Text
from samples.degrade import Level, Taking, jpeg, take
from samples.ideal import ideal_reading, pixels
from samples.paint import Picture, paint
from samples.places import places
from samples.truth import PageTruth

DPI = 200
COMPANY = "北京沅启创生物医药科技有限公司"


def sheet() -> Page:
    """A contract's last page with a passport number, a date, a seal and a signature."""
    page = Page(150, 160)
    page.text(75, 26, "劳动合同书", 18, align="centre")
    page.text(25, 42, "护照号码：C88058654", 11, field="passport_no", value="C88058654", part="C88058654")
    page.text(25, 52, f"甲方：{COMPANY}", 11)
    page.text(25, 62, "合同期限自下列日期起：2017年3月1日", 11)
    page.text(25, 72, "甲方应当按月支付乙方的工资", 11)
    page.text(25, 82, "乙方应当全职工作并遵守制度", 11)
    page.add(Stroke(25, 92, 125, 92))
    page.text(25, 96, "Both parties shall observe the terms", 11)
    page.text(25, 108, "乙方（签字）：", 11)
    page.add(SignatureMark(Rect(56, 104, 90, 115), "Cedric Falkenrade", "乙方（签字）", seed=4))
    page.add(SealMark(100, 55, 34, COMPANY))
    return page


def with_text(page: Page, old: str, new: str) -> Page:
    """The page with `new` in the place of `old`, a part of one of its runs."""
    (run,) = (e for e in page.elements if isinstance(e, Text) and old in e.text)
    other = replace(run, text=run.text.replace(old, new), field=None, value=None, part=None)
    return replace(page, elements=[other if e is run else e for e in page.elements])


def without(page: Page, kind: type[SealMark] | type[SignatureMark]) -> Page:
    return replace(page, elements=[e for e in page.elements if not isinstance(e, kind)])


def critical(page: Page) -> tuple[CriticalPlace, ...]:
    return tuple(CriticalPlace(place.name, pixels(place.area, DPI)) for place in places(page))


def ideal(page: Page, folder: Path) -> tuple[PageImage, PageText]:
    """The page as a faultless scan and as a faultless reader reads it."""
    picture, _ = paint(page, DPI)
    return filed(picture, DPI, folder), ideal_reading(page, DPI)


def scanned(
    page: Page, folder: Path, seed: int = 1, level: Level | Taking = Level.SCAN, turn: int = 0
) -> tuple[PageImage, PageTruth]:
    scan = take(page, level, seed, turn)
    return spooled(jpeg(scan), scan.picture, scan.truth.dpi, folder), scan.truth


def filed(picture: Picture, dpi: float, folder: Path) -> PageImage:
    """An RGB picture in the spool."""
    data = cv2.imencode(".jpg", np.ascontiguousarray(picture[:, :, ::-1]), [cv2.IMWRITE_JPEG_QUALITY, 90])[1]
    return spooled(data.tobytes(), picture, dpi, folder)


def spooled(data: bytes, picture: Picture, dpi: float, folder: Path) -> PageImage:
    name = f"p{len(list(folder.iterdir())) + 1:04d}"
    file = folder / f"{name}.jpg"
    file.write_bytes(data)
    height, width = picture.shape[:2]
    return PageImage("test.pdf", 0, file, width, height, dpi, "0" * 64, id=name)


def found(
    lead: tuple[PageImage, PageText], copy: PageImage, engine: Engine | None = None
) -> Counterpart | None:
    (answer,) = compare_page(*lead, critical(sheet()), [copy], engine or Recorded(()))
    return answer


def same(lead: tuple[PageImage, PageText], copy: PageImage, engine: Engine) -> Counterpart:
    answer = found(lead, copy, engine)
    assert answer is not None
    return answer


def told(answer: Counterpart) -> list[tuple[DifferenceKind, bool, bool, bool]]:
    return [(d.kind, d.in_lead, d.in_copy, d.certain) for d in answer.differences]
