"""The guess at untitled pages is trained, and set against the rulers on versions that it never saw."""

from extractors.language import train
from samples.untitled import untitled

ROWS = {
    "passport": ("护照号码", "国籍", "出生地点", "签发机关"),
    "labor_contract": ("合同期限", "甲方", "乙方", "劳动报酬"),
}


def given(third: int | None) -> list[train.Sample]:
    return [train.Sample(kind, rows, third) for kind, rows in ROWS.items() for _ in range(8)]


def test_the_same_samples_train_the_same_component_and_it_learns_them() -> None:
    one, other = train.train(given(None)), train.train(given(None))
    for kind, rows in ROWS.items():
        assert train.guess(one, rows) == train.guess(other, rows) == kind


def test_a_page_without_words_is_no_reason_to_raise() -> None:
    component = train.train(given(None))
    assert train.guess(component, []) in ("", *ROWS)


def test_every_way_answers_for_every_held_out_page() -> None:
    counts = train.compare([*given(0), *given(1), *given(2)])
    assert {way: count.total() for way, count in counts.items()} == dict.fromkeys(counts, 48)
    assert "rulers" in counts


def test_untitled_pages_keep_their_words_and_lose_their_titles() -> None:
    pages = {page.type: page for page in untitled(977, 12)}
    contract = pages["labor_contract"]
    assert contract.rows
    assert not {"劳动合同书", "聘用合同"} & {"".join(row.split()) for row in contract.rows}
