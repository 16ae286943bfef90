"""Where another reading of a disputed clause gives another answer, the answer says so (domain 0.2, H)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ingest.wording import Bilingual
from validators.clause import Setting
from validators.finding import Outcome
from validators.phrase import phrase, sentences
from validators.programme import Programme
from validators.rule import Answer

Decide = Callable[[str], Answer]

_OUTCOMES = {
    Outcome.PASS: Bilingual("met", "符合"),
    Outcome.WARN: Bilingual("for attention only", "仅请留意"),
    Outcome.FAIL: Bilingual("not met", "不符合"),
    Outcome.CANNOT_TELL: Bilingual("undecided", "无法判断"),
    Outcome.NOT_APPLICABLE: Bilingual("not asked for", "不适用"),
}


def by_reading(programme: Programme, key: str, decide: Decide) -> Answer:
    """The answer under the choice in force of the setting `key`, which is a word among `choices`.

    `decide` gives the answer under one choice. Where another choice leads to another outcome, a sentence in
    both languages tells which and to what. Calls may be nested for a clause with two settings in dispute.

    >>> from validators.example import programme
    >>> from validators.rule import failed, passed
    >>> yes, no = Bilingual("One is met.", "符合其一。"), Bilingual("One is not.", "有一项不符。")
    >>> answers = {"any": passed(yes), "all": failed(no)}
    >>> by_reading(programme(), "short-term.criteria", answers.__getitem__).message.en
    'One is met. Under another reading of the clause (short-term.criteria = all): not met.'
    >>> by_reading(programme(), "short-term.criteria", lambda choice: answers["any"]).message.zh
    '符合其一。'
    """
    setting = programme.setting(key)
    in_force = programme.choice(key)
    return told(
        decide(in_force),
        setting,
        {choice: decide(choice) for choice in setting.choices if choice != in_force},
    )


def told(answer: Answer, setting: Setting, others: Mapping[str, Answer]) -> Answer:
    """`answer` with a sentence on those of `others` (value of the setting → answer) whose outcome differs.

    For settings that are numbers or dates, where the rule knows which other values are in dispute.
    """
    notes = [
        _note(setting.key, value, other)
        for value, other in others.items()
        if other.outcome is not answer.outcome
    ]
    return replace(answer, message=sentences(answer.message, *notes)) if notes else answer


def _note(key: str, value: str, other: Answer) -> Bilingual:
    return phrase(
        "Under another reading of the clause ({key} = {value}): {outcome}.",
        "若按条款的另一读法（{key} = {value}），结论为：{outcome}。",
        key=key,
        value=value,
        outcome=_OUTCOMES[other.outcome],
    )
