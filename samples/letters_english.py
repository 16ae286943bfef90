"""Evidence of a post abroad in four English wordings: service, appointment, verification, promotion."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samples.canvas import Page
from samples.case import Case
from samples.fonts import Font
from samples.letters import Letter, day, month
from samples.typeset import Mark

_COUNTRY = ("Utopia", "UTO")
EARLIER = ("Research Fellow", "Senior Lecturer", "Assistant Professor", "Staff Scientist")


@dataclass(frozen=True, slots=True)
class Post:
    """What the letter says beyond the case: an end where the post ended, an earlier post, the basis."""

    case: Case
    rng: random.Random
    ended: date
    earlier: str
    promoted: date
    basis: str

    @property
    def name(self) -> Mark:
        return Mark(self.case.applicant.natural, "holder_name")

    @property
    def title(self) -> Mark:
        return Mark(self.case.abroad.title, "title")

    @property
    def organisation(self) -> Mark:
        return Mark(self.case.abroad.employer, "organisation")

    def since(self, form: str = "en") -> Mark:
        return day(self.case.abroad.since, "start", form)

    @property
    def honorific(self) -> str:
        return "Mr" if self.case.applicant.sex == "M" else "Ms"

    @property
    def pronoun(self) -> str:
        return "He" if self.case.applicant.sex == "M" else "She"


def headed(post: Post, font: Font = Font.LATIN, align: str = "left", size: float = 11.5) -> Letter:
    letter = Letter(post.rng, font, size)
    bold = Font.LATIN_BOLD if font in (Font.LATIN, Font.LATIN_SANS) else Font.SANS_BOLD
    letter.head(
        post.organisation,
        ["7 Meridian Court, Norhaven, ", Mark(_COUNTRY[0], "country", _COUNTRY[1])],
        align,
        bold,
    )
    return letter


def close(post: Post, letter: Letter, words: str) -> Page:
    abroad = post.case.abroad
    letter.close(
        words, Mark(abroad.signer, "issuer_name"), Mark(abroad.signer_title, "issuer_title"), abroad.signer
    )
    return letter.page


def _former(post: Post) -> Page:
    """A certificate of service: from–to, was."""
    letter = headed(post, align="centre")
    letter.title("CERTIFICATE OF SERVICE")
    letter.write(
        "This is to certify that ",
        post.name,
        f", holder of passport {post.case.applicant.passport.number}, ",
        Mark("was employed", "status", "former"),
        f" by {post.case.abroad.employer} from ",
        post.since("gb"),
        " to ",
        day(post.ended, "end", "gb"),
        " as ",
        post.title,
        ".",
    )
    letter.write(
        "The employment was on a ",
        Mark(post.basis, "full_time"),
        " basis. ",
        post.pronoun,
        " discharged all duties to our entire satisfaction and left us at ",
        "the end of the contract.",
    )
    letter.write("Date: ", day(post.case.abroad.letter, "letter_date", "gb"), after=8)
    return close(post, letter, "For and on behalf of the employer")


def _appointed(post: Post) -> Page:
    """A letter of appointment to the person."""
    letter = headed(post, Font.LATIN_SANS)
    letter.write(day(post.case.abroad.letter, "letter_date", "short"), after=6)
    letter.title("LETTER OF APPOINTMENT", size=13)
    letter.write("Dear Dr. ", post.name, ",")
    letter.write(
        "I am pleased to ",
        Mark("confirm your appointment", "status", "current"),
        " as ",
        post.title,
        " in our Department of ",
        post.case.degree.field_en,
        ", with effect from ",
        post.since("gb"),
        ".",
    )
    letter.write(
        "Your appointment is ",
        Mark(post.basis, "full_time"),
        " and continues until retirement age, subject to the statutes of this organisation.",
    )
    return close(post, letter, "Yours sincerely,")


def _verified(post: Post) -> Page:
    """A verification with labelled lines, still employed."""
    letter = headed(post, Font.LATIN_SANS, "centre")
    letter.title("EMPLOYMENT VERIFICATION")
    letter.write("To whom it may concern: our records show the following.", after=5)
    letter.rows(
        [
            ("Employee name:", [post.name]),
            ("Position held:", [post.title]),
            ("Employment status:", [Mark(post.basis.capitalize(), "full_time", post.basis)]),
            ("Start date:", [post.since("short")]),
            ("End date:", [Mark("Present", "end", "open")]),
            ("Country:", [Mark("Utopia", "country", "UTO")]),
            ("Date of issue:", [day(post.case.abroad.letter, "letter_date", "short")]),
        ]
    )
    letter.write(
        "The employee ", Mark("is currently", "status", "current"), " a member of our staff.", after=8
    )
    return close(post, letter, "Authorised signatory")


def _promoted(post: Post) -> Page:
    """Two posts one after the other, months only."""
    letter = headed(post)
    letter.write(day(post.case.abroad.letter, "letter_date"), align="right", after=5)
    letter.write("TO WHOM IT MAY CONCERN", after=6)
    letter.write(
        "This letter is to verify that ",
        f"{post.honorific}. ",
        post.name,
        " ",
        Mark("has been employed", "status", "current"),
        f" at {post.case.abroad.employer} since ",
        month(post.case.abroad.since, "start"),
        " on a ",
        Mark("full-time", "full_time"),
        " basis.",
    )
    letter.write(
        post.pronoun,
        " joined us as ",
        Mark(post.earlier, "title"),
        " and was promoted to ",
        post.title,
        f" in {post.promoted:%B} {post.promoted.year}, the position held ",
        Mark("to date", "end", "open"),
        ".",
    )
    return close(post, letter, "Kind regards,")


ENGLISH: tuple[Callable[[Post], Page], ...] = (_former, _appointed, _verified, _promoted)
