"""The words of the report page in Chinese and English (words.toml), for names that programs use."""

import tomllib
from functools import cache
from pathlib import Path

from extractors.documents import document_types
from ingest.wording import Bilingual

_FILE = Path(__file__).with_name("words.toml")


@cache
def _tables() -> dict[str, dict[str, Bilingual]]:
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        table: {name: Bilingual(zh=zh, en=en) for name, (zh, en) in entries.items()}
        for table, entries in tables.items()
    }


def words(table: str, name: str) -> Bilingual:
    """What `name` is called. A new rule or field is shown by its own name until it gets an entry.

    What a type of document is called its own file says.

    >>> words("outcome", "cannot-tell").zh
    '无法判断'
    >>> words("field", "birth_star").en
    'birth star'
    """
    kind = document_types().get(name) if table == "type" else None
    known = kind.called if kind else _tables().get(table, {}).get(name)
    if known:
        return known
    plain = name.replace("_", " ").replace("-", " ").replace(".", ": ")
    return Bilingual(en=plain, zh=plain)
