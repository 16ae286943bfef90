"""An inbox that is watched."""

from pathlib import Path

import pytest

from tests.ingest.watching.watched import Watched


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    root = tmp_path / "inbox"
    root.mkdir()
    return Watched(root)
