"""Chinese applicants who come back from abroad: their passport and identity card, and forms that say so."""

import random
from dataclasses import replace
from datetime import timedelta

from samples import passport_pages
from samples.canvas import Page
from samples.cards import Card
from samples.case import Case
from samples.citizens import Citizen, citizen, later
from samples.documents import prc_id_card
from samples.made import MadeDocument
from samples.passports import STATES
from samples.people import Passport
from samples.sheets import specimen

_CHINA = next(n for n, state in enumerate(STATES) if state.code == "CHN")
_AUTHORITY = STATES[_CHINA].authorities[0]


def returnee(case: Case) -> Citizen:
    """Between 34 and 50, so that the general track takes them."""
    return citizen(random.Random(f"{case.seed}-returnee"), case.submitted, 34, 50)


def returned(case: Case, person: Citizen) -> Case:
    """The case with this applicant."""
    rng = random.Random(f"{case.seed}-returnee-passport")
    issued = case.submitted - timedelta(days=rng.randint(200, 2500))
    issued = issued.replace(day=min(issued.day, 28))
    number = f"G{rng.randint(10_000_000, 99_999_999)}"
    passport = Passport(number, issued, later(issued, 10) - timedelta(days=1), _AUTHORITY)
    applicant = replace(
        case.applicant, surname=person.surname.title(), given=person.given.title(), name_zh=person.name,
        sex=person.sex, dob=person.dob, birth_place="Beijing", birth_place_zh="北京", nationality="CHN",
        passport=passport,
    )  # fmt: skip
    return replace(case, applicant=applicant)


def passport_of(case: Case, person: Citizen) -> MadeDocument:
    """The data page on a page of its own."""
    page, own = Page(), case.applicant.passport
    card = Card(page, 40, 40, 1.0, passport_pages.WIDTH, passport_pages.HEIGHT)
    bearer = passport_pages.Bearer(
        STATES[_CHINA], person.surname, person.given, person.name, person.sex, person.dob, "北京/BEIJING",
        own.number, own.issued, own.expiry, own.authority,
    )  # fmt: skip
    passport_pages.draw(card, bearer, random.Random(f"{case.seed}-returnee-card"))
    specimen(page)
    return MadeDocument("passport", [page])


def card_of(case: Case, person: Citizen) -> MadeDocument:
    """Both sides of the identity card on one page."""
    rng = random.Random(f"{case.seed}-returnee-id")
    issued = later(case.submitted, -3) - timedelta(days=rng.randint(1, 300))
    return prc_id_card.of(person, issued, rng)
