"""What is painted over in the pictures of the report page.

Hidden are identity numbers (see `masking`), what the personal-information sheet says beside its title and the
fields that rules need (family, address, contacts: domain B.3), and pages of another person's dossier whole.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from extractors.page_text import Line, PageText
from ingest.page import Box
from service.report.masking import Mask, about_identity, foreign_pages, is_identity, mask_of
from service.report.schema import Report, ReportDocument

_PRIVATE = "personal_information"

_Placed = Iterator[tuple[str, Box]]


def hidden_places(report: Report, texts: Mapping[str, PageText]) -> dict[str, tuple[Box, ...]]:
    """Boxes to paint over, by page id. `texts` are the readings of the pages, `report` is not masked yet."""
    mask = mask_of(report)
    places: dict[str, list[Box]] = defaultdict(list)
    for found in (
        _fields(report),
        _evidence(report, mask),
        _repetitions(texts, mask),
        _private(report, texts),
    ):
        for page, box in found:
            places[page].append(box)
    for page, box in _foreign(report):
        places[page] = [box]
    return {page: tuple(boxes) for page, boxes in places.items()}


def _fields(report: Report) -> _Placed:
    for document in report.documents:
        yield from ((field.page, Box(*field.box)) for field in document.fields if is_identity(field.name))


def _evidence(report: Report, mask: Mask) -> _Placed:
    """Places that a rule on identity numbers points at; names and dates among them stay."""
    for finding in filter(about_identity, report.findings):
        for place in finding.evidence:
            if mask.token(place.text) != place.text:
                yield place.page, Box(*place.box)


def _repetitions(texts: Mapping[str, PageText], mask: Mask) -> _Placed:
    """Wherever a number is printed, whether anybody took it as a field or not."""
    for page, text in texts.items():
        for line in text.lines:
            yield from ((page, _part(line, *span)) for span in mask.spans(line.text))


def _private(report: Report, texts: Mapping[str, PageText]) -> _Placed:
    for document in report.documents:
        if document.type == _PRIVATE:
            for page in document.pages:
                yield from ((page, box) for box in _untaken(document, texts.get(page)))


def _untaken(document: ReportDocument, text: PageText | None) -> Iterator[Box]:
    """Lines below the title that no field was taken from."""
    taken = [Box(*field.box) for field in document.fields]
    for line in text.lines[1:] if text else ():
        if not any(line.box.overlap(box) > 0.5 * box.area for box in taken):
            yield line.box


def _foreign(report: Report) -> _Placed:
    sizes = {page.id: Box(0, 0, page.width, page.height) for page in report.pages}
    yield from ((page, sizes[page]) for page in foreign_pages(report) if page in sizes)


def _part(line: Line, start: int, end: int) -> Box:
    """Where characters `start` to `end` of a line stand, with a character to spare; Han characters are twice
    as wide as Latin ones. A vertical line is taken whole."""
    box = line.box
    if box.height > box.width:
        return box
    widths = [2 if ord(c) > 0x2E7F else 1 for c in line.text]
    unit = box.width / sum(widths)
    return Box(
        max(box.x0, box.x0 + unit * (sum(widths[:start]) - 1)),
        box.y0,
        min(box.x1, box.x0 + unit * (sum(widths[:end]) + 1)),
        box.y1,
    )
