"""What a shape is given to read: never more than a value may be long."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.fields import shapes
from extractors.fields.spec import LONGEST, FieldSpec
from extractors.values.value import Value

TEXTS = st.builds(lambda piece, times: piece * times, st.text(max_size=20), st.integers(0, 10_000))


@settings(deadline=None)
@given(TEXTS)
def test_a_shape_sees_the_beginning_of_any_text_and_no_more_than_a_value_is_long(text: str) -> None:
    seen: list[str] = []

    def shape(raw: str) -> Value | None:
        seen.append(raw)
        return None

    FieldSpec("any", shape).read(text)
    assert seen == [text[:LONGEST]]


def test_a_list_of_clauses_that_is_longer_than_what_is_read_is_no_value() -> None:
    spec = FieldSpec("scope", shapes.clauses)
    whole = "技术开发;" * (LONGEST // 5 - 1)
    read = spec.read(whole)
    assert read is not None
    assert read.value == whole
    assert spec.read(whole * 2) is None
