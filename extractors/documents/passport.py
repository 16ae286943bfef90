"""Passport data page, ICAO 9303 TD3: the machine readable zone, then the visual zone (domain B.4)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.cards import CONFIRMED
from extractors.fields.data_page import OTHERS, VISUAL, day, state_of
from extractors.fields.layout import Run, Sheet
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.unlabelled import placed
from extractors.fields.view import View
from extractors.values import countries, mrz, mrz_lines, names, zone_names
from extractors.values.value import Value
from ingest.wording import Bilingual

_ABOVE = 0.78  # of the zone's width: so high is the data page over its zone (68 mm of 112)
_BESIDE = 0.09  # of the zone's width: the page's margins beside it
_NUMBER = re.compile(r"(?=(?:.*\d){5})[A-Z0-9]{7,9}")  # ICAO 9303 leaves nine places
_LEGIBLE = 0.98  # confidence of a printed value that is told beside the zone's
_TITLE = re.compile(r"PASSPORT|PASSEPORT|REISEPASS|旅券|护照$")
_PLACELESS = ("JPN", "KOR")  # states whose passports do not say where one was born
_ANY = "any"  # every other state
_NAME_ZH = FieldSpec(
    "name_zh",
    shapes.person_han,
    (),
    (r"(?P<v>[\u4e00-\u9fff·]{2,12})\s?[/]?\s?(?-i:[A-Z]{2,},\s?[A-Z]{2,})",),
    first="patterns",
    versions=frozenset({"CHN"}),
)
_VISUAL = tuple(
    replace(spec, versions=frozenset(("CHN", _ANY))) if spec.name == "birth_place" else spec
    for spec in VISUAL
)

_NAMES = re.compile(r"([A-Z]{2,}), ?([A-Z]{2,})$")  # as China prints them


def _is_its_line(text: str) -> bool:
    """A line of 44 characters, some of them lost; cards have shorter ones."""
    return mrz_lines.looks_like_line(text) and len(mrz_lines.tidy(text)) >= 38


def _lines(sheet: Sheet) -> Iterator[tuple[mrz.Zone, int, int]]:
    """Every zone of the page with the runs of its two lines."""
    rows = [i for i, run in enumerate(sheet.runs) if mrz_lines.looks_like_line(run.text)]
    for upper, lower in pairwise(rows):
        zone = mrz.td3(sheet.runs[upper].text, sheet.runs[lower].text)
        if zone and zone.lines[0][:1] == "P":
            yield zone, upper, lower


def _crop(sheet: Sheet) -> Sheet:
    """The data page alone: what stands over its zone and hardly beside it; visas and stamps lie elsewhere."""
    found = _best([(*item, 0) for item in _lines(sheet)])
    if found is None:
        return sheet
    upper, lower = sheet.runs[found[1]], sheet.runs[found[2]]
    box = upper.box.union(lower.box)

    def inside(run: Run) -> bool:
        x = run.box.centre[0]
        beside = box.x0 - _BESIDE * box.width <= x <= box.x1 + _BESIDE * box.width
        return run in (upper, lower) or (beside and box.y0 - _ABOVE * box.width < run.middle < upper.middle)

    return sheet.part(inside)


def _best(zones: list[tuple[mrz.Zone, int, int, int]]) -> tuple[mrz.Zone, int, int, int] | None:
    """The first zone whose check digits hold, else the first."""
    return next((zone for zone in zones if zone[0].holds), zones[0] if zones else None)


def _extract(view: View) -> Iterator[Field]:
    found = _best([(*item, n) for n, sheet in enumerate(view.sheets) for item in _lines(sheet)])
    seen = {spec.name: next(iter(view.labelled(spec)), None) for spec in VISUAL}
    if found is None:
        yield from (field for field in seen.values() if field is not None)
        return
    zone, first, second, number = found
    runs = view.sheets[number].runs
    upper, lower = (Stretch(line, 0, len(runs[line].text)) for line in (first, second))
    stated = _stated(zone)
    seen |= _chinese_names(view) if state_of(zone.state) == "CHN" else {}
    for spec in VISUAL:
        if spec.name in stated and not _says(seen[spec.name], stated[spec.name]):
            seen[spec.name] = _repeated(view, spec, number, zone, stated[spec.name].value) or seen[spec.name]
    seen["passport_no"] = seen["passport_no"] or _numbered(view, number)
    seen["issue_date"] = _issued(view, number, zone, seen["issue_date"])
    state = state_of(zone.state)
    known = {name: field for name, field in seen.items() if field is not None}
    seen |= placed(view, number, known, state)
    if state in _PLACELESS:
        seen["birth_place"] = None
    for spec in VISUAL:
        field, value = seen[spec.name], stated.get(spec.name)
        if value is None:
            if field is not None:
                yield field
        else:
            line = lower if value.check is not None else upper
            coded = view.field(spec.name, value, [(number, line)])
            yield _agreed(field, coded, zone)
            if field is not None and _contradicts(field, coded):
                yield field
    yield view.field("mrz1", Value(zone.lines[0], zone.read[0], repaired=False), [(number, upper)])
    yield view.field("mrz2", Value(zone.lines[1], zone.read[1], zone.holds, zone.repaired), [(number, lower)])


def _chinese_names(view: View) -> dict[str, Field | None]:
    """Surname and given name of one line, ZHANG, SAN."""
    for number, sheet in enumerate(view.sheets):
        for index, run in enumerate(sheet.runs):
            match = _NAMES.search(run.text)
            if match:
                return {
                    name: view.field(
                        name, Value(match[k], match[k]), [(number, Stretch(index, *match.span(k)))]
                    )
                    for k, name in ((1, "surname"), (2, "given_names"))
                }
    return {"surname": None, "given_names": None}


def _says(seen: Field | None, stated: Value) -> bool:
    return seen is not None and seen.value == stated.value


def _repeated(view: View, spec: FieldSpec, number: int, zone: mrz.Zone, stated: str) -> Field | None:
    """A run of the data page, its label lost, that says what the zone states."""
    for index, run in enumerate(view.sheets[number].runs):
        other = mrz_lines.looks_like_line(run.text) or _TITLE.search(run.text)
        value = None if other else spec.read(run.text)
        if value is not None and (
            value.value == stated or _same_name(spec.name, value.value, stated, zone) is not None
        ):
            return view.field(spec.name, value, [(number, Stretch(index, 0, len(run.text)))])
    return None


def _numbered(view: View, number: int) -> Field | None:
    """The one run of the data page that looks like a passport's number, whatever became of its label."""
    runs = view.sheets[number].runs
    likely = [index for index, run in enumerate(runs) if _NUMBER.fullmatch(run.text.replace(" ", ""))]
    found = [index for index in likely if day(runs[index].text) is None]
    if len(found) != 1:
        return None
    text = runs[found[0]].text
    where = [(number, Stretch(found[0], 0, len(text)))]
    return view.field("passport_no", Value(text.replace(" ", ""), text), where)


