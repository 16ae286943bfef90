"""What letters have in common: the head, the date that stands alone, and who signs."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extractors.document import Field
from extractors.fields import shapes, wording
from extractors.fields.dated import LoneDate, dated_field, lone_dates
from extractors.fields.layout import Run, Sheet
from extractors.fields.places import Stretch
from extractors.fields.spec import Shape
from extractors.fields.view import View
from extractors.values import countries
from extractors.values.names import has_han

_BODY = re.compile(wording.BODY)
_NO_HEAD = re.compile(r"[@]|www|https?:|[Tt]el\b|[:：]|\d{3}")
_HEAD = 0.24  # of the page's height: letterheads end here
_CLOSING = re.compile(
    r"(?:yours? (?:faithfully|sincerely|truly)|sincerely(?: yours)?"
    r"|(?:best|kind|with kind) regards|respectfully"
    r"|for and on behalf|on behalf of|mit freundlichen|hochachtungsvoll|signed by|authori[sz]ed signat)",
    re.IGNORECASE,
)
_SAME_NAME = 60  # percent: a signature is read with faults
_ADDRESS = re.compile(r"[,，·]|\s{2,}")


def letterhead(view: View, name: str) -> Field | None:
    """The organisation whose paper it is: the largest lines at the top of the first page that name one."""
    for block in sorted(_blocks(view.sheets[0]), key=lambda block: -block[0][1].box.height):
        text = " ".join(run.text for _, run in block)
        whole = " " in text or has_han(text)  # "Ltd." alone is the rest of a name
        names_one = whole and _BODY.search(text) and not _NO_HEAD.search(text)
        value = shapes.organisation(text) if names_one else None
        if value is not None:
            return view.field(name, value, [(0, Stretch(i, 0, len(run.text))) for i, run in block])
    return None


def _blocks(sheet: Sheet) -> list[list[tuple[int, Run]]]:
    """The lines of the head; those of one size right below one another are one block."""
    head = [(i, run) for i, run in enumerate(sheet.runs) if run.middle < _HEAD * sheet.height]
    blocks: list[list[tuple[int, Run]]] = []
    for index, run in sorted(head, key=lambda item: item[1].middle):
        last = blocks[-1][-1][1] if blocks else run
        height = last.box.height
        near = 0.5 * height < run.middle - last.middle < 1.9 * height
        alike = 0.85 < run.box.height / height < 1.18 and last.text[-1:] not in ".!"
        if blocks and near and (alike or last.text.rstrip().endswith((",", "，"))):
            blocks[-1].append((index, run))
        else:
            blocks.append([(index, run)])
    return blocks


def head_country(view: View, name: str) -> Field | None:
    """The country at the end of an address in the letterhead or at the foot of the first page."""
    sheet = view.sheets[0]
    for index, run in enumerate(sheet.runs):
        if _HEAD * sheet.height <= run.middle <= 0.9 * sheet.height:
            continue
        start = 0
        for cut in [*_ADDRESS.finditer(run.text), None]:
            end = cut.start() if cut else len(run.text)
            piece = run.text[start:end].strip(" .·")
            value = countries.parse(piece) if start and len(piece) > 3 else None
            if value is not None:
                at = run.text.index(piece, start)
                return view.field(name, value, [(0, Stretch(index, at, at + len(piece)))])
            start = cut.end() if cut else end
    return None


def letter_date(view: View, name: str) -> Field | None:
    """The date that stands alone: below the head of the first page, else the lowest of the last."""
    top = view.sheets[0]
    upper = [d for d in _unowned(view, 0, name) if d.middle < 0.42 * top.height]
    if upper:
        return dated_field(view, name, 0, min(upper, key=lambda date: date.middle))
    for number in reversed(range(len(view.sheets))):
        sheet = view.sheets[number]
        lower = [d for d in _unowned(view, number, name) if d.middle > 0.42 * sheet.height]
        if lower:
            return dated_field(view, name, number, max(lower, key=lambda d: (bool(d.value), d.middle)))
    return None


def _unowned(view: View, number: int, name: str) -> Iterator[LoneDate]:
    """The lone dates of a page that no other field's label stands beside, on the row to the left."""
    sheet, labels = view.sheets[number], view.neighbourhoods[number].labels
    for date in lone_dates(sheet):
        run = sheet.runs[date.where.run]
        owners = (
            label
            for label in labels
            if name not in label.keys
            and label.box.x0 < run.box.x1
            and abs(label.box.centre[1] - run.middle) < 0.5 * run.box.height
        )
        if not any(owners):
            yield date


def signer(view: View, name: str, title: str) -> Iterator[Field]:
    """The printed name below the closing words, and the line below it as the signer's title."""
    for number in reversed(range(len(view.sheets))):
        sheet = view.sheets[number]
        closings = [run for run in sheet.runs if _CLOSING.match(run.text.strip())]
        if not closings:
            continue
        last = max(closings, key=lambda run: run.middle)
        below = sorted(_below(sheet, last), key=lambda item: item[1].middle)
        for place, (index, run) in enumerate(below):
            who = _shaped(view, name, shapes.person_latin, number, index, run)
            if who is None or _BODY.search(run.text) or _handwritten(run, below):
                continue
            yield who
            if place + 1 < len(below):
                following = below[place + 1]
                role = _shaped(view, title, shapes.text(60), number, *following)
                if role is not None and not re.search(r"\d", following[1].text):
                    yield role
            return


def _below(sheet: Sheet, above: Run) -> Iterator[tuple[int, Run]]:
    """Lines below `above` in the same column."""
    for index, run in enumerate(sheet.runs):
        under = 0.5 * above.box.height < run.middle - above.middle < 0.25 * sheet.height
        if under and run.box.x0 < above.box.x1 and run.box.x1 > above.box.x0 - above.box.height:
            yield index, run


def _handwritten(run: Run, below: list[tuple[int, Run]]) -> bool:
    """Whether the same name stands again below: the upper one is the signature, read by chance."""
    return any(
        other.middle > run.middle and fuzz.ratio(run.text.casefold(), other.text.casefold()) > _SAME_NAME
        for _, other in below
    )


def _shaped(view: View, name: str, shape: Shape, number: int, index: int, run: Run) -> Field | None:
    value = shape(run.text)
    return view.field(name, value, [(number, Stretch(index, 0, len(run.text)))]) if value else None
