"""A ZIP is a folder: its files are read under their own names, and nothing in it gets out of the spool."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ingest.archives import is_archive, unfold
from ingest.arrival import Arrival, Refusal, RefusalCode
from ingest.input import Input
from ingest.intake import assemble, open_input
from ingest.opening.limits import Limits
from ingest.page import PageImage
from ingest.volume import Binding

Things = list[PageImage | Refusal]


def picture(shade: int = 255) -> bytes:
    data = io.BytesIO()
    Image.new("L", (200, 300), shade).save(data, "PNG")
    return data.getvalue()


def zipped(entries: dict[str, bytes], encoding: str = "utf-8") -> bytes:
    """A ZIP whose names are marked as UTF-8, or in another encoding and not marked at all."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    made = bytearray(data.getvalue())
    if encoding == "utf-8":
        return bytes(made)
    for name in entries:
        made = made.replace(name.encode(), name.encode(encoding).ljust(len(name.encode()), b"_"))
    for mark, flags in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        at = made.find(mark)
        while at >= 0:
            made[at + flags] &= ~0x08
            at = made.find(mark, at + 4)
    return bytes(made)


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    place = tmp_path / "spool"
    place.mkdir()
    return place


@pytest.fixture
def opened(spool: Path) -> Callable[[Path], tuple[Arrival, Things]]:
    def work(path: Path) -> tuple[Arrival, Things]:
        unfolded = unfold(Input.at(path), spool)
        things: Things = [*unfolded.refused, *open_input(unfolded.given, spool)]
        pages = [thing for thing in things if isinstance(thing, PageImage)]
        refused = [thing for thing in things if isinstance(thing, Refusal)]
        (arrival,) = assemble(unfolded.given, pages, refused)
        return arrival, things

    return work


Opened = Callable[[Path], tuple[Arrival, Things]]


def test_a_zip_is_a_dossier_of_its_own(tmp_path: Path, opened: Opened) -> None:
    file = tmp_path / "BJ-2017-0042.zip"
    declared = b"project: long-term\n"
    file.write_bytes(zipped({"dossier.yaml": declared, "form/申报书.png": picture(), "护照.png": picture(9)}))
    arrival, _ = opened(file)
    assert arrival.dossier == "BJ-2017-0042"
    assert arrival.declared.project == "long-term"
    assert {volume.binding for volume in arrival.volumes} == {Binding.FORM, None}
    assert {page.source for volume in arrival.volumes for page in volume.pages} == {
        "form/申报书.png",
        "护照.png",
    }
    assert not arrival.refused


@pytest.mark.parametrize("wrapped", ["BJ-1", "BJ-1/材料"])
def test_a_folder_around_everything_counts_for_nothing(tmp_path: Path, opened: Opened, wrapped: str) -> None:
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(zipped({f"{wrapped}/a.png": picture(), f"{wrapped}/b.png": picture(7)}))
    arrival, things = opened(file)
    assert arrival.dossier == "BJ-1"
    assert [thing.source for thing in things] == ["a.png", "b.png"]


def test_a_folder_that_declares_a_binding_counts(tmp_path: Path, opened: Opened) -> None:
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(zipped({"attachments/a.png": picture()}))
    arrival, _ = opened(file)
    assert arrival.volumes[0].binding is Binding.ATTACHMENTS


def test_a_folder_with_one_zip_is_that_zip(tmp_path: Path, opened: Opened) -> None:
    folder = tmp_path / "BJ-7"
    folder.mkdir()
    (folder / "全部材料.zip").write_bytes(zipped({"form/a.png": picture()}))
    arrival, _ = opened(folder)
    assert arrival.dossier == "BJ-7"
    assert arrival.volumes[0].binding is Binding.FORM


def test_a_declaration_beside_the_zip_is_kept(tmp_path: Path, opened: Opened) -> None:
    folder = tmp_path / "BJ-7"
    folder.mkdir()
    (folder / "全部材料.zip").write_bytes(zipped({"a.png": picture()}))
    (folder / "dossier.yaml").write_text("project: short-term")
    arrival, things = opened(folder)
    assert arrival.declared.project == "short-term"
    assert [thing.source for thing in things] == ["全部材料.zip/a.png"]


def test_a_zip_among_files_is_opened_in_its_place(tmp_path: Path, opened: Opened) -> None:
    folder = tmp_path / "BJ-8"
    folder.mkdir()
    (folder / "1.png").write_bytes(picture())
    (folder / "2.zip").write_bytes(zipped({"内.png": picture(), "more.zip": zipped({"deep.png": picture()})}))
    (folder / "3.png").write_bytes(picture())
    _, things = opened(folder)
    assert [thing.source for thing in things] == ["1.png", "2.zip/more.zip/deep.png", "2.zip/内.png", "3.png"]


