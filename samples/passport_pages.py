"""The data page of a passport of one of ten states, 125 × 88 mm with its zone, drawn as a card."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.canvas import Ink
from samples.cards import Card
from samples.case import Case
from samples.citizens import before, citizen, later
from samples.fonts import Font, width_mm
from samples.numbers import td3
from samples.passports import STATES, State, in_zone, number
from samples.typeset import Mark, Piece, Style

WIDTH, HEIGHT = 125.0, 88.0  # ICAO 9303 part 4


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose passport it is; `name_zh` only on passports of China."""

    state: State
    surname: str
    given: str
    name_zh: str
    sex: str
    dob: date
    place: str
    passport_no: str
    issued: date
    expiry: date
    authority: str

    @property
    def zone(self) -> tuple[str, str]:
        code = self.state.code
        return td3(
            code, in_zone(self.surname), in_zone(self.given), self.passport_no, code, self.dob, self.sex,
            self.expiry, self.state.kind, self.state.optional,
        )  # fmt: skip


def bearer(case: Case, version: int) -> Bearer:
    """The bearer of the passport of `STATES[version]`; valid for ten years."""
    state = STATES[version]
    rng = random.Random(f"{case.seed}-passport-{version}")
    person = citizen(rng, case.submitted)
    surname, given, name_zh = person.surname, person.given, person.name
    if state.names:
        (surname, given), name_zh = rng.choice(state.names), ""
    issued = before(rng, case.submitted, 300, 3000)
    return Bearer(
        state=state,
        surname=surname,
        given=given,
        name_zh=name_zh,
        sex=person.sex,
        dob=person.dob,
        place=rng.choice(state.places) if state.places else "",
        passport_no=number(state.number, rng),
        issued=issued,
        expiry=later(issued, 10) - timedelta(days=rng.choice((0, 1))),
        authority=rng.choice(state.authorities),
    )


def draw(card: Card, who: Bearer, rng: random.Random) -> None:
    """Title, portrait, the labels above their values, the zone."""
    card.ground(rng.choice(("#eef3f4", "#f4efe6", "#edf1e6", "#f6eef0")))
    card.text(5, 2.6, who.state.title, 6.6, Font.SANS_BOLD)
    card.photo(5, 13, 36, 54, rng.randint(0, 999))
    step = 58.0 / max(8, len(who.state.rows))
    for place, row in enumerate(who.state.rows):
        columns = (41.0, 53.0, 90.0) if place == 0 else (41.0, 66.0, 88.0) if len(row) == 3 else (41.0, 84.0)
        left = 0.0
        for column, (name, label) in zip(columns, row, strict=False):
            wide = width_mm(label, Font.SANS, 4.7)
            x = max(left, min(column, WIDTH - 2 - wide))
            left = x + wide + 2.5
            y = 8.6 + place * step
            card.text(x, y, label, 4.7, Font.SANS, Ink.GREY)
            card.lines(x, y + 2.0, WIDTH - x - 2, _printed(who, name), Style(Font.SANS, 6.8, 1.2))
    card.zone(6.0, 69.5, who.zone, ("mrz1", "mrz2"))


def _printed(who: Bearer, name: str) -> list[Piece]:
    """What stands below the label of the field `name`."""
    state = who.state
    days = {"dob": who.dob, "issue_date": who.issued, "expiry": who.expiry}
    if name in days:
        return [Mark(state.day(days[name]), name, days[name].isoformat())]
    if name == "name":
        names: list[Piece] = [Mark(who.name_zh, "name_zh"), " / "]
        return [*names, Mark(who.surname, "surname"), ", ", Mark(who.given, "given_names")]
    texts = {
        "kind": state.kind.strip("<"),
        "domicile": who.place,
        "issue_place": who.place,
    }
    if name in texts:
        return [texts[name]]
    sex = {"CHN": {"M": "男/M", "F": "女/F"}, "RUS": {"M": "М/M", "F": "Ж/F"}}.get(state.code, {})
    stated = {
        "issuing_state": (state.code, state.normal),
        "passport_no": (who.passport_no, who.passport_no),
        "surname": (who.surname, who.surname),
        "given_names": (who.given, who.given),
        "nationality": (state.nationality, state.normal),
        "sex": (sex.get(who.sex, who.sex), who.sex),
        "birth_place": (who.place, _latin_part(who.place)),
        "authority": (who.authority, who.authority),
    }
    text, value = stated[name]
    return [Mark(text, name, value)]


def _latin_part(place: str) -> str:
    """Of a place in two scripts the part that is not Cyrillic; else the place as it stands."""
    return place.rpartition(" / ")[2]
