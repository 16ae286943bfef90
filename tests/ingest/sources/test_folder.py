"""A drop folder gives every file of an employer once, in the order of its names, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources.folder import files, natural_key, place_of
from ingest.volume import Binding


def _put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_files_come_in_any_nesting_in_natural_order(tmp_path: Path) -> None:
    _put(tmp_path, "附件/第10页.jpg", "附件/第2页.jpg", "申报书.pdf", "a/b/c.tif")
    assert [name for _, name in files(tmp_path)] == [
        "a/b/c.tif",
        "申报书.pdf",
        "附件/第2页.jpg",
        "附件/第10页.jpg",
    ]


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$合同.docx",
        "@eaDir/a.jpg",
        "._form.pdf",
        "__MACOSX/a",
        "dossier.yaml",
    ],
)
def test_what_systems_leave_behind_is_no_document(tmp_path: Path, name: str) -> None:
    _put(tmp_path, name)
    assert list(files(tmp_path)) == []


def test_a_declaration_below_the_top_is_a_file_like_any_other(tmp_path: Path) -> None:
    _put(tmp_path, "sub/dossier.yaml")
    assert [name for _, name in files(tmp_path)] == ["sub/dossier.yaml"]


def test_links_are_named_but_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    _put(outside, "secret.pdf")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "folder").symlink_to(outside)
    (inbox / "file.pdf").symlink_to(outside / "secret.pdf")
    assert [(path.is_symlink(), name) for path, name in files(inbox)] == [
        (True, "file.pdf"),
        (True, "folder"),
    ]


def test_a_name_in_gbk_is_readable(tmp_path: Path) -> None:
    name = "合同.pdf".encode("gbk").decode("utf-8", "surrogateescape")
    _put(tmp_path, name)
    ((path, shown),) = files(tmp_path)
    assert shown == "合同.pdf"
    assert path.is_file()


@pytest.mark.parametrize(
    ("source", "name", "binding", "copy"),
    [
        ("form/a.pdf", "form", Binding.FORM, None),
        ("Copy-3/Attachments/x/a.pdf", "Copy-3/Attachments", Binding.ATTACHMENTS, 3),
        ("copy-2/a.pdf", "copy-2/a.pdf", None, 2),
        ("personal-information/1.jpg", "personal-information", Binding.PERSONAL, None),
        ("others/form/a.pdf", "others/form/a.pdf", None, None),
        ("form", "form", None, None),
        ("copy-1", "copy-1", None, None),
    ],
)
def test_folders_declare_bindings_and_copies(
    source: str, name: str, binding: Binding | None, copy: int | None
) -> None:
    place = place_of(source)
    assert (place.name, place.binding, place.copy) == (name, binding, copy)


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_names_can_be_put_in_order(names: list[str]) -> None:
    assert sorted(sorted(names, key=natural_key)) == sorted(names)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_in_names_count_as_numbers(one: int, other: int) -> None:
    assert (natural_key(f"页{one}.jpg") < natural_key(f"页{other}.jpg")) == (one < other)
