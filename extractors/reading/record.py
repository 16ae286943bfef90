"""What was read, as JSON: for the cache, for people, and the key under which a reading is kept."""

import json
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from extractors.page_text import PageText
from ingest.page import PageImage

FORMAT = "page-text/4"
_ADAPTER = TypeAdapter(PageText)


def reading_key(page: PageImage, engine: str, version: str) -> str:
    """SHA-256 (hex) of all that decides what is read: picture, its dpi and text layer, engine and parameters.

    `engine` and `version` are those of the Engine; its version contains the fingerprint of its parameters.
    """
    layer = repr(page.layer) if page.layer else ""
    parts = (FORMAT, page.sha256, f"{page.dpi:.2f}", sha256(layer.encode()).hexdigest(), engine, version)
    return sha256("\n".join(parts).encode()).hexdigest()


def to_json(page: PageText) -> bytes:
    """Everything, compact; `from_json` gives back an equal PageText."""
    return _ADAPTER.dump_json(page)


def from_json(data: bytes) -> PageText:
    """Raises pydantic.ValidationError (a ValueError) where the record is of another form."""
    return _ADAPTER.validate_json(data)


def for_people(page: PageText) -> str:
    """The contract's pages/<page>.json: lines with boxes in reading order, tables as rows of cells."""
    record: dict[str, Any] = {
        "lines": [
            {
                "text": line.text,
                "box": [round(v, 1) for v in (line.box.x0, line.box.y0, line.box.x1, line.box.y1)],
                "confidence": round(line.confidence, 4),
            }
            for line in page.lines
        ],
        "tables": [table.rows() for table in page.tables],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"
