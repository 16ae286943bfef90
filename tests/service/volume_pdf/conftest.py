"""A volume of three pages that readers of PDF are asked about: a scan, one that was turned, a blank one."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from extractors.page_text import Line, Word
from ingest.page import Box
from samples.fonts import Font, face
from service.volume_pdf.write import Mark, Side, write_volume

DPI = 200.0
SIZE = (1240, 1754)
TITLE = "BJ-2017-0042 附件 第1份 Attachments, copy 1"
PRODUCER = "Dossier <test>"
MARKS = (Mark("劳动合同 Labour contract", 0), Mark("护照 Passport", 1))

FIRST = (
    "劳动合同书",
    "甲方（用人单位）：北京云杉光电科技有限公司",
    "Term of the contract 2016-04-15",
    "𠮷野家 100%",
)
SECOND = ("中华人民共和国护照", "ERIKSSON ANNA MARIA")


def typed(texts: tuple[str, ...]) -> tuple[Line, ...]:
    """The texts as lines below one another, each of one word, as wide as they are drawn."""
    font = face(Font.SONG, 40)
    lines = []
    for row, text in enumerate(texts):
        box = Box(150, 200 + 120 * row, 150 + font.getlength(text), 240 + 120 * row)
        lines.append(Line(text, box, 0.98, (Word(text, box, 0.98),)))
    return tuple(lines)


def drawn(lines: tuple[Line, ...], mode: str = "RGB") -> Image.Image:
    page = Image.new("L", SIZE, 244)
    pen = ImageDraw.Draw(page)
    for line in lines:
        pen.text((line.box.x0, line.box.y0), line.text, 20, face(Font.SONG, 40))
    pen.rectangle((0, 0, 80, 80), fill=0)  # tells the upper left corner of the upright page
    return page.convert(mode)


def sides_in(folder: Path) -> tuple[Side, ...]:
    first, second = typed(FIRST), typed(SECOND)
    drawn(first).save(folder / "first.jpg", quality=80)
    # lay on the side in the scanner: has to be turned clockwise by 90 degrees
    drawn(second, "L").transpose(Image.Transpose.ROTATE_90).save(folder / "second.png")
    Image.new("1", SIZE, 1).save(folder / "third.png")
    return (
        Side("p0001", folder / "first.jpg", DPI, 0, SIZE[0], first),
        Side("p0002", folder / "second.png", DPI, 90, SIZE[0], second),
        Side("p0003", folder / "third.png", DPI, 0, SIZE[0]),
    )


@pytest.fixture(scope="session")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Side, ...]:
    return sides_in(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="session")
def volume(sides: tuple[Side, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("volumes") / "1-attachments.pdf"
    write_volume(file, sides, TITLE, PRODUCER, MARKS)
    return file


def told_by(*command: str | Path) -> str:
    """What a reader says; it may not complain of anything."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout
