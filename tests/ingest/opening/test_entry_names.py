"""Whatever an archive calls its entries, each has a place of its own below the folder."""

import doctest
import zipfile
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from ingest.opening import entry_names
from ingest.opening.entry_names import Shelf, entry_name


def test_examples_hold() -> None:
    assert doctest.testmod(entry_names).failed == 0


@given(st.lists(st.text(max_size=60) | st.from_regex(r"([ab./\\~]{0,3}){0,6}", fullmatch=True), max_size=20))
def test_each_entry_has_a_place_of_its_own_inside(names: list[str]) -> None:
    shelf = Shelf()
    places = [shelf.place(name.replace("\\", "/").replace("\0", "")) for name in names]
    assert len(set(places)) == len(places)
    for place in places:
        assert not place.is_absolute()
        assert ".." not in place.parts
        assert all(len(part.encode()) <= 255 for part in place.parts)
    taken = set(places)
    assert not any(folder in taken for place in places for folder in place.parents)


@given(st.text(min_size=1, max_size=40, alphabet=st.characters(codec="gb18030", exclude_characters="\0")))
def test_a_name_with_the_flag_is_what_it_says(name: str) -> None:
    entry = zipfile.ZipInfo()
    entry.orig_filename, entry.flag_bits = name, 0x800
    assert entry_name(entry) == name.replace("\\", "/")


def test_names_without_the_flag_are_chinese_where_they_can_be() -> None:
    entry = zipfile.ZipInfo()
    for encoding in ("gb18030", "utf-8"):
        entry.orig_filename = "审计报告/2016年.pdf".encode(encoding).decode("cp437")
        assert PurePosixPath(entry_name(entry)) == PurePosixPath("审计报告/2016年.pdf")
