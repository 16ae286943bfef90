"""Passport data page, ICAO 9303 TD3: the machine readable zone, then the visual zone (domain B.4)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.dated import dated_field, lone_dates
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import countries, mrz, mrz_lines, names, passport_number
from extractors.values.value import Value

_SURE = 0.995  # what the check digits of the zone confirm is at least as sure as a sure line


def _capitals(raw: str) -> Value | None:
    value = shapes.person_latin(raw)
    return Value(value.value.upper(), value.raw) if value else None


def _state(raw: str) -> Value | None:
    value = raw.strip().upper()
    return Value(value, raw.strip()) if len(value) == 3 and value.isalpha() else countries.parse(raw)


_VISUAL = (
    FieldSpec(
        "issuing_state",
        _state,
        ("Code", "Country code", "Code of issuing State", "国家码", "签发国", "Code du pays"),
    ),
    FieldSpec(
        "passport_no",
        passport_number.parse,
        ("Passport No.", "Passport No", "N° de passeport", "护照号", "护照号码", "Document No."),
    ),
    FieldSpec("surname", _capitals, ("Surname", "Nom", "姓", "Family name", "Name")),
    FieldSpec("given_names", _capitals, ("Given names", "Given name", "Prénoms", "Prénom", "名", "Vornamen")),
    FieldSpec("nationality", countries.parse, ("Nationality", "Nationalité", "国籍", "Staatsangehörigkeit")),
    FieldSpec("dob", shapes.day, ("Date of birth", "Date de naissance", "出生日期", "Geburtsdatum")),
    FieldSpec("sex", shapes.sex, ("Sex", "Sexe", "性别", "Geschlecht")),
    FieldSpec(
        "birth_place",
        shapes.text(60),
        ("Place of birth", "Lieu de naissance", "出生地点", "出生地", "Geburtsort"),
    ),
    FieldSpec("issue_date", shapes.day, ("Date of issue", "Date de délivrance", "签发日期", "Issued on")),
    FieldSpec(
        "expiry", shapes.day, ("Date of expiry", "Date d'expiration", "有效期至", "Valid until", "Expires on")
    ),
    FieldSpec(
        "authority", shapes.text(60), ("Authority", "Autorité", "签发机关", "Issuing authority", "Behörde")
    ),
)


def _zone(view: View) -> tuple[mrz.Zone, int, Stretch, Stretch] | None:
    """The zone with its sheet and the stretches of its two lines, neighbours that look like such lines."""
    best = None
    for number, sheet in enumerate(view.sheets):
        rows = [i for i, run in enumerate(sheet.runs) if mrz_lines.looks_like_line(run.text)]
        for upper, lower in pairwise(rows):
            zone = mrz.td3(sheet.runs[upper].text, sheet.runs[lower].text)
            if zone and zone.lines[0][:1] == "P" and (best is None or (zone.holds and not best[0].holds)):
                ends = (len(sheet.runs[upper].text), len(sheet.runs[lower].text))
                best = (zone, number, Stretch(upper, 0, ends[0]), Stretch(lower, 0, ends[1]))
    return best


def _above(view: View, spec: FieldSpec, zone: tuple[int, Stretch, Stretch] | None) -> Field | None:
    """The field on the page of the machine readable zone and above it; visas lie below."""
    for field in view.labelled(spec):
        if zone is None:
            return field
        sheet = view.sheets[zone[0]]
        if field.page == sheet.page.id and field.box.y1 <= sheet.runs[zone[1].run].printed.y1:
            return field
    return None


def _issued(view: View, number: int, upper: Stretch, zone: mrz.Zone) -> Field | None:
    """The one date above the zone that is neither birth nor expiry, whatever became of its label."""
    sheet = view.sheets[number]
    limit = sheet.runs[upper.run].middle
    rest = {
        lone.value: lone
        for lone in lone_dates(sheet)
        if lone.middle < limit and zone.birth_date < lone.value < zone.expiry
    }
    if len(rest) != 1:
        return None
    return dated_field(view, "issue_date", number, next(iter(rest.values())))


def _extract(view: View) -> Iterator[Field]:
    found = _zone(view)
    visual = {spec.name: _above(view, spec, found[1:] if found else None) for spec in _VISUAL}
    if found is None:
        yield from (field for field in visual.values() if field is not None)
        return
    zone, number, upper, lower = found
    stated = _stated(zone)
    visual["issue_date"] = visual["issue_date"] or _issued(view, number, upper, zone)
    for spec in _VISUAL:
        field, value = visual[spec.name], stated.get(spec.name)
        if value is None:
            if field is not None:
                yield field
        else:
            yield _agreed(
                field, view.field(spec.name, value, [(number, lower if value.check is not None else upper)])
            )
    yield view.field("mrz1", Value(zone.lines[0], zone.read[0], repaired=False), [(number, upper)])
    yield view.field("mrz2", Value(zone.lines[1], zone.read[1], zone.holds, zone.repaired), [(number, lower)])


def _stated(zone: mrz.Zone) -> dict[str, Value]:
    """What the zone says, each part with its check digit."""
    line1, line2 = zone.lines
    values = {
        "issuing_state": Value(zone.state, line1[2:5]),
        "surname": Value(zone.surname, zone.surname.replace(" ", "<")),
        "given_names": Value(zone.given_names, zone.given_names.replace(" ", "<")),
        "passport_no": Value(zone.number, line2[:9], zone.check("number"), zone.repaired),
        "dob": Value(zone.birth_date, line2[13:19], zone.check("birth_date"), zone.repaired),
        "expiry": Value(zone.expiry, line2[21:27], zone.check("expiry"), zone.repaired),
    }
    if zone.nationality in countries.codes():
        values["nationality"] = Value(zone.nationality, line2[10:13])
    if zone.sex:
        values["sex"] = Value(zone.sex, line2[20])
    return {name: value for name, value in values.items() if value.value}


def _agreed(visual: Field | None, zone: Field) -> Field:
    """The zone where its check digit holds or the visual zone agrees; else the visual zone, less sure."""
    if zone.check:
        value = visual if visual is not None and visual.value == zone.value else zone
        return replace(
            value, check=True, confidence=max(zone.confidence, _SURE) if value is visual else zone.confidence
        )
    if visual is None:
        return zone
    seen, coded = names.latin_tokens(visual.value), names.latin_tokens(zone.value)
    if "".join(seen) == "".join(coded):
        # The zone parts names by fillers, which no reader loses; the visual zone has its spaces.
        better = visual if seen == coded else zone
        return replace(better, confidence=max(visual.confidence, zone.confidence))
    return replace(visual, confidence=min(visual.confidence, 0.9))


def _is_its_line(text: str) -> bool:
    """A line of 44 characters, some of them lost; cards have shorter ones."""
    return mrz_lines.looks_like_line(text) and len(mrz_lines.tidy(text)) >= 38


TYPE = DocumentType(
    name="passport",
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
    against=("公证书", "译文"),
    fields=(*_VISUAL, FieldSpec("mrz1", shapes.code(60)), FieldSpec("mrz2", shapes.code(60))),
    stops=("Type", "类型", "Signature", "持证人签名"),
    extract=_extract,
    sign=_is_its_line,
)
