"""Every setting of the pack is read by a rule, or the docs say that it waits for one."""

import re
from pathlib import Path

from validators.programme import Programme

ROOT = Path(__file__).parents[2]


def test_a_setting_is_read_by_a_rule_or_said_to_wait(programme: Programme) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "validators").rglob("*.py"))
    docs = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    waiting = re.findall(r"`([a-z.-]+\*?)`", docs.split("## What no rule decides yet")[1])
    for setting in programme.settings:
        read = f'"{setting.key}"' in code or setting.key.startswith("copies.")
        waits = any(setting.key == name or setting.key.startswith(name.rstrip("*")) for name in waiting)
        assert read != waits, setting.key
