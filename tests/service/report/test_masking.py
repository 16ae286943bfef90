from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.page import Box
from service.report.masking import Mask, masked
from service.report.schema import FindingSubject, Sentence
from tests.service.report.drawn import ID_NUMBER, MISTYPED, MOBILE, MRZ, PASSPORT, Made
from validators.finding import Evidence

SECRETS = (PASSPORT, MISTYPED, ID_NUMBER, MOBILE, *MRZ)


def test_no_identity_number_is_left_in_any_text(made: Made) -> None:
    text = masked(made.report).to_json()
    assert all(secret in made.report.to_json() for secret in SECRETS)
    assert [secret for secret in SECRETS if secret in text] == []


def test_an_identity_number_in_a_file_name_is_masked(made: Made) -> None:
    assert masked(made.report).refused[1].source == "附件/1101**********002X.jpg"


def test_what_is_no_identity_number_stays(made: Made) -> None:
    text = masked(made.report).to_json()
    for kept in ("91110108MA01D1QX57", "58230114.27", "2017-09-30", "Eriksson Anna Maria", "BJ-2017-0042"):
        assert kept in text


def test_only_texts_change(made: Made) -> None:
    before, after = made.report, masked(made.report)
    assert [f.rule for f in after.findings] == [f.rule for f in before.findings]
    assert [e.crop for f in after.findings for e in f.evidence] == [
        e.crop for f in before.findings for e in f.evidence
    ]
    assert after.pages == before.pages


def test_two_readings_still_show_where_they_differ() -> None:
    mask = Mask(["EA1234567", "EA1284567"])
    assert mask.text("EA1234567 / EA1284567") == "EA**3**67 / EA**8**67"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证 110101199003070029", "身份证 1101**********0029"),
        ("G12345678、EA1234567", "G1*****78、EA*****67"),
        ("电话 010-55526641", "电话 01*******41"),
        ("电话13800138000。", "电话13*******00。"),
        ("卡号 6222021234567890123", "卡号 6222***********0123"),
        ("CHN110123456789", "CHN1*******6789"),
        ("证书编号 2016123456 合同额 1234567.80", "证书编号 2016123456 合同额 1234567.80"),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<", "P<****************************<<"),
    ],
)
def test_a_number_is_known_by_its_shape(text: str, shown: str) -> None:
    assert Mask([]).text(text) == shown


def test_a_number_the_report_knows_as_something_else_stays() -> None:
    assert Mask([], public=["110108012345678"]).text("注册号 110108012345678") == "注册号 110108012345678"


def test_a_number_is_found_however_it_is_spaced_or_spelled() -> None:
    assert Mask(["l898902c3"]).text("No. L 898 902-C3.") == "No. L8*****C3."


def test_a_short_misreading_is_not_looked_for_everywhere() -> None:
    assert Mask(["12"]).text("2012年12月") == "2012年12月"


@given(
    st.text(alphabet="ABCDEFGHJKLMNPRTUWXY0123456789", min_size=6, max_size=20),
    st.text(max_size=20),
    st.text(max_size=20),
)
def test_a_known_number_never_survives(number: str, before: str, after: str) -> None:
    assert number not in Mask([number]).text(before + number + after)


def test_a_reading_of_a_number_that_nobody_knows_is_masked_where_numbers_stand(made: Made) -> None:
    finding = replace(made.findings[2], evidence=(Evidence("p0003", Box(0, 0, 90, 20), "No. X12345Z"),))
    assert finding.rule == "person.passport-number"
    assert "X12345Z" not in masked(made.with_findings(finding).report).to_json()


def test_no_message_quotes_the_page_of_somebody_else(made: Made) -> None:
    report = made.report
    quoting = next(finding for finding in report.findings if finding.evidence and finding.message.en)
    page = quoting.evidence[0].page
    told = quoting.model_copy(
        update={
            "rule": "dossier.foreign-page",
            "subject": FindingSubject(field="foreign-page"),
            "evidence": quoting.evidence[:1],
            "message": Sentence(en="A page of somebody else.", zh="他人材料。"),
        }
    )
    shown = masked(report.model_copy(update={"findings": (*report.findings, told)}))
    assert shown.findings[-1].message.en == "A page of somebody else."
    for finding in shown.findings[:-1]:
        if any(place.page == page for place in finding.evidence):
            assert quoting.message.en not in finding.message.en
            assert finding.message.zh.startswith("此处比对的页面属于他人")
