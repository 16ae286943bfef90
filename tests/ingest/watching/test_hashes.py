"""Lists of hashes as people's tools write them are read, and name the files that they mean."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.watching.hashes import Listed, parse
from tests.ingest.watching.watched import PDF, QUIET, Watched

HASH = hashlib.sha256(PDF).hexdigest()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"{HASH}  a.pdf", "a.pdf"),
        (f"{HASH} *a.pdf", "a.pdf"),
        (f"{HASH.upper()}  ./附件/b c.pdf", "附件/b c.pdf"),
        (f"{HASH}  附件\\b.pdf", "附件/b.pdf"),
        (f"\\{HASH}  a\\nb\\\\c.pdf", "a\nb\\c.pdf"),
        (f"SHA256 (a (1).pdf) = {HASH}", "a (1).pdf"),
    ],
)
def test_each_way_of_writing_a_line_is_read(line: str, name: str) -> None:
    assert list(parse(f"# remark\r\n{line}\r\n\n")) == [Listed(name, HASH)]


@given(st.text(max_size=200))
def test_any_text_is_a_list_of_some_length(text: str) -> None:
    assert all(len(listed.sha256) == 64 for listed in parse(text))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_a_list_is_read_in_the_encodings_that_systems_write(watched: Watched, encoding: str) -> None:
    watched.put("acme/BJ-1/SHA256SUMS", f"{HASH}  合同.pdf\r\n".encode(encoding))
    watched.put("acme/BJ-1/other.pdf")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "incomplete"}
    watched.put("acme/BJ-1/合同.pdf")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_a_name_in_another_unicode_form_is_the_same_file(watched: Watched) -> None:
    watched.put("acme/BJ-1/SHA256SUMS", f"{HASH}  caf\u00e9.pdf\n".encode())
    watched.put("acme/BJ-1/cafe\u0301.pdf")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_a_list_may_not_lead_out_of_its_folder(watched: Watched) -> None:
    watched.put("acme/BJ-1/SHA256SUMS", f"{HASH}  ../BJ-2/a.pdf\n{HASH}  /etc/passwd\n".encode())
    watched.put("acme/BJ-1/a.pdf")
    watched.put("acme/BJ-2/a.pdf")
    watched.states()
    assert watched.states(QUIET)["BJ-1"] == "incomplete"
