"""Ids of dossiers are safe in codes, folders and object names."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.naming import dossier_id, is_dossier_id


@given(st.text())
def test_whatever_a_file_is_called_its_dossier_gets_a_safe_id(name: str) -> None:
    assert is_dossier_id(dossier_id(name))


def test_a_safe_name_is_its_own_id() -> None:
    assert dossier_id("BJ-2017-0042") == "BJ-2017-0042"


def test_nothing_of_a_persons_name_is_kept_in_the_id() -> None:
    assert "smith" not in dossier_id("John Smith 材料").lower()


def test_both_unicode_forms_of_a_name_give_one_id() -> None:
    name = "Société 材料"
    assert dossier_id(unicodedata.normalize("NFD", name)) == dossier_id(unicodedata.normalize("NFC", name))


def test_names_that_walk_folders_are_not_ids() -> None:
    assert not any(is_dossier_id(name) for name in ("", ".", "..", ".hidden", "-x", "a/b", "a\n", "a" * 65))
