"""What was read, as JSON: for the cache, for people, and the key under which a reading is kept."""

import json
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from extractors.page_text import PageText, Quality
from extractors.reading.remarks import remark
from ingest.page import PageImage

FORMAT = "page-text/26"
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
    """The contract's pages/<page>.json: lines with boxes in reading order, tables as rows of cells.

    Besides, for a picture that was read: its dpi, the width of an edge of print in millimetres ("sharpness"),
    the contrast of its print, and its faults, each with what to do about it.
    """
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
    if page.quality is not None:
        record["quality"] = _quality(page.quality)
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _quality(quality: Quality) -> dict[str, Any]:
    remarks = [(fault, remark(fault)) for fault in quality.faults]
    return {
        "dpi": round(quality.dpi, 1),
        "sharpness": None if quality.sharpness is None else round(quality.sharpness, 3),
        "contrast": None if quality.contrast is None else round(quality.contrast),
        "faults": [{"code": fault, "zh": said.zh, "en": said.en} for fault, said in remarks],
    }