def test_a_zip_three_deep_is_refused_by_name(tmp_path: Path, opened: Opened) -> None:
    folder = tmp_path / "BJ-8"
    folder.mkdir()
    (folder / "0.png").write_bytes(picture())
    deep = zipped({"c.zip": zipped({"x.png": picture()})})
    (folder / "a.zip").write_bytes(zipped({"b.zip": deep}))
    _, things = opened(folder)
    refused = [(t.source, t.code) for t in things if isinstance(t, Refusal)]
    assert refused == [("a.zip/b.zip/c.zip", RefusalCode.UNSUPPORTED)]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_names_are_read_however_they_were_written(
    tmp_path: Path, opened: Opened, encoding: str
) -> None:
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(zipped({"营业执照.png": picture(), "2.png": picture()}, encoding))
    _, things = opened(file)
    assert [thing.source.rstrip("_")[:4] for thing in things] == ["2.pn", "营业执照"]


@pytest.mark.parametrize(
    "name", ["../../evil.png", "/etc/evil.png", "..\\..\\evil.png", "a/../../evil.png", "~/evil.png"]
)
def test_no_entry_leaves_the_spool(tmp_path: Path, spool: Path, opened: Opened, name: str) -> None:
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(zipped({name: picture(), "good.png": picture()}))
    _, things = opened(file)
    assert len(things) == 2
    assert not list(tmp_path.glob("evil*"))
    assert all(spool in path.parents for path in tmp_path.rglob("evil.png"))


def test_a_link_is_not_followed(tmp_path: Path, opened: Opened) -> None:
    file = tmp_path / "BJ-1.zip"
    with zipfile.ZipFile(file, "w") as archive:
        entry = zipfile.ZipInfo("link.png")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
        archive.writestr("good.png", picture())
    _, things = opened(file)
    assert [thing.source for thing in things] == ["BJ-1.zip/link.png", "good.png"]
    assert isinstance(things[0], Refusal)


def test_a_bomb_is_refused_and_its_neighbours_are_read(tmp_path: Path, opened: Opened) -> None:
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(zipped({"bomb.png": bytes(200 << 20), "good.png": picture()}))
    assert file.stat().st_size < 1 << 20
    _, things = opened(file)
    assert [(thing.source, type(thing)) for thing in things] == [
        ("BJ-1.zip/bomb.png", Refusal),
        ("good.png", PageImage),
    ]


@pytest.mark.parametrize("limits", [Limits(entries=1), Limits(unpacked_bytes=100)])
def test_an_archive_of_too_much_is_refused_whole(tmp_path: Path, spool: Path, limits: Limits) -> None:
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(zipped({"a.png": picture(), "b.png": picture()}))
    (refusal,) = unfold(Input.at(file), spool, limits).refused
    assert refusal.code is RefusalCode.TOO_LARGE


def test_an_entry_that_lies_about_its_size_is_refused(tmp_path: Path, opened: Opened) -> None:
    data = zipped({"a.png": bytes(5000), "good.png": picture()})
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"PK\x01\x02"))  # the first entry of the directory
    lying = data[: at + 24] + (10).to_bytes(4, "little") + data[at + 28 :]
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(lying)
    _, things = opened(file)
    assert [(thing.source, type(thing)) for thing in things] == [
        ("BJ-1.zip/a.png", Refusal),
        ("good.png", PageImage),
    ]


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.95])
def test_a_zip_that_breaks_off_is_refused(tmp_path: Path, opened: Opened, kept: float) -> None:
    whole = zipped({"a.png": picture(), "b.png": picture()})
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(whole[: int(len(whole) * kept)])
    arrival, _ = opened(file)
    assert RefusalCode.CORRUPT in {refusal.code for refusal in arrival.refused}


def test_an_encrypted_entry_is_refused_as_such(tmp_path: Path, opened: Opened) -> None:
    data = bytearray(zipped({"a.png": picture(), "b.png": picture()}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(bytes(data))
    _, things = opened(file)
    assert [thing.code for thing in things if isinstance(thing, Refusal)] == [RefusalCode.ENCRYPTED]


def test_documents_that_are_zipped_themselves_are_no_archives(tmp_path: Path) -> None:
    for name, inside in (("a.docx", "word/document.xml"), ("b.ofd", "OFD.xml"), ("c.zip", "a.png")):
        (tmp_path / name).write_bytes(zipped({inside: b"x"}))
    assert [is_archive(tmp_path / name) for name in ("a.docx", "b.ofd", "c.zip")] == [False, False, True]


def test_two_entries_of_one_name_are_both_read(tmp_path: Path, opened: Opened) -> None:
    file = tmp_path / "BJ-1.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.png", picture(1))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.png", picture(2))
    _, things = opened(file)
    assert [thing.source for thing in things] == ["a (2).png", "a.png"]


def test_a_name_too_long_for_the_disk_is_shortened(tmp_path: Path, opened: Opened) -> None:
    file = tmp_path / "BJ-1.zip"
    file.write_bytes(zipped({"很长" * 100 + ".png": picture(), "b.png": picture()}))
    _, things = opened(file)
    assert len(things) == 2
    assert all(isinstance(thing, PageImage) for thing in things)
