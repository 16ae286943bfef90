"""The name in Chinese characters among the documents, and its pinyin against the passport."""

from dataclasses import replace

import pytest

from extractors.document import Document
from validators.example import document, dossier, doubtful, outcomes, programme, unread
from validators.finding import Outcome, Severity
from validators.rule import Answer, discover

CHECKS = {rule.id: rule.check for rule in discover()}
CHINESE = document("passport", nationality="CHN", surname="ZHANG", given_names="JIE", passport_no="E12345678")
FOREIGN = document("passport", nationality="UTO", surname="ERIKSSON", given_names="ANNA")


def spelt(*documents: Document) -> list[tuple[str, Severity | None]]:
    answers = CHECKS["person.name-zh"](dossier(*documents), programme())
    return [(answer.outcome.value, answer.severity) for answer in answers]


def form(name: str) -> Document:
    return document("application_form", name_zh=name)


def contract(name: str) -> Document:
    return document("labor_contract", employee_name=name)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("张洁", "張潔", ("pass", None)),
        ("鍾昇", "锺昇", ("pass", None)),
        ("鍾馗", "钟馗", ("warn", Severity.MINOR)),
        ("张㛃", "张洁", ("warn", Severity.MINOR)),
        ("陶喆", "陶哲", ("fail", None)),
        ("李昇", "李升", ("fail", None)),
        ("张三", "李四", ("fail", None)),
        ("王□", "王㛃", ("cannot-tell", None)),
        ("王(女吉)", "王㛃", ("cannot-tell", None)),
    ],
)
def test_spellings_of_a_chinese_nationals_name(
    one: str, other: str, expected: tuple[str, Severity | None]
) -> None:
    assert spelt(CHINESE, form(one), contract(other)) == [expected]
    assert spelt(contract(one), CHINESE, form(other)) == [expected]


def test_where_one_reading_is_unsure_a_difference_is_for_a_person() -> None:
    assert spelt(CHINESE, form("张三"), doubtful(contract("李三"))) == [("cannot-tell", None)]
    assert spelt(CHINESE, doubtful(form("张三")), contract("李四")) == [("cannot-tell", None)]
    assert spelt(CHINESE, form("张三"), replace(contract("李四"), confidence=0.6)) == [("cannot-tell", None)]
    assert spelt(doubtful(CHINESE), form("张三"), contract("李四")) == [("cannot-tell", None)]


def test_agreement_of_two_unsure_readings_is_no_proof() -> None:
    assert spelt(CHINESE, doubtful(form("张三")), contract("张三")) == [("pass", None)]
    assert spelt(CHINESE, doubtful(form("张三")), doubtful(contract("张三"))) == [("cannot-tell", None)]


def test_the_name_that_most_documents_bear_names_the_odd_one_out() -> None:
    card = document("prc_id_card", name_zh="张三")
    (answer,) = CHECKS["person.name-zh"](dossier(CHINESE, form("李四"), contract("张三"), card), programme())
    assert answer.outcome is Outcome.FAIL
    assert answer.evidence[0].text == "李四"


def test_a_certification_may_state_the_former_name() -> None:
    certificate = document("cscse_certification", holder_name="张四", former_name="张三")
    assert spelt(CHINESE, form("张三"), certificate) == [("warn", Severity.MINOR)]


def test_without_a_form_or_a_second_name_nothing_is_said_of_a_chinese_national() -> None:
    assert spelt(CHINESE, contract("张三")) == [("cannot-tell", None)]
    assert spelt(CHINESE, form("张三")) == [("cannot-tell", None)]
    assert spelt(CHINESE, unread(form("张三"), "name_zh"), contract("张三")) == [("cannot-tell", None)]


def test_a_foreigners_name_is_transliterated_as_one_likes() -> None:
    sheet = document("personal_information", name_zh="安娜·埃里克松", name_foreign="Anna Eriksson")
    assert spelt(FOREIGN, form("安娜·埃里克松"), sheet) == [("pass", None)]
    assert spelt(FOREIGN, form("安娜·埃里克森"), sheet) == [("warn", Severity.MINOR)]
    assert spelt(FOREIGN, form("安娜·埃里克松"), contract("李四")) == [("cannot-tell", None)]
    assert spelt(FOREIGN, form("安娜"), document("prc_id_card", name_zh="李四")) == [("not-applicable", None)]


