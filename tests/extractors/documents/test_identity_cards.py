"""Identity cards: what only looks like one is none, and nothing is taken from another person's card."""

import random

import pytest

from extractors.document import Document, ReadPage
from extractors.split import find_documents
from samples.canvas import Text
from samples.case import make_case
from samples.documents import makers
from samples.ideal import ideal_reading
from tests.extractors.conftest import PageMaker, Placed

FRONT: list[Placed] = [
    (300, 300, "姓名 张三"), (300, 360, "性别 女 民族 汉"), (300, 420, "出生 1949 年 12 月 31 日"),
    (300, 480, "住址 北京市朝阳区云杉路8号"), (300, 600, "公民身份号码 11010519491231002X"),
]  # fmt: skip
BACK: list[Placed] = [
    (420, 900, "中华人民共和国", 60), (420, 980, "居民身份证", 80),
    (300, 1150, "签发机关 北京市公安局朝阳分局"), (300, 1210, "有效期限 2008.05.12-长期"),
]  # fmt: skip


def first(page: PageMaker, *lines: Placed) -> Document:
    return find_documents([page(list(lines))], 1, None)[0]


def printed(line: Placed, text: str, dx: float = 0, dy: float = 0) -> Placed:
    """`line` with another text, moved by (dx, dy) pixels."""
    x, y = line[0] + dx, line[1] + dy
    return (x, y, text) if len(line) == 3 else (x, y, text, line[3])


def value(document: Document, name: str) -> str | None:
    found = document.first(name)
    return found.value if found else None


def test_both_sides_on_one_page_are_one_card(page: PageMaker) -> None:
    card = first(page, *FRONT, *BACK)
    assert card.type == "prc_id_card"
    assert [value(card, name) for name in ("name_zh", "id_no", "dob", "sex")] == [
        "张三", "11010519491231002X", "1949-12-31", "F",
    ]  # fmt: skip
    assert [value(card, name) for name in ("issue_date", "expiry", "authority")] == [
        "2008-05-12", "open", "北京市公安局朝阳分局",
    ]  # fmt: skip


def test_a_birth_date_that_the_number_repeats_is_confirmed(page: PageMaker) -> None:
    born = first(page, *FRONT, *BACK).first("dob")
    assert born is not None
    assert born.check is True


def test_a_birth_date_that_the_number_contradicts_is_doubtful(page: PageMaker) -> None:
    other = [printed(line, text=line[2].replace("12 月 31 日", "11 月 30 日")) for line in FRONT]
    born = first(page, *other, *BACK).first("dob")
    assert born is not None
    assert (born.value, born.check) == ("1949-11-30", None)
    assert born.confidence <= 0.9


@pytest.mark.parametrize("title", ["港澳居民居住证", "台湾居民居住证", "港澳居民来往内地通行证"])
def test_a_card_of_another_kind_is_no_identity_card(page: PageMaker, title: str) -> None:
    back = [(420.0, 980.0, title, 80.0) if line[2] == "居民身份证" else line for line in BACK]
    assert first(page, *FRONT, *back).type != "prc_id_card"


def test_a_residence_permits_number_is_no_identity_cards(page: PageMaker) -> None:
    front = [
        printed(line, text=line[2].replace("11010519491231002X", "810000199408230021")) for line in FRONT
    ]
    assert first(page, *front).type != "prc_id_card"


def test_a_contract_that_names_the_number_is_no_identity_card(page: PageMaker) -> None:
    lines: list[Placed] = [
        (600, 200, "劳动合同书", 80), (300, 400, "甲方（用人单位）：北京某某科技有限公司"),
        (300, 480, "乙方（劳动者）：张三"), (300, 560, "公民身份号码：11010519491231002X"),
        (300, 640, "住址：北京市朝阳区云杉路8号 民族：汉"),
    ]  # fmt: skip
    assert first(page, *lines).type == "labor_contract"


def test_the_two_sides_on_two_pages_are_one_document(page: PageMaker) -> None:
    for sides in ((FRONT, BACK), (BACK, FRONT)):
        pages = [page(list(side), name=f"p{number}") for number, side in enumerate(sides)]
        (card,) = find_documents(pages, 1, None)
        assert card.type == "prc_id_card"
        assert (value(card, "name_zh"), value(card, "expiry")) == ("张三", "open")


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_taken_from_the_card_of_another_person(seed: int) -> None:
    made = makers()["prc_id_card"].make(make_case(seed), random.Random(seed), 4)
    texts = {e.value for e in made.pages[0].elements if isinstance(e, Text) and e.field}
    (card,) = find_documents([ReadPage("p0001", ideal_reading(made.pages[0]))], 1, None)
    assert {field.value for field in card.fields if field.value} <= texts


def test_a_permanent_residence_card_with_a_zone_is_no_passport() -> None:
    made = makers()["foreigner_pr_card"].make(make_case(7), random.Random(7), 0)
    (card,) = find_documents([ReadPage("p0001", ideal_reading(made.pages[0]))], 1, None)
    number = card.first("card_no")
    assert card.type == "foreigner_pr_card"
    assert number is not None
    assert number.check is True


OTHER = {
    "张三": "李四",
    "11010519491231002X": "440524188001010014",
    "2008.05.12-长期": "2016.07.08-2026.07.08",
    "北京市公安局朝阳分局": "当涂县公安局",
    "云杉路8号": "青禾街9号",
}


def side(lines: list[Placed], x: float, y: float, *, other: bool = False) -> list[Placed]:
    """A side of a card whose first line stands at (x, y); of another person's card if told."""
    moved: list[Placed] = []
    for line in lines:
        text = line[2]
        for mine, theirs in OTHER.items() if other else ():
            text = text.replace(mine, theirs)
        moved.append(printed(line, text, dx=x - 300, dy=y - lines[0][1]))
    return moved


@pytest.mark.parametrize(
    "places",
    [
        ((60, 100), (60, 560), (60, 1200), (60, 1660)),  # one below the other
        ((60, 100), (900, 100), (60, 900), (900, 900)),  # a row for each person
        ((60, 100), (60, 700), (900, 100), (900, 700)),  # a column for each person
    ],
)
def test_of_two_persons_cards_the_first_is_read(
    page: PageMaker, places: tuple[tuple[float, float], ...]
) -> None:
    front, back, second, last = places
    card = first(
        page, *side(FRONT, *front), *side(BACK, *back),
        *side(FRONT, *second, other=True), *side(BACK, *last, other=True),
    )  # fmt: skip
    assert card.type == "prc_id_card"
    assert [value(card, name) for name in ("name_zh", "id_no", "address")] == [
        "张三", "11010519491231002X", "北京市朝阳区云杉路8号",
    ]  # fmt: skip
    assert [value(card, name) for name in ("authority", "issue_date", "expiry")] == [
        "北京市公安局朝阳分局", "2008-05-12", "open",
    ]  # fmt: skip
