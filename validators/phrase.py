"""Sentences in both languages, put together from parts that may themselves be in both."""

from collections.abc import Iterable

from ingest.wording import Bilingual

Part = Bilingual | str | int


def phrase(en: str, zh: str, **parts: Part) -> Bilingual:
    """Both patterns with `{name}` filled in, each in its own language.

    >>> phrase("no {what}", "缺{what}", what=Bilingual("passport", "护照"))
    Bilingual(en='no passport', zh='缺护照')
    """
    english = {name: part.en if isinstance(part, Bilingual) else part for name, part in parts.items()}
    chinese = {name: part.zh if isinstance(part, Bilingual) else part for name, part in parts.items()}
    return Bilingual(en.format(**english), zh.format(**chinese))


def listed(parts: Iterable[Part]) -> Bilingual:
    """The parts as a list.

    >>> listed(["2014", "2016"])
    Bilingual(en='2014, 2016', zh='2014、2016')
    """
    both = [part if isinstance(part, Bilingual) else Bilingual(str(part), str(part)) for part in parts]
    return Bilingual(", ".join(part.en for part in both), "、".join(part.zh for part in both))


def sentences(*parts: Bilingual) -> Bilingual:
    """Whole sentences one after the other: a space between them in English, none in Chinese."""
    return Bilingual(
        " ".join(part.en for part in parts if part.en), "".join(part.zh for part in parts if part.zh)
    )


NOTHING = Bilingual("", "")
