import pytest

from extractors.page_text import Line
from extractors.reading.signatures import _anchor
from ingest.page import Box


def _line(text: str) -> Line:
    return Line(text, Box(0, 0, 20.0 * len(text), 20), 1.0)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("乙方（签字）：", "乙方（签字）"),
        ("乙方（签字）：Gideon Castelbrand", "乙方（签字）"),
        ("法定代表人（签字或盖章）：", "法定代表人（签字或盖章）"),
        ("中国注册会计师：", "中国注册会计师"),
        ("乙方：", "乙方"),
        ("Signature:", "Signature"),
        ("申报人签名", "申报人签名"),
    ],
)
def test_labels_that_ask_for_a_signature_are_anchors(text: str, label: str) -> None:
    anchor = _anchor(_line(text), 20)
    assert anchor is not None
    assert anchor.text == label


@pytest.mark.parametrize(
    "text",
    [
        "本合同自双方签字盖章之日起生效。",
        "甲方（公章）：",
        "（此页无正文，为劳动合同签字页）",
        "乙方应当按照约定的时间到岗工作",
        "签字后十日内，甲方应当办理登记。",
        "单位名称（盖章）",
    ],
)
def test_running_text_and_places_for_seals_are_none(text: str) -> None:
    assert _anchor(_line(text), 20) is None
