"""No date decides when a drop is taken: neither the machine's, nor those of files."""

import ast
from pathlib import Path

import ingest.watching

PACKAGE = Path(ingest.watching.__file__).parent
DATES = {"time", "time_ns", "now", "utcnow", "today", "localtime", "gmtime"}  # of `time` and `datetime`


def test_nothing_in_the_watch_asks_for_the_date() -> None:
    asked = [
        (file.name, node.attr)
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in DATES
        and isinstance(node.value, ast.Name)
        and node.value.id in ("time", "datetime", "date")
    ]
    assert asked == []
