"""Text for people, always in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One sentence in English and in Chinese; neither is a translation aid for the other."""

    en: str
    zh: str
