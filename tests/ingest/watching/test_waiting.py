"""What seems incomplete is waited for longer, what is known to be incomplete for as long as it is."""

import hashlib
from pathlib import Path

import pytest

from ingest.watching.drop import Waiting, Whole
from tests.ingest.watching.watched import PATIENCE, PDF, QUIET, Watched

BROKEN = PDF[:-8]


def test_a_file_without_its_end_is_waited_for_and_then_handed_on_as_it_is(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf", BROKEN)
    watched.states()
    assert watched.states(PATIENCE - 1) == {"BJ-1": "no-end"}
    assert watched.states(1) == {"BJ-1": "whole"}


def test_a_stalled_copy_whose_room_is_there_is_waited_for_much_longer(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf", BROKEN + bytes(8192))
    watched.states()
    assert watched.states(11 * PATIENCE) == {"BJ-1": "not-allocated"}
    watched.put("acme/BJ-1/a.pdf", PDF)
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_an_empty_file_is_one_that_is_still_to_be_filled(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf", b"")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "no-end"}


def test_an_empty_folder_waits_for_ever(watched: Watched) -> None:
    (watched.root / "acme/BJ-1").mkdir(parents=True)
    watched.states()
    assert watched.states(100 * PATIENCE) == {"BJ-1": "empty"}


@pytest.mark.parametrize("name", ["a.pdf.part", ".~a.pdf", "sub/a.tmp", "copying.partial/a.pdf"])
def test_an_unfinished_name_holds_its_drop_for_as_long_as_it_is_there(watched: Watched, name: str) -> None:
    watched.put("acme/BJ-1/b.pdf")
    path = watched.put(f"acme/BJ-1/{name}")
    watched.states()
    assert watched.states(100 * PATIENCE) == {"BJ-1": "temporary"}
    path.unlink()
    if path.parent.name.endswith(".partial"):
        path.parent.rmdir()
    assert watched.states() == {"BJ-1": "changing"}
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_a_download_gets_its_name_at_the_end(watched: Watched) -> None:
    path = watched.put("acme/BJ-1.zip.crdownload")
    assert watched.states(PATIENCE) == {"BJ-1.zip.crdownload": "temporary"}
    path.rename(path.with_name("BJ-1.pdf"))
    assert watched.states() == {"BJ-1.pdf": "changing"}
    assert watched.states(QUIET) == {"BJ-1.pdf": "whole"}


def test_a_lock_that_an_office_program_left_behind_holds_a_drop_only_for_a_while(watched: Watched) -> None:
    watched.put("acme/BJ-1/合同.pdf")
    watched.put("acme/BJ-1/~$合同.docx")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "temporary"}
    seen = watched.after(PATIENCE)["BJ-1"].state
    assert isinstance(seen, Whole)
    assert [file.name for file in seen.snapshot.files] == ["合同.pdf"]


def test_what_systems_put_beside_changes_nothing(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    for name in ("Thumbs.db", ".DS_Store", "._a.pdf", "@eaDir/a.pdf/x.jpg"):
        watched.put(f"acme/BJ-1/{name}")
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_a_file_that_is_open_for_writing_is_not_taken(watched: Watched) -> None:
    path = watched.put("acme/BJ-1/a.pdf")
    with path.open("ab"):
        watched.states()
        assert watched.states(QUIET) == {"BJ-1": "in-use"}
    assert watched.states() == {"BJ-1": "whole"}


def _sums(*files: tuple[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files).encode()


def test_a_list_of_hashes_holds_its_drop_until_all_of_it_is_there(watched: Watched) -> None:
    watched.put("acme/BJ-1/SHA256SUMS", _sums(("a.pdf", PDF), ("附件/b.pdf", PDF + b"\n")))
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    seen = watched.after(100 * PATIENCE)["BJ-1"].state
    assert isinstance(seen, Waiting)
    assert (str(seen.code), seen.file) == ("incomplete", "附件/b.pdf")
    watched.put("acme/BJ-1/附件/b.pdf", PDF)
    watched.states()
    assert watched.states(100 * PATIENCE) == {"BJ-1": "different"}
    watched.put("acme/BJ-1/附件/b.pdf", PDF + b"\n")
    watched.states()
    state = watched.after(QUIET)["BJ-1"].state
    assert isinstance(state, Whole)
    assert [file.name for file in state.snapshot.files] == ["a.pdf", "附件/b.pdf"]


def test_a_list_of_hashes_that_is_empty_has_not_arrived(watched: Watched) -> None:
    watched.put("acme/BJ-1/manifest.sha256", b"")
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    assert watched.states(PATIENCE) == {"BJ-1": "incomplete"}


def test_one_file_of_many_without_its_end_is_named(watched: Watched, tmp_path: Path) -> None:
    watched.put("acme/BJ-1/a.pdf")
    watched.put("acme/BJ-1/b.pdf", BROKEN)
    watched.states()
    seen = watched.after(QUIET)["BJ-1"].state
    assert isinstance(seen, Waiting)
    assert seen.file == "b.pdf"
    assert "b.pdf" in seen.why.zh
