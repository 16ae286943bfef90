"""Names of kept files: readable, the same everywhere, each once, and short enough to be written."""

import os
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.watching.drop import Drop, DropKind, SeenFile, Snapshot
from service.intake.names import dossier_of, fingerprint, kept_name, kept_names

PARTS = st.binary(min_size=1, max_size=255).filter(lambda b: b not in (b".", b"..") and not set(b) & {0, 47})


def _seen(name: str) -> SeenFile:
    return SeenFile(name, Path(name), 1, 1)


@given(st.lists(st.lists(PARTS, min_size=1, max_size=3).map(b"/".join), min_size=1, max_size=6, unique=True))
def test_any_files_keep_different_names_that_can_be_written(names: list[bytes]) -> None:
    kept = kept_names(_seen(os.fsdecode(name)) for name in names)
    assert sorted(os.fsencode(seen.name) for _, seen in kept) == sorted(names)
    assert len({name for name, _ in kept}) == len(names)
    assert all(len(part.encode()) <= 255 for name, _ in kept for part in name.split("/"))


def test_two_forms_of_one_name_are_two_files() -> None:
    name = "Müller.pdf"
    forms = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    assert sorted(kept for kept, _ in kept_names(map(_seen, forms))) == ["Müller (2).pdf", "Müller.pdf"]


def test_a_name_too_long_in_utf8_is_cut_and_keeps_its_ending() -> None:
    gbk = os.fsdecode("张".encode("gbk") * 120 + b".pdf")
    kept = kept_name(gbk)
    assert len(kept.encode()) <= 255
    assert kept.startswith("张张")
    assert kept.endswith(".pdf")
    assert kept != kept_name(gbk.replace(".pdf", "1.pdf"))


def test_the_fingerprint_goes_by_names_sizes_and_times_and_not_by_the_place() -> None:
    one = SeenFile("a", Path("/in/a"), 1, 1, 7)
    moved = SeenFile("a", Path("/in/done/a"), 1, 1, 8)
    assert fingerprint(Snapshot((one,))) == fingerprint(Snapshot((moved,)))
    others = (SeenFile("b", one.path, 1, 1), SeenFile("a", one.path, 2, 1), SeenFile("a", one.path, 1, 2))
    assert len({fingerprint(Snapshot(files)) for files in ((one,), *((o,) for o in others), others)}) == 5


def test_a_batch_says_nothing_of_its_dossiers_and_a_file_is_called_like_its_own() -> None:
    def drop(name: str, kind: DropKind) -> Drop:
        return Drop("科大", name, Path(name), kind)

    assert dossier_of(drop("BJ-1.pdf", DropKind.BATCH), None) is None
    assert dossier_of(drop("BJ-1.pdf", DropKind.FILE), None) == "BJ-1"
    assert dossier_of(drop("BJ-1.2017", DropKind.FOLDER), None) == "BJ-1.2017"
    assert dossier_of(drop("张三", DropKind.FOLDER), "BJ-9") == "BJ-9"