def pinyin(name: str, passport: Document = CHINESE) -> list[Answer]:
    return list(CHECKS["person.pinyin"](dossier(passport, form(name)), programme()))


def named(surname: str, given: str, number: str = "E12345678", born: str = "") -> Document:
    return document(
        "passport",
        nationality="CHN",
        surname=surname,
        given_names=given,
        passport_no=number,
        birth_place=born,
    )


def abroad(state: str, surname: str, given: str) -> Document:
    return document("passport", nationality=state, surname=surname, given_names=given)


@pytest.mark.parametrize(
    ("name", "surname", "given"),
    [
        *(("曾子墨", "ZENG", "ZIMO"), ("单田芳", "SHAN", "TIANFANG"), ("解晓东", "XIE", "XIAODONG")),
        *(("仇英", "QIU", "YING"), ("查良镛", "ZHA", "LIANG YONG"), ("欧阳娜娜", "OUYANG", "NANA")),
        *(("吕布", "LYU", "BU"), ("吕布", "LV", "BU"), ("吕布", "LU", "BU"), ("女英", "NYU", "YING")),
        *(
            ("女英", "NU", "YING"),
            ("女英", "NV", "YING"),
            ("李西安", "LI", "XI'AN"),
            *(("張潔", "ZHANG", "JIE"), ("單乾", "SHAN", "QIAN")),
        ),
        *(("司马相如", "SIMA", "XIANG-RU"), ("张李小明", "ZHANGLI", "XIAOMING"), ("尉迟恭", "YUCHI", "GONG")),
    ],
)
def test_pinyin_with_its_traps_fits(name: str, surname: str, given: str) -> None:
    assert [answer.outcome for answer in pinyin(name, named(surname, given))] == [Outcome.PASS]


@pytest.mark.parametrize(
    ("name", "passport", "expected"),
    [
        ("单田芳", named("DAN", "TIANFANG"), Outcome.WARN),
        ("张洁", named("JIE", "ZHANG"), Outcome.WARN),
        ("张洁", named("ZHANG", "JI"), Outcome.WARN),
        ("张洁", named("ZHANG", "LI"), Outcome.FAIL),
        ("陈大文", named("CHAN", "TAI MAN", number="K12345678"), Outcome.CANNOT_TELL),
        ("陈大文", named("CHAN", "TAI MAN", born="HONG KONG"), Outcome.CANNOT_TELL),
        ("迪丽热巴·迪力木拉提", named("DILMURAT", "DILRABA"), Outcome.CANNOT_TELL),
        ("张洁", doubtful(named("ZHANG", "LI")), Outcome.CANNOT_TELL),
        ("约翰", FOREIGN, Outcome.NOT_APPLICABLE),
        (
            "許文",
            abroad("TWN", "HSU", "WEN"),
            Outcome.NOT_APPLICABLE,
        ),
        (
            "陈文",
            abroad("SGP", "TAN", "WEN"),
            Outcome.NOT_APPLICABLE,
        ),
        ("张洁", document("passport", surname="ZHANG", given_names="JIE"), Outcome.CANNOT_TELL),
    ],
)
def test_other_pinyin(name: str, passport: Document, expected: Outcome) -> None:
    assert [answer.outcome for answer in pinyin(name, passport)] == [expected]


def test_pinyin_is_checked_on_one_passport_and_a_form() -> None:
    rule = CHECKS["person.pinyin"]
    assert outcomes(rule, CHINESE) == ["cannot-tell"]
    assert outcomes(rule, CHINESE, CHINESE, form("张洁")) == ["cannot-tell"]
    assert outcomes(rule, form("张洁")) == ["cannot-tell"]
    zone = document("passport", nationality="CHN", mrz1="POCHNZHANG<<JIE".ljust(44, "<"), mrz2="1" * 44)
    assert outcomes(rule, zone, form("张洁")) == ["pass"]
