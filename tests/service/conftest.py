"""The command line as a person starts it, and small pages for it to work on."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

Dossier = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """For a run that keeps everything below the test's folder and reads with the recorded engine."""
    settings = {
        "DOSSIER_STORE": str(tmp_path / "store"),
        "DOSSIER_OUT": str(tmp_path / "out"),
        "DOSSIER_ENGINE": "recorded",
        "DOSSIER_WORKERS": "1",
    }
    return {**{k: v for k, v in os.environ.items() if not k.startswith("DOSSIER_")}, **settings}


@pytest.fixture
def dossier(environment: dict[str, str], tmp_path: Path) -> Dossier:
    """Runs `dossier …` to its end in an empty folder; keyword arguments change settings."""
    place = tmp_path / "elsewhere"
    place.mkdir()

    def run(*arguments: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
        changed = {f"DOSSIER_{key.upper()}": value for key, value in settings.items()}
        return subprocess.run(
            [sys.executable, "-m", "service.cli", *map(str, arguments)],
            env={**environment, **changed},
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture
def page() -> Image.Image:
    """An A4 page at 100 dpi with ink on it."""
    picture = Image.new("RGB", (827, 1169), "white")
    ImageDraw.Draw(picture).rectangle((100, 100, 700, 400), outline="black", width=6)
    return picture


@pytest.fixture
def folder(tmp_path: Path, page: Image.Image) -> Path:
    """A drop folder with one good picture."""
    place = tmp_path / "BJ-TEST-1"
    place.mkdir()
    page.save(place / "扫描件.png", dpi=(100, 100))
    return place
