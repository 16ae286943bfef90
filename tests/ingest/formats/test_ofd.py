"""OFD: pages are drawn, their text comes along with its boxes, and nothing in the file is trusted."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ingest.arrival import Refusal, RefusalCode
from ingest.formats import every_format, format_of, ofd
from ingest.opening.leaf import Leaf, NotOpened
from ingest.opening.limits import Limits
from ingest.opening.sniffing import sniff
from ingest.page import PageImage
from ingest.reasons import Situation

Open = Callable[..., tuple[list[PageImage], list[Refusal]]]
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
MM = 200 / 25.4  # pixels
RED = "255 0 0"


def png(colour: str = "red", size: tuple[int, int] = (40, 40)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, "PNG")
    return data.getvalue()


def text(content: str, boundary: str = "20 20 100 10", more: str = "") -> str:
    return (
        f'<ofd:TextObject ID="9" Boundary="{boundary}" Font="1" Size="5" {more}>'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g {max(1, len(content) - 1)} 5">{content}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def write(place: Path, *pages: str, parts: dict[str, bytes] | None = None, document: str = "") -> Path:
    """An OFD whose pages hold these objects; `parts` are further parts, `document` more of Document.xml."""
    listed = "".join(
        f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}/Content.xml"/>' for n in range(1, len(pages) + 1)
    )
    made: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>{document}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/DocumentRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias>'
        '<ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
        "</ofd:MultiMedias></ofd:Res>",
        "Doc_0/Res/a.png": png(),
    }
    for number, objects in enumerate(pages, 1):
        made[f"Doc_0/Pages/{number}/Content.xml"] = (
            f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    file = place / "made.ofd"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (made | (parts or {})).items():
            archive.writestr(name, content)
    return file


def leaf_of(file: Path, index: int = 0) -> Leaf:
    with ofd.open_book(file, Limits()) as book:
        return book.leaf(index)


def shade(leaf: Leaf, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place given in millimetres."""
    assert leaf.picture is not None
    found = leaf.picture.getpixel((round(x * MM), round(y * MM)))
    assert isinstance(found, tuple)
    return found


def test_pages_come_with_picture_and_text(tmp_path: Path, opened: Open) -> None:
    pages, refusals = opened(write(tmp_path, text("营业执照"), text("Annual Report")))
    assert not refusals
    assert [(page.width, page.height, page.dpi) for page in pages] == [(1654, 2339, 200.0)] * 2
    layer = pages[0].layer
    assert layer is not None
    (word,) = layer.words
    assert word.text == "营业执照"
    assert word.box.x0 == pytest.approx(20 * MM, abs=2)
    assert word.box.x1 == pytest.approx(40 * MM, abs=2)
    assert 20 * MM < word.box.y0 < 25 * MM < word.box.y1 < 27 * MM


def test_text_stands_where_its_boxes_say(tmp_path: Path) -> None:
    leaf = leaf_of(write(tmp_path, text("营业执照")))
    assert leaf.picture is not None
    assert leaf.layer is not None
    (word,) = leaf.layer.words
    ink = leaf.picture.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    box = word.box.grow(3)
    assert box.x0 <= ink[0] < ink[2] <= box.x1
    assert box.y0 <= ink[1] < ink[3] <= box.y1


def test_gaps_part_words(tmp_path: Path) -> None:
    content = '<ofd:TextObject Boundary="10 10 99 9" Font="1" Size="4"><ofd:TextCode X="0" Y="4" DeltaX='
    content += '"g 3 4 30 g 3 4">名称：乙北京某某</ofd:TextCode></ofd:TextObject>'
    leaf = leaf_of(write(tmp_path, content))
    assert leaf.layer is not None
    assert [word.text for word in leaf.layer.words] == ["名称：乙", "北京某某"]


def test_paths_pictures_and_templates_are_drawn(tmp_path: Path) -> None:
    objects = (
        '<ofd:PathObject Boundary="50 50 20 20" Fill="true" Stroke="false">'
        '<ofd:FillColor Value="0 0 255"/><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 20 L 0 20 C '
        "M 5 5 L 15 5 L 15 15 L 5 15 C</ofd:AbbreviatedData></ofd:PathObject>"
        '<ofd:ImageObject Boundary="100 50 20 20" CTM="20 0 0 20 0 0" ResourceID="7"/>'
    )
    background = (
        f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>"
        '<ofd:PathObject Boundary="0 0 210 297" Fill="true"><ofd:FillColor Value="255 255 0"/>'
        "<ofd:AbbreviatedData>M 0 0 L 210 0 L 210 297 L 0 297 C</ofd:AbbreviatedData></ofd:PathObject>"
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )
    file = write(
        tmp_path,
        f'</ofd:Layer></ofd:Content><ofd:Template TemplateID="3"/><ofd:Content><ofd:Layer>{objects}',
        parts={"Doc_0/Tpl.xml": background.encode()},
        document='<ofd:TemplatePage ID="3" BaseLoc="Tpl.xml"/>',
    )
    leaf = leaf_of(file)
    assert shade(leaf, 52, 52) == (0, 0, 255)
    assert shade(leaf, 60, 60) == (255, 255, 0)  # the hole of the path
    assert shade(leaf, 110, 60) == (255, 0, 0)
    assert shade(leaf, 5, 5) == (255, 255, 0)


@pytest.mark.parametrize(
    ("transformation", "red"),
    [
        ("20 0 0 20 0 0", (105, 60)),
        ("-20 0 0 20 20 0", (115, 60)),
        ("0 20 -20 0 20 0", (110, 55)),
        ("0 -20 20 0 0 20", (110, 65)),
    ],
)
def test_pictures_are_turned_and_mirrored(
    tmp_path: Path, transformation: str, red: tuple[float, float]
) -> None:
    halves = Image.new("RGB", (40, 40), "white")
    halves.paste("red", (0, 0, 20, 40))
    data = io.BytesIO()
    halves.save(data, "PNG")
    content = f'<ofd:ImageObject Boundary="100 50 20 20" CTM="{transformation}" ResourceID="7"/>'
    leaf = leaf_of(write(tmp_path, content, parts={"Doc_0/Res/a.png": data.getvalue()}))
    assert shade(leaf, *red)[1] < 60
    assert shade(leaf, 220 - red[0], 120 - red[1])[1] > 200


def test_the_seal_of_a_signature_is_drawn_without_its_paper(tmp_path: Path) -> None:
    seal = Image.new("RGB", (40, 40), "white")
    seal.paste("red", (0, 0, 20, 40))
    data = io.BytesIO()
    seal.save(data, "PNG")
    parts: dict[str, str | bytes] = {
        "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {SPACE}><ofd:Signature BaseLoc="S/Signature.xml"/>'
        "</ofd:Signatures>",
        "Doc_0/Signs/S/Signature.xml": f'<ofd:Signature {SPACE}><ofd:SignedInfo><ofd:StampAnnot PageRef="1" '
        'Boundary="60 60 40 40"/></ofd:SignedInfo><ofd:SignedValue>v.dat</ofd:SignedValue></ofd:Signature>',
        "Doc_0/Signs/S/v.dat": b"0\x82\x19#" + data.getvalue() + b"\x30\x03more",
    }
    under = (
        '<ofd:PathObject Boundary="60 60 40 40" Fill="true"><ofd:FillColor Value="0 255 0"/>'
        "<ofd:AbbreviatedData>M 0 0 L 40 0 L 40 40 L 0 40 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    leaf = leaf_of(write(tmp_path, under, parts={name: _bytes(content) for name, content in parts.items()}))
    assert shade(leaf, 70, 80) == (255, 0, 0)
    assert shade(leaf, 92, 80) == (0, 255, 0)
    inner = write(tmp_path, under.replace("60 60", "0 0").replace("0 255 0", RED), parts={})
    parts["Doc_0/Signs/S/v.dat"] = b"\x30\x82" + inner.read_bytes() + b"\x04\x00"
    leaf = leaf_of(write(tmp_path, "", parts={name: _bytes(content) for name, content in parts.items()}))
    assert (255, 0, 0) in {shade(leaf, 60 + x, 60 + x) for x in (1, 3, 5)}


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def test_one_format_claims_it_wherever_its_parts_stand(tmp_path: Path) -> None:
    head = sniff(write(tmp_path, text("甲")))
    assert format_of(head) is ofd
    assert [known.claims(head) for known in every_format()].count(True) == 1


def test_a_page_without_text_is_left_to_the_reader(tmp_path: Path) -> None:
    leaf = leaf_of(write(tmp_path, '<ofd:ImageObject Boundary="0 0 9 9" CTM="9 0 0 9 0 0" ResourceID="7"/>'))
    assert leaf.layer is None


def test_a_missing_page_is_empty_and_the_others_are_read(tmp_path: Path, opened: Open) -> None:
    file = write(tmp_path, text("甲"), text("乙"))
    with zipfile.ZipFile(file) as old:
        kept = {name: old.read(name) for name in old.namelist() if "/1/" not in name}
    with zipfile.ZipFile(file, "w") as new:
        for name, content in kept.items():
            new.writestr(name, content)
    pages, _ = opened(file)
    assert [len(page.layer.words) if page.layer else 0 for page in pages] == [0, 1]


def test_external_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    grown = "".join(f'<!ENTITY {c} "{f"&{p};" * 10}">' for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    evil = (
        f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{secret}"><!ENTITY a "aaaaaaaaaa">{grown}]>'
        f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{text('甲&s;&i;')}</ofd:Layer></ofd:Content></ofd:Page>"
    )
    leaf = leaf_of(write(tmp_path, text("x"), parts={"Doc_0/Pages/1/Content.xml": evil.encode()}))
    told = "".join(word.text for word in leaf.layer.words) if leaf.layer else ""
    assert "SECRET" not in told
    assert len(told) < 10_000


@pytest.mark.parametrize(("box", "situation"), [("0 0 100000 100000", Situation.PAGE_TOO_LARGE)])
def test_a_page_as_large_as_a_field_is_refused(tmp_path: Path, box: str, situation: Situation) -> None:
    page = f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area></ofd:Page>"
    with pytest.raises(NotOpened) as caught:
        leaf_of(write(tmp_path, "", parts={"Doc_0/Pages/1/Content.xml": page.encode()}))
    assert caught.value.situation is situation


@pytest.mark.parametrize("part", ["OFD.xml", "Doc_0/Document.xml"])
def test_an_ofd_without_its_root_is_refused(tmp_path: Path, opened: Open, part: str) -> None:
    pages, refusals = opened(write(tmp_path, text("甲"), parts={part: b"no xml"}))
    assert not pages
    assert [refusal.code for refusal in refusals] == [RefusalCode.CORRUPT]


def test_composites_within_themselves_come_to_an_end(tmp_path: Path) -> None:
    resources = (
        f'<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="8"><ofd:Content>'
        f'{text("圈")}<ofd:CompositeObject Boundary="1 1 9 9" ResourceID="8"/></ofd:Content>'
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    content = '<ofd:CompositeObject Boundary="1 1 9 9" ResourceID="8"/>'
    leaf = leaf_of(write(tmp_path, content, parts={"Doc_0/DocumentRes.xml": resources.encode()}))
    assert leaf.layer is not None
    assert 1 <= len(leaf.layer.words) <= 10
