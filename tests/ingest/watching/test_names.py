"""Names tell what is a document, what is not finished, and what nobody handed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.watching.names import NameKind, is_ours, is_word, kind_of


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Thumbs.db",
            "THUMBS.DB",
            ".DS_Store",
            "desktop.ini",
            "@eaDir",
            "__MACOSX",
            "._合同.pdf",
            "._a.pdf.part",
        ),
        *(".nfs000000000123", ".fuse_hidden0001", ".smbdelete1", ".stfolder", "Icon\r", ".config.backup"),
    ],
)
def test_what_a_system_keeps_for_itself_is_left_out(name: str) -> None:
    assert kind_of(name) is NameKind.SYSTEM


@pytest.mark.parametrize(
    "name",
    [
        *(
            "a.tmp",
            "A.TMP",
            "a.pdf.part",
            "a.pdf.partial",
            "a.zip.crdownload",
            "a.pdf.filepart",
            "扫描.pdf.td",
        ),
        *(
            ".syncthing.合同.pdf.tmp",
            "~syncthing~a.pdf.tmp",
            ".合同.pdf.Xa3b9Q",
            ".~a.pdf",
            "a.pdf.~1f",
            ".in.a.pdf.",
        ),
        *("未确认 123.crdownload", ".goutputstream-ABC", ".pureftpd-upload.5f"),
    ],
)
def test_what_a_program_has_not_finished_is_temporary(name: str) -> None:
    assert kind_of(name) is NameKind.TEMPORARY


@pytest.mark.parametrize("name", ["~$合同.docx", ".~lock.合同.docx#", "图.dwl"])
def test_an_open_document_has_a_lock_beside_it(name: str) -> None:
    assert kind_of(name) is NameKind.LOCK


@pytest.mark.parametrize(
    "name",
    [
        "合同.pdf",
        "part",
        "tmp",
        "第1部分.part1.pdf",
        "temp 1.pdf",
        "a~1.pdf",
        "READY",
        "download.pdf",
        "~附件.pdf",
    ],
)
def test_other_names_are_documents(name: str) -> None:
    assert kind_of(name) is NameKind.DOCUMENT


def test_what_this_program_puts_into_the_folder_is_known_in_any_case() -> None:
    assert [
        is_ours(name) for name in ("done", "Failed", "BJ-1.receipt.html", "BJ-1.reason.txt", "done.pdf")
    ] == [
        *(True, True, True, True),
        False,
    ]


def test_words_to_the_program_are_no_documents() -> None:
    assert [is_word(name) for name in ("READY", "ready.txt", "SHA256SUMS.TXT", "manifest.sha256")] == [
        True
    ] * 4
    assert [is_word(name) for name in ("READY.pdf", "already", ".txt", "a.sha256")] == [False] * 4


@given(st.text(max_size=20))
def test_any_name_is_of_one_kind(name: str) -> None:
    assert kind_of(name) in NameKind
