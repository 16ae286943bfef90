"""Place of birth and authority on a data page with illegible labels: by size, capitals and order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import median

from extractors.document import Field
from extractors.fields.data_page import day, place
from extractors.fields.layout import Run
from extractors.fields.places import Stretch
from extractors.fields.view import View
from extractors.values import countries, names
from extractors.values.value import Value

_SMALL = 0.65  # of the usual height of the values: labels are smaller
_LARGE = 1.7
_DOUBTFUL = 0.9  # what no label bears out is never surer
# Russian offices are letters and a number; readers without Cyrillic give the letters that look the same.
_ALIKE = re.compile(r"[ABCEHKMOPTXYΦ]{2,5} ?\d{3,6}")
_CYRILLIC = str.maketrans(
    "ABCEHKMOPTXYΦ", "\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0423\u0424"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,8}/[A-Z]{2,}")
_CHINESE_OFFICE = re.compile(r".*(?:管理局|公安[部厅局]).*|MPS .*")

Seen = Mapping[str, Field | None]


def placed(view: View, number: int, seen: Seen, state: str) -> dict[str, Field | None]:
    """`birth_place` and `authority` of the data page on sheet `number`, of an issuing `state`.

    What stands beside a label is taken whole. Else: passports state the place
    between birth and issue, the authority beside the date of issue or below it.
    """
    born, issued, numbered = (seen.get(name) for name in ("dob", "issue_date", "passport_no"))
    found = {name: seen.get(name) for name in ("birth_place", "authority")}
    sizes = [f.box.height for f in (born, issued, numbered, seen.get("surname")) if f is not None]
    if not sizes:
        return found
    usual = median(sizes)
    others = {name: field for name, field in seen.items() if name not in found}
    rest = list(_values(view, number, others, usual))
    for name, field in found.items():
        if field is not None:
            whole = next((i for i, run in rest if _holds(run, field)), None)
            found[name] = field if whole is None else _field(view, number, name, whole, state)
    if born is None or issued is None or all(found.values()):
        return _with_second_line(view, number, found, rest)
    ways = _chinese(rest) if state == "CHN" else _ordered(rest, born, issued, usual)
    for name, index in ways.items():
        told = _field(view, number, name, index, state)
        if found[name] is None and told is not None:
            found[name] = replace(told, confidence=min(told.confidence, _DOUBTFUL))
    return _with_second_line(view, number, found, rest)


def _with_second_line(
    view: View, number: int, found: dict[str, Field | None], rest: list[tuple[int, Run]]
) -> dict[str, Field | None]:
    """The office with the line right below it: UNITED STATES / DEPARTMENT OF STATE."""
    office = found["authority"]
    if office is None or names.has_han(office.value):
        return found
    height = office.box.height
    for index, run in rest:
        box = run.printed
        below = 0.5 * height < box.centre[1] - office.box.centre[1] < 1.5 * height
        if below and abs(box.x0 - office.box.x0) < height:
            where = [(number, Stretch(index, 0, len(run.text)))]
            second = view.field("authority", Value(run.text, run.text), where)
            whole = place(f"{office.value} {run.text}")
            if whole is not None:
                sure = min(office.confidence, second.confidence)
                office = replace(
                    office, value=whole.value, raw=whole.raw, box=office.box.union(box), confidence=sure
                )
                return found | {"authority": office}
    return found


def _holds(run: Run, field: Field) -> bool:
    x, y = field.box.centre
    return run.printed.x0 <= x <= run.printed.x1 and run.printed.y0 <= y <= run.printed.y1


def _field(view: View, number: int, name: str, index: int, state: str) -> Field | None:
    """The whole run as the value; of Russian places what stands in Latin letters behind the slash."""
    text = view.sheets[number].runs[index].text
    start = text.rfind("/") + 1 if state == "RUS" else 0
    value = place(text[start:])
    if value is not None and state == "RUS" and _ALIKE.fullmatch(value.value):
        value = Value(value.value.translate(_CYRILLIC), value.raw, repaired=True)
    return view.field(name, value, [(number, Stretch(index, start, len(text)))]) if value else None


def _values(view: View, number: int, seen: Seen, usual: float) -> Iterator[tuple[int, Run]]:
    """Runs in capitals, of the values' size, that state nothing known."""
    known = [field.box.centre for field in seen.values() if field is not None]
    for index, run in enumerate(view.sheets[number].runs):
        box, text = run.printed, run.text
        if not _SMALL * usual <= box.height <= _LARGE * usual or re.search("[a-z]{2}", text):
            continue
        if any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for x, y in known):
            continue
        nationality = seen.get("nationality") is None and countries.parse(text) is not None
        if place(text) is not None and day(text) is None and not nationality and "<<" not in text:
            yield index, run


def _ordered(rest: list[tuple[int, Run]], born: Field, issued: Field, usual: float) -> dict[str, int]:
    """The last one between the rows of birth and issue is the place, the first from there on the office."""
    row = issued.box.centre[1] - 0.8 * usual
    above = [i for i, run in rest if born.box.y0 - 0.8 * usual < run.printed.centre[1] < row]
    below = [i for i, run in rest if run.printed.centre[1] >= row]
    return ({"birth_place": above[-1]} if above else {}) | ({"authority": below[0]} if below else {})


def _chinese(rest: list[tuple[int, Run]]) -> dict[str, int]:
    """China: two places, of birth and of issue, in both scripts; an office of the police."""
    places = [
        i
        for i, run in rest
        if _CHINESE.fullmatch("".join(run.text.split())) and countries.parse(run.text) is None
    ]
    offices = [i for i, run in rest if _CHINESE_OFFICE.fullmatch(run.text)]
    found = {"birth_place": places[0]} if len(places) == 2 else {}
    return found | ({"authority": offices[0]} if offices else {})
