"""Not found, not readable and not expected are three different answers, each with its reason."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.document import Answer, Field, ReadPage
from extractors.fields import shapes
from extractors.fields.find import find_fields
from extractors.fields.layout import Sheet
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.page_text import Fault, Quality, Seal, SealColour
from ingest.page import Box
from ingest.wording import Bilingual
from tests.extractors.conftest import PageMaker, Placed


def version(view: View) -> str:
    text = "".join(sheet.plain for sheet in view.sheets)
    return "new" if "新版" in text else "old" if "旧版" in text else ""


KIND = DocumentType(
    name="test",
    called=Bilingual(zh="一种", en="A kind"),
    titles=(),
    fields=(
        FieldSpec("name", shapes.person, ("姓名",)),
        FieldSpec("dob", shapes.day, ("出生日期",), versions=frozenset({"old"})),
    ),
    version=version,
)
OLD: list[Placed] = [(100, 100, "旧版")]
NEW: list[Placed] = [(100, 100, "新版")]


def look(*pages: ReadPage) -> dict[str, Field]:
    return {field.name: field for field in find_fields(KIND, [Sheet(page) for page in pages])}


def answers(*pages: ReadPage) -> tuple[Answer, Answer]:
    found = look(*pages)
    return found["name"].answer, found["dob"].answer


def read_so(page: ReadPage, confidence: float) -> ReadPage:
    """The page as little sure; what is blank on it was not read."""
    return replace(page, text=replace(page.text, blank=False, confidence=confidence))


def scanned_so(page: ReadPage, fault: Fault) -> ReadPage:
    return replace(page, text=replace(page.text, quality=Quality(200, faults=(fault,))))


def sealed(page: ReadPage, seal: Seal) -> ReadPage:
    return replace(page, text=replace(page.text, seals=(seal,)))


@pytest.mark.parametrize(
    ("lines", "dob"),
    [(OLD, Answer.NOT_FOUND), (NEW, Answer.NOT_EXPECTED), ([(100, 100, "版")], Answer.NOT_FOUND)],
)
def test_a_field_of_another_version_is_not_expected(
    page: PageMaker, lines: Sequence[Placed], dob: Answer
) -> None:
    assert answers(page(lines)) == (Answer.NOT_FOUND, dob)


def test_what_stands_there_counts_whatever_the_version(page: PageMaker) -> None:
    assert look(page([*NEW, (100, 200, "出生日期：1971年3月2日")]))["dob"].value == "1971-03-02"
    broken = look(page([*NEW, (100, 200, "出生日期：#971年#月")]))["dob"]
    assert (broken.answer, broken.raw) == (Answer.NOT_READABLE, "#971年#月")


def test_a_page_read_badly_may_hold_what_was_not_found(page: PageMaker) -> None:
    good, bad = page(OLD, name="p1"), read_so(page([(100, 100, "正文")], name="p2"), 0.6)
    found = look(good, bad)["dob"]
    assert (found.answer, found.page, found.raw) == (Answer.NOT_READABLE, "p2", "")


def test_a_page_on_which_nothing_could_be_read_is_no_blank_page(page: PageMaker) -> None:
    nothing = read_so(page([], name="p2"), 0.0)
    assert answers(page(OLD), nothing) == (Answer.NOT_READABLE, Answer.NOT_READABLE)
    assert answers(page(OLD), page([], name="p2")) == (Answer.NOT_FOUND, Answer.NOT_FOUND)


@pytest.mark.parametrize(
    ("fault", "answer"), [(Fault.CUT, Answer.NOT_READABLE), (Fault.COLOUR_DROPPED, Answer.NOT_FOUND)]
)
def test_a_fault_of_the_picture_may_hide_print_but_lost_colours_hide_none(
    page: PageMaker, fault: Fault, answer: Answer
) -> None:
    assert answers(scanned_so(page(OLD), fault)) == (answer, answer)


def test_a_bad_page_does_not_make_a_field_expected(page: PageMaker) -> None:
    assert answers(read_so(page(NEW), 0.5)) == (Answer.NOT_READABLE, Answer.NOT_EXPECTED)


def test_a_seal_behind_a_label_hides_its_value_and_one_elsewhere_none(page: PageMaker) -> None:
    plain = page([*OLD, (100, 600, "姓名：")])
    over, aside = (Seal(Box(x, 500, x + 300, 800), SealColour.RED) for x in (260, 1200))
    hidden = look(sealed(plain, over))["name"]
    assert (hidden.answer, hidden.box) == (Answer.NOT_READABLE, over.box)
    assert answers(sealed(plain, aside))[0] is Answer.NOT_FOUND
