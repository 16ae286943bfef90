"""Made copies as pictures in a folder and as what intake would hand on, with the places of their defects."""

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.reading_pages import in_two
from ingest.arrival import Arrival, Declared, Intake
from ingest.page import Box, PageImage
from ingest.volume import Binding, Volume
from samples.batch import sideways
from samples.canvas import Page
from samples.copy_defects import Leaf
from samples.copy_sets import CopySet, Treatment
from samples.degrade import LEVELS, Level, Taking, degrade, jpeg
from samples.ideal import pixels
from samples.paint import Picture, paint
from samples.seals import hash_of
from samples.truth import FieldTruth, PageTruth

_TURNED = 3  # one page in so many, where some lie upside down
_ZOOM = (0.97, 1.03)
_UNSHARP = 1.2  # millimetres, standard deviation of the blur of a page that nobody can read
_FINE = {Level.SCAN: 300, Level.PHONE: 200}
_Painted = dict[tuple[int, float], tuple[Picture, PageTruth]]  # by page and dpi
Boxes = Mapping[int, tuple[tuple[Box, Box], ...]]


@dataclass(frozen=True, slots=True)
class Side:
    """A scanned page. `boxes` holds (core, around) of each spot of a defect, by the defect's number.

    Spots of a page are given on every copy of it, in pixels of the upright picture, wherever they differ.
    `turn` is by how many degrees clockwise the picture lies in its file.
    """

    image: PageImage
    key: str
    boxes: Boxes
    turn: int = 0


@dataclass(frozen=True, slots=True)
class MadeCopies:
    """A set as it comes in, and its pages by id."""

    made: CopySet
    level: Level
    arrival: Arrival
    sides: Mapping[str, Side]


@dataclass(frozen=True, slots=True)
class _Job:
    """A page to be scanned; `spots` are (defect, core, around)."""

    name: str
    leaf: Leaf
    taking: Taking
    zoom: float
    turn: int
    seed: int
    spots: tuple[tuple[int, Any, Any], ...]
    folder: Path


def scan_set(made: CopySet, level: Level, folder: Path) -> MadeCopies:
    """Scan every page of the set into the folder; pictures that an earlier run left there are kept."""
    order = sorted(made.volumes, key=lambda volume: (volume[1], volume[0] is not Binding.FORM))
    jobs: dict[str, _Job] = {}
    for binding, copy in order:
        for leaf in made.volumes[binding, copy]:
            page = f"p{len(jobs) + 1:04d}"
            jobs[page] = _job(page, leaf, binding, copy, made, level, folder)
    by_page: dict[str, list[tuple[str, _Job]]] = defaultdict(list)
    for page, job in jobs.items():
        by_page[job.leaf.key].append((page, job))
    scanned = dict(entry for group in in_two(_scan_group, by_page.values()) for entry in group)
    sides, volumes, ids = {}, [], iter(jobs)
    for binding, copy in order:
        pages = []
        for index, leaf in enumerate(made.volumes[binding, copy]):
            page = next(ids)
            image, boxes = scanned[page]
            image = replace(image, source=f"{binding}-{copy}.pdf", index=index)
            sides[page] = Side(image, leaf.key, boxes, jobs[page].turn)
            pages.append(image)
        volumes.append(Volume(binding, copy, tuple(pages), None, f"{binding}-{copy}.pdf"))
    arrival = Arrival(f"BJ-2017-{made.seed % 10_000:04d}", Intake.PAPER, Declared(), tuple(volumes))
    return MadeCopies(made, level, arrival, sides)


def taking_of(treatment: Treatment, level: Level) -> Taking:
    """How a copy is taken in at a level that went through something."""
    plain = LEVELS[level]
    fine = _FINE.get(level, plain.dpi)
    coarser = fine / plain.dpi
    return {
        Treatment.OTHER_SCANNER: LEVELS[Level.SCAN if plain.camera else Level.FLATBED],
        Treatment.FINER: replace(plain, dpi=fine, blur=(plain.blur[0] * coarser, plain.blur[1] * coarser)),
        Treatment.GREY: replace(plain, colour=False),
        Treatment.DARKER: replace(plain, paper=(205, 222), ink=(50, 80)),
        Treatment.PHOTOCOPY: replace(plain, toner=True, dust=40),
    }.get(treatment, plain)


