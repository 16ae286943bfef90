"""What of a drop was not taken, as the ledger keeps it."""

import json
from collections.abc import Iterable

from ingest.arrival import Refusal, RefusalCode
from ingest.wording import Bilingual


def to_json(refusals: Iterable[Refusal]) -> str:
    """Refusals as text; nothing for none."""
    rows = [[one.source, one.code, one.reason.en, one.reason.zh] for one in refusals]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def from_json(text: str) -> tuple[Refusal, ...]:
    """The refusals again."""
    rows = json.loads(text) if text else []
    return tuple(Refusal(name, RefusalCode(code), Bilingual(en, zh)) for name, code, en, zh in rows)
