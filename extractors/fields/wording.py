"""Pieces of patterns for sentences in Western languages: persons, posts and organisations by their capitals.

Each is case-sensitive within a pattern that is not. Repetitions are bounded: a search stays linear.
"""

_LETTERS = r"[^\W\d_]"
_WORD = rf"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ]{_LETTERS}{{1,30}}+(?:['’\-]{_LETTERS}{{1,30}}+){{0,3}})"
_PARTICLE = r"(?:van|von|der|den|de|la|le|di|del|da|dos|bin|al|el|zu|ter)"
HONORIFIC = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herrn?|Frau|Sir"
    r"|Dame)\b\.?\s?(?:med|rer|nat|phil|Ing|h\.c)?\.?\s?){0,3}"
)
PERSON = rf"(?-i:(?<![A-Za-zÀ-ž]){_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,5}})"

PERSON_IN_LINE = PERSON.replace(r"\s", r"[^\S\n]")

# A post: words with capitals, small words between them only.
_POST_WORD = rf"[A-ZÀ-Þ]{_LETTERS}{{1,30}}(?:[&/\-]{_LETTERS}{{1,30}}){{0,2}}"
_MONTHS = r"Jan(?:uary)?\b|Feb(?:ruary)?\b|March\b|April\b|May\b|June\b|July\b|August\b|Sept|Octo|Nove|Dece"
_JOINT = (
    r"(?:(?:of|and|for|to|the|&|für|der)\s){1,2}"
    rf"|in\s(?!Department|School|Faculty|Institute|Division|Centre|Center|{_MONTHS})"
)
POST = rf"(?-i:(?!{_MONTHS}){_POST_WORD}(?:\s(?:{_JOINT})?{_POST_WORD}){{0,7}})"

_NAME_WORD = rf"[A-ZÀ-Þ]{_LETTERS}{{0,30}}(?:[&'’\-]{_LETTERS}{{1,30}}){{0,3}}\.?"
ORGANISATION = (
    rf"(?-i:(?:The\s)?{_NAME_WORD}(?:,?\s(?:(?:of|for|and|the|&|de"
    rf"|la|für|der|des|du)\s){{0,2}}{_NAME_WORD}){{1,8}})"
)
"""At least two words; a comma may stand before 'Ltd.' and the like."""

# What the name of an organisation holds or ends in.
BODY = (
    r"\b(?:Universit\w*|Universidad|Institut\w*|Cent(?:re|er)|Laborator\w+|Ltd|Limited|Inc|LLC|GmbH|AG|Corp(?:oration)?"
    r"|College|School|Hospital|Academy|Hochschule|Company|Foundation|Council|Agency|Society|Polytechnic)\b"
    r"|(?:大学|大學|研究所|研究院|研究センター|株式会社|公司|学院|医院|中心|事务所|集团)"
)


def spaced(*patterns: str) -> tuple[str, ...]:
    """`patterns` with their spaces taking a line end too: where a paragraph was broken for no reason."""
    return tuple(pattern.replace(" ", r"\s") for pattern in patterns)