def _issued(view: View, number: int, zone: mrz.Zone, seen: Field | None) -> Field | None:
    """The date of issue beside its label, else the one date that is neither birth nor expiry."""
    if seen is not None and zone.birth_date < seen.value < zone.expiry:
        return seen
    found: dict[str, Field] = {}
    for index, run in enumerate(view.sheets[number].runs):
        value = day(run.text)
        if value is not None and zone.birth_date < value.value < zone.expiry:
            at = max(0, run.text.find(value.raw))
            found[value.value] = view.field(
                "issue_date", value, [(number, Stretch(index, at, at + len(value.raw)))]
            )
    return next(iter(found.values())) if len(found) == 1 else None


def _stated(zone: mrz.Zone) -> dict[str, Value]:
    """What the zone says, each part with its check digit."""
    line1, line2 = zone.lines
    values = {
        "issuing_state": Value(state_of(zone.state), line1[2:5]),
        "surname": Value(zone.surname, zone.surname.replace(" ", "<")),
        "given_names": Value(zone.given_names, zone.given_names.replace(" ", "<")),
        "passport_no": Value(zone.number, line2[:9], zone.check("number"), zone.repaired),
        "dob": Value(zone.birth_date, line2[13:19], zone.check("birth_date"), zone.repaired),
        "expiry": Value(zone.expiry, line2[21:27], zone.check("expiry"), zone.repaired),
    }
    if state_of(zone.nationality) in countries.codes():
        values["nationality"] = Value(state_of(zone.nationality), line2[10:13])
    if zone.sex:
        values["sex"] = Value(zone.sex, line2[20])
    return {name: value for name, value in values.items() if value.value}


def _contradicts(visual: Field, coded: Field) -> bool:
    """Whether the page prints, well legible, something else than a zone whose check digit holds."""
    return coded.check is True and visual.value != coded.value and visual.confidence >= _LEGIBLE


def _agreed(visual: Field | None, coded: Field, zone: mrz.Zone) -> Field:
    """The zone where its check digit holds or the visual zone agrees; else the visual zone, less sure."""
    if coded.check:
        value = visual if visual is not None and visual.value == coded.value else coded
        sure = max(coded.confidence, CONFIRMED) if value is visual else coded.confidence
        return replace(value, check=True, confidence=sure)
    if visual is None:
        return coded
    sure = max(visual.confidence, coded.confidence)
    seen, spelled = names.latin_tokens(visual.value), names.latin_tokens(coded.value)
    if "".join(seen) == "".join(spelled):
        # The zone parts names by fillers, which no reader loses; the visual zone has its spaces.
        return replace(visual if seen == spelled else coded, confidence=sure)
    same = _same_name(coded.name, visual.value, coded.value, zone)
    if same is not None:
        return replace(visual, value=same, confidence=sure)
    return replace(visual, confidence=min(visual.confidence, 0.9))


def _same_name(name: str, visual: str, coded: str, zone: mrz.Zone) -> str | None:
    """The name as printed where the zone only writes it otherwise, or cuts it; None for other fields."""
    if name not in ("surname", "given_names"):
        return None
    return zone_names.as_printed(visual, coded, cut=not zone.lines[0].endswith("<"))


def _version(view: View) -> str:
    """Whose passport it is, as far as the fields differ."""
    found = _best([(*item, n) for n, sheet in enumerate(view.sheets) for item in _lines(sheet)])
    state = state_of(found[0].state) if found else ""
    return state if state in ("", "CHN", *_PLACELESS) else _ANY


TYPE = DocumentType(
    name="passport",
    called=Bilingual(zh="护照", en="Passport"),
    titles=("护照", "Passport", "Passeport", "Reisepass", "Pasaporte", "旅券", "Паспорт", "여권"),
    anchors=(
        "Passport No.",
        "护照号",
        "Given names",
        "Place of birth",
        "Date of expiry",
        "Nationality",
        "Date of birth",
    ),
    against=(
        *("公证书", "译文", "最高学位", "毕业院校", "工作单位", "婚姻状况", "Highest Degree Granted"),
        *("Institution Attended", "Current employer", "Marital status", "Chinese name"),
    ),
    fields=(*_VISUAL, _NAME_ZH, FieldSpec("mrz1", shapes.code(60)), FieldSpec("mrz2", shapes.code(60))),
    stops=OTHERS,
    extract=_extract,
    sign=_is_its_line,
    version=_version,
    crop=_crop,
)