def _job(
    name: str, leaf: Leaf, binding: Binding, copy: int, made: CopySet, level: Level, folder: Path
) -> _Job:
    treatment = made.treatments[copy]
    seed = hash_of("copies", made.seed, level, copy, name)
    turn = sideways(leaf.page, seed)
    if treatment is Treatment.UPSIDE_DOWN or (treatment is Treatment.TURNED and seed % _TURNED == 0):
        turn += 180
    elif treatment is Treatment.SIDEWAYS:
        turn += 90
    zoom = 1.0
    if treatment is Treatment.ZOOMED:
        zoom = random.Random(f"zoom-{made.seed}-{copy}").choice(_ZOOM)
    taking = taking_of(treatment, level)
    if leaf.spoiled:
        unsharp = _UNSHARP / 25.4 * taking.dpi
        taking = replace(taking, blur=(unsharp, unsharp))
    spots = tuple(
        (number, spot.core, spot.around)
        for number, defect in enumerate(made.defects)
        if leaf.key in defect.keys
        for spot in defect.spots
    )
    stem = f"{made.seed}-{level}-{binding}-c{copy}-{name}"
    return _Job(stem, leaf, taking, zoom, turn % 360, seed, spots, folder)


def _scan_group(group: list[tuple[str, _Job]]) -> list[tuple[str, tuple[PageImage, Boxes]]]:
    """The copies of one page: what is the same in several is painted once."""
    painted: _Painted = {}
    return [(page, _scanned(page, job, painted)) for page, job in group]


def _scanned(page: str, job: _Job, painted: _Painted) -> tuple[PageImage, Boxes]:
    drawn = job.leaf.page
    what = (drawn, job.taking, job.zoom, job.turn, job.seed, job.spots)
    print_ = hashlib.sha256(repr(what).encode()).hexdigest()[:8]
    file = job.folder / f"{job.name}-{print_}.jpg"
    notes = file.with_suffix(".json")
    if not notes.exists():
        _write(file, notes, drawn, job, painted)
    noted = json.loads(notes.read_text())
    boxes: dict[int, tuple[tuple[Box, Box], ...]] = {}
    for number, core, around in noted["boxes"]:
        boxes[number] = (*boxes.get(number, ()), (Box(*core), Box(*around)))
    image = PageImage("", 0, file, noted["width"], noted["height"], noted["dpi"], noted["sha256"], id=page)
    return image, boxes


def _write(
    file: Path,
    notes: Path,
    drawn: Page,
    job: _Job,
    painted: _Painted,
) -> None:
    taking = job.taking
    dpi = max(200, round(1.34 * taking.dpi)) if taking.camera else taking.dpi
    dpi_drawn = dpi * job.zoom
    if (id(drawn), dpi_drawn) not in painted:
        painted[id(drawn), dpi_drawn] = paint(drawn, dpi_drawn)
    picture, truth = painted[id(drawn), dpi_drawn]
    # Where the spots come to lie is told by the truth: they go through the scanner as fields.
    places = tuple(
        FieldTruth(str(number), "", "", pixels(area, dpi_drawn))
        for number, *areas in job.spots
        for area in areas
    )
    truth = PageTruth(truth.width, truth.height, dpi, fields=places)
    scan = degrade(picture.copy(), truth, taking, job.seed, job.turn)
    data = jpeg(scan)
    file.write_bytes(data)
    moved = [(f.box.x0, f.box.y0, f.box.x1, f.box.y1) for f in scan.truth.fields]
    height, width = scan.picture.shape[:2]
    noted = {
        "width": width, "height": height, "dpi": scan.truth.dpi, "sha256": hashlib.sha256(data).hexdigest(),
        "boxes": [
            (number, core, around)
            for (number, *_), core, around in zip(job.spots, moved[::2], moved[1::2], strict=True)
        ],
    }  # fmt: skip
    notes.write_text(json.dumps(noted))
