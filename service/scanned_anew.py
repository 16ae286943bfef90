"""Files that came again as other bytes: the same pages, scanned or saved anew."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from extractors.imaging.glance import glance, likeness
from extractors.page_text import PageText
from ingest.arrival import Overlap, OverlapKind
from ingest.page import PageImage, PageKind
from service.judging import Sorted

# Words decide: of a page that was scanned twice .95 of the pieces of text and .93 of the numbers were read
# alike (made pages, levels of the drop). Numbers tell the reports of two years apart, whose form is one. A
# glance only has to exclude the same words in another layout (.73 and less): two photographs of a page from
# the hand are alike to .90.
_LOOKS = 0.8  # correlation of two pages at a glance
_WORDS, _NUMBERS = 0.8, 0.8  # share of pieces in common, of all pieces of both
_FEWEST = 12  # pieces of text; of a page with fewer nothing is claimed
_PIECE = re.compile(r"\d+|[A-Za-z]+|[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _File:
    """An electronic file of one input: its pages with content, in order."""

    source: str
    pages: tuple[PageImage, ...]


def scanned_anew(found: Sorted, places: Sequence[Path]) -> tuple[Overlap, ...]:
    """Files every page of which is like the page of that place in a file of an earlier input.

    `places` are the folders of the inputs' page pictures, in the order in which the inputs came. Both files
    count: which of two scans is the better one nobody knows.
    """
    files = [list(_files(found, place)) for place in places]
    overlaps = []
    for number, later in enumerate(files):
        earlier = [file for before in files[:number] for file in before]
        for file, other in product(later, earlier):
            if _alike(file, other, found.texts):
                overlaps.append(Overlap(OverlapKind.ALIKE, file.source, other.source))
    return tuple(overlaps)


def _files(found: Sorted, place: Path) -> Iterator[_File]:
    pages: dict[str, list[PageImage]] = {}
    for volume in found.volumes:
        for page in volume.pages if volume.electronic else ():
            image = found.images.get(page.id)
            if page.kind is PageKind.CONTENT and image and image.file.is_relative_to(place):
                pages.setdefault(page.source, []).append(image)
    yield from (_File(source, tuple(images)) for source, images in pages.items())


def _alike(file: _File, other: _File, texts: Mapping[str, PageText]) -> bool:
    """Words first: they are there already, pictures have to be looked at."""
    if len(file.pages) != len(other.pages):
        return False
    pairs = list(zip(file.pages, other.pages, strict=True))
    return all(_say_the_same(texts.get(one.id), texts.get(two.id)) for one, two in pairs) and all(
        _look_the_same(one, two, texts) for one, two in pairs
    )


def _say_the_same(one: PageText | None, two: PageText | None) -> bool:
    if one is None or two is None:
        return False
    pieces = [
        Counter(piece for line in text.lines for piece in _PIECE.findall(line.text)) for text in (one, two)
    ]
    if min(count.total() for count in pieces) < _FEWEST:
        return False
    numbers = [Counter({piece: n for piece, n in count.items() if piece.isdecimal()}) for count in pieces]
    return _in_common(*pieces) >= _WORDS and _in_common(*numbers) >= _NUMBERS


def _pieces(text: PageText) -> Counter[str]:
    return Counter(piece for line in text.lines for piece in _PIECE.findall(line.text))


def _in_common(one: Counter[str], two: Counter[str]) -> float:
    every = (one | two).total()
    return (one & two).total() / every if every else 1.0


def _look_the_same(one: PageImage, two: PageImage, texts: Mapping[str, PageText]) -> bool:
    glances = [glance(page.file, page.dpi) for page in (one, two)]
    rotation = texts[one.id].rotation
    return bool(likeness(glances[:1], [rotation], glances[1:])[0, 0] >= _LOOKS)
