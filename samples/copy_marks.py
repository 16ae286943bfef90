"""Marks changed on a drawn page: a signature or a seal taken away, a remark or a correction by hand added."""

import random

from samples.canvas import (
    Code,
    Element,
    Ink,
    Page,
    Panel,
    Photo,
    Rect,
    SealMark,
    SignatureMark,
    Stroke,
    Text,
    Tick,
)
from samples.copy_defects import Change, Spot, with_elements
from samples.places import span_area
from samples.seals import extent, on_page

_REMARKS = ("已核", "原件已验", "见附件三", "待补", "与原件不符", "同意", "请补充材料")
_LATIN = ("checked", "see annex", "OK")
_MARGIN = 7.0  # millimetres of the edge where nobody writes
_TRIES = 60
_VISIBLE = 0.3  # share of a seal that must lie on the page


def without_signature(page: Page, rng: random.Random) -> Change | None:
    """One signature is not there; None where the page has none."""
    signed = [e for e in page.elements if isinstance(e, SignatureMark)]
    if not signed:
        return None
    gone = rng.choice(signed)
    return _without(page, gone, gone.area, gone.name)


def without_seal(page: Page, rng: random.Random) -> Change | None:
    """One red or blue seal is not there; those of which but a small part lies on the page do not count."""
    seals = [e for e in page.elements if isinstance(e, SealMark) and e.ink in (Ink.RED, Ink.BLUE)]
    seals = [e for e in seals if _area(on_page(e, page)[0]) > _VISIBLE * _area(extent(e))]
    if not seals:
        return None
    gone = rng.choice(seals)
    return _without(page, gone, on_page(gone, page)[0], gone.ring)


def _without(page: Page, gone: Element, area: Rect, name: str) -> Change:
    left = [e for e in page.elements if e is not gone]
    return Change(with_elements(page, left), (Spot(area, area),), before=name)


def with_note(page: Page, rng: random.Random) -> Change | None:
    """A remark by hand where nothing stands: in a margin, below the text or between wide lines."""
    taken = [area for e in page.elements if (area := _extent(e, page)) is not None]
    text = rng.choice(_REMARKS + _LATIN)
    for _ in range(_TRIES):
        height = rng.choice((5.0, 7.0, 9.0))
        width = height * (0.9 * len(text) if ord(text[0]) > 0x2E7F else 0.5 * len(text))
        x = rng.uniform(_MARGIN, page.width - _MARGIN - width)
        y = rng.uniform(_MARGIN, page.height - _MARGIN - height)
        area = Rect(x, y, x + width, y + height)
        if not any(_meet(area, other) for other in taken):
            mark = SignatureMark(area, text, "", rng.choice((Ink.BLACK, Ink.BLUE)), rng.randint(0, 10**6))
            return Change(with_elements(page, [*page.elements, mark]), (Spot(area, area),), after=text)
    return None


def with_correction(page: Page, rng: random.Random) -> Change | None:
    """A word struck out by hand, what it should be written above it; None where no word is long enough."""
    runs = [e for e in page.elements if isinstance(e, Text) and not e.vertical and e.size >= 9]
    runs = [e for e in runs if len(e.text.strip()) >= 4]
    if not runs:
        return None
    run, length = rng.choice(runs), rng.randint(2, 4)
    starts = [n for n in range(len(run.text)) if len(run.text[n : n + length].strip()) == length]
    if not starts:
        return None
    start = rng.choice(starts)
    struck = span_area(run, start, start + length)
    ink, middle = rng.choice((Ink.BLACK, Ink.BLUE)), (struck.y0 + struck.y1) / 2
    line = Stroke(
        struck.x0 - 0.5, middle + rng.uniform(-0.4, 1), struck.x1 + 0.5, middle + rng.uniform(-1, 0.4),
        rng.uniform(0.35, 0.6), ink,
    )  # fmt: skip
    area = Rect(struck.x0, struck.y0 - 4.5, struck.x0 + 14, struck.y0 + 0.3)
    above = SignatureMark(area, rng.choice(_REMARKS[:4]), "", ink, rng.randint(0, 10**6))
    written = [line, above] if rng.random() < 0.5 else [line]
    spots = [Spot(struck, run.box)] + [Spot(area, area)] * (len(written) - 1)
    changed = with_elements(page, [*page.elements, *written])
    return Change(changed, tuple(spots), run.text[start : start + length], "", run.field or "")


def _area(rect: Rect) -> float:
    return (rect.x1 - rect.x0) * (rect.y1 - rect.y0)


def _meet(a: Rect, b: Rect) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


def _extent(element: Element, page: Page) -> Rect | None:
    """Where an element leaves ink; None for grounds, on which one may write."""
    match element:
        case Text():
            return element.box
        case SealMark():
            return on_page(element, page)[0]
        case SignatureMark() | Photo() | Code():
            return element.area
        case Tick():
            return Rect(element.x, element.y, element.x + element.size, element.y + element.size)
        case Stroke():
            x, y = sorted((element.x0, element.x1)), sorted((element.y0, element.y1))
            return Rect(x[0] - 0.3, y[0] - 0.3, x[1] + 0.3, y[1] + 0.3)
        case Panel():
            return None
