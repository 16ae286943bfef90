"""What was missed or wrongly told, one by one, with the places of it cut out of both pictures."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from benchmarks.copies_pages import Side
from benchmarks.copies_score import FalseAlarm, Score, Verdict
from extractors.copies.comparison import CopyComparison, Difference, PagePair
from ingest.page import Box
from samples.copy_sets import COPIES

_ROOM = 60.0  # pixels around a place that is cut out
_MOST = 1400  # pixels of width of such a picture
Place = tuple[Side, Box]


def show(level: str, score: Score, folder: Path) -> None:
    """Print misses, false alarms and pages left out; those with a place are drawn into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, verdict in enumerate(score.verdicts):
        if not verdict.found:
            print("\n".join(_missed(level, score, verdict)))
            name = f"missed-{score.made.made.seed}-{level}-{number}-{verdict.defect.kind}.png"
            _draw(_places(score, number, verdict), folder / name)
    for number, alarm in enumerate(score.false):
        print("\n".join(_false(level, score, alarm)))
        sides = _sides(score, alarm.pair)
        if alarm.difference and len(sides) > 1:
            name = f"false-{score.made.made.seed}-{level}-{number}-{alarm.what}.png"
            boxes = alarm.difference.lead_box, alarm.difference.box
            _draw(list(zip(sides, boxes, strict=True)), folder / name)
    for page in score.left_out:
        print(f"LEFT OUT {level} {page} {score.made.sides[page].key} {score.made.sides[page].image.file}")


def _missed(level: str, score: Score, verdict: Verdict) -> Iterator[str]:
    d = verdict.defect
    yield (
        f"MISSED {level} {d.kind} {d.before!r}>{d.after!r} {d.field} {d.binding} copies {sorted(d.copies)} "
        f"place {d.place} at {d.at} {' '.join(d.keys)} {d.note}; expected in {sorted(verdict.expected)}, "
        f"shown in { {copy: sorted(keys) for copy, keys in verdict.shown.items()} }"
    )
    number = score.made.made.defects.index(d)
    for page, side in _with_key(score, d.binding, d.keys):
        boxes = " ".join(_box(core) for core, _ in side.boxes.get(number, ()))
        yield f"    {page} {side.image.file} {boxes}"
    for comparison in score.compared:
        if comparison.binding is d.binding and comparison.copy in verdict.expected:
            yield from _told(score, comparison, d.keys)


def _told(score: Score, comparison: CopyComparison, keys: Sequence[str]) -> Iterator[str]:
    """What was told of these pages instead."""
    for pair in comparison.pages:
        if any(side.key in keys for side in _sides(score, pair)):
            yield f"    told of copy {comparison.copy}: {pair.lead} {pair.page} {pair.relation}"
            yield from _differences(pair)


def _false(level: str, score: Score, alarm: FalseAlarm) -> Iterator[str]:
    c, d = alarm.comparison, alarm.difference
    head = f"FALSE {level} {alarm.what} {c.binding} lead {c.lead} copy {c.copy} ({score.treatment(alarm)})"
    yield head if d is None else f"{head} {_words(d)} {_box(d.lead_box)} {_box(d.box)}"
    for side in _sides(score, alarm.pair):
        yield f"    {side.image.id} {side.key} {side.image.file}"
    if d is None and alarm.pair:
        yield from _differences(alarm.pair)


def _differences(pair: PagePair) -> Iterator[str]:
    yield from (f"        {_words(d)} {_box(d.lead_box)} {_box(d.box)}" for d in pair.differences)


def _words(d: Difference) -> str:
    sure = "certain" if d.certain else "doubtful"
    return f"{d.kind} {d.lead_text!r}>{d.text!r} {d.field} in lead {d.in_lead} in copy {d.in_copy} {sure}"


def _box(box: Box) -> str:
    return f"({box.x0:.0f},{box.y0:.0f},{box.x1:.0f},{box.y1:.0f})"


def _sides(score: Score, pair: PagePair | None) -> list[Side]:
    pages = (pair.lead, pair.page) if pair else ()
    return [score.made.sides[page] for page in pages if page is not None]


def _with_key(score: Score, binding: str, keys: Sequence[str]) -> list[tuple[str, Side]]:
    return [
        (page, side)
        for page, side in score.made.sides.items()
        if side.key in keys and side.image.source.startswith(binding)
    ]


def _places(score: Score, number: int, verdict: Verdict) -> list[Place]:
    """The first spot of a missed defect, in a copy that is right and in one that is not."""
    copies = verdict.defect.copies
    right = min(set(range(1, COPIES + 1)) - copies)
    sources = {f"{verdict.defect.binding}-{copy}.pdf" for copy in (right, min(copies))}
    sides = (side for _, side in _with_key(score, verdict.defect.binding, verdict.defect.keys))
    return [(s, s.boxes[number][0][0]) for s in sides if s.image.source in sources and number in s.boxes]


def _draw(places: Sequence[Place], file: Path) -> None:
    """The places below one another, framed in red; nothing where there is no place."""
    cuts = [_cut(side, box) for side, box in places]
    if not cuts:
        return
    sheet = Image.new("RGB", (max(cut.width for cut in cuts), sum(cut.height + 4 for cut in cuts)), "white")
    y = 0
    for cut in cuts:
        sheet.paste(cut, (0, y))
        y += cut.height + 4
    sheet.save(file)


def _cut(side: Side, box: Box) -> Image.Image:
    picture = Image.open(side.image.file).convert("RGB").rotate(side.turn, expand=True)
    ImageDraw.Draw(picture).rectangle((box.x0, box.y0, box.x1, box.y1), outline="red")
    area = box.grow(_ROOM)
    left, top = round(max(0.0, area.x0)), round(max(0.0, area.y0))
    cut = picture.crop((left, top, round(min(area.x1, picture.width)), round(min(area.y1, picture.height))))
    return cut if cut.width <= _MOST else cut.resize((_MOST, round(cut.height * _MOST / cut.width)))
