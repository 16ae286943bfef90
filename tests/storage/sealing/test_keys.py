"""Wrapping keys from a file, the environment and a command; what is wrong with them is said, never shown."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from storage.object_store import StoreMisconfigured, StoreUnreachable
from storage.sealing.keys import KeyMissing, KeyRing, WrongKey
from storage.sealing.local_keys import new_key_line, parse_keys
from storage.sealing.opening import open_keys

ONE = "2026 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
TWO = new_key_line("2027")
KMS = """#!/usr/bin/env python3
import base64, os, sys
data = base64.b64decode(sys.stdin.read())
mask = (os.environ["DOSSIER_KEY_CONTEXT"] * 32).encode()[:32] or b"0" * 32
turned = base64.b64encode(bytes(a ^ b for a, b in zip(data, mask))).decode()
if sys.argv[1] == "wrap":
    print("kms-1", turned)
elif sys.argv[2] != "kms-1":
    sys.exit(3)
else:
    print(turned)
"""


@pytest.fixture(params=["file", "env", "command"])
def ring(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeyRing:
    match request.param:
        case "file":
            where = tmp_path / "keys"
            where.touch(mode=0o600)
            where.write_text(f"# the office's\n\n{ONE}\n{TWO}\n")
            return open_keys(f"file:{where}", "DOSSIER_KEYS")
        case "env":
            monkeypatch.setenv("OFFICE_KEYS", f"{ONE}\n{TWO}")
            return open_keys("env:OFFICE_KEYS", "DOSSIER_KEYS")
        case _:
            return open_keys(f"command:{command(tmp_path, KMS)}", "DOSSIER_KEYS")


def command(folder: Path, script: str) -> Path:
    file = folder / "kms"
    file.write_text(script)
    file.chmod(0o700)
    return file


def test_what_a_ring_wraps_it_opens_again_for_the_same_thing(ring: KeyRing) -> None:
    wrapped = ring.wrap(b"k" * 32, b"keys/dossiers/BJ-1/general/1")
    assert ring.unwrap(wrapped, b"keys/dossiers/BJ-1/general/1") == b"k" * 32
    assert wrapped.by == ring.current
    assert b"k" * 32 not in wrapped.data


def test_the_last_line_is_the_key_in_use_and_the_first_opens_what_it_locked() -> None:
    old = parse_keys(ONE, "K").wrap(b"k" * 32, b"")
    both = parse_keys(f"{ONE}\n{TWO}", "K")
    assert (old.by, both.current) == ("2026", "2027")
    assert both.unwrap(old, b"") == b"k" * 32


def test_a_wrapped_key_does_not_open_for_something_else() -> None:
    ring = parse_keys(ONE, "K")
    with pytest.raises(WrongKey):
        ring.unwrap(ring.wrap(b"k" * 32, b"BJ-1"), b"BJ-2")


@pytest.mark.parametrize("text", ["", "# none", "2026", "2026 short", "2026 AAECAw==", f"{ONE}\n{ONE}"])
def test_keys_that_are_none_are_refused_without_being_shown(text: str) -> None:
    with pytest.raises(StoreMisconfigured) as refused:
        parse_keys(text, "DOSSIER_KEYS")
    assert "DOSSIER_KEYS" in refused.value.message.zh
    assert "AAEC" not in refused.value.message.en + repr(refused.value)


def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(ONE)
    file.chmod(0o640)
    with pytest.raises(StoreMisconfigured, match="mode 600"):
        open_keys(f"file:{file}", "DOSSIER_KEYS")


@pytest.mark.parametrize(
    "where", ["", "keys.txt", "http://kms", "file:/nowhere/keys", "env:NOT_SET", "command:"]
)
def test_a_setting_that_leads_to_no_key_is_refused(where: str) -> None:
    with pytest.raises(StoreMisconfigured):
        open_keys(where, "DOSSIER_KEYS")


def test_keys_are_not_in_the_words_for_a_ring() -> None:
    assert repr(parse_keys(ONE, "K")) == "LocalKeys(2026)"


def test_a_command_without_the_key_and_one_that_fails_are_told_apart(tmp_path: Path) -> None:
    ring = open_keys(f"command:{command(tmp_path, KMS)}", "DOSSIER_KEYS")
    wrapped = ring.wrap(b"k" * 32, b"x")
    with pytest.raises(KeyMissing):
        ring.unwrap(replace(wrapped, by="kms-0"), b"x")
    broken = open_keys(f"command:{command(tmp_path, '#!/bin/sh' + os.linesep + 'exit 1')}", "DOSSIER_KEYS")
    with pytest.raises(StoreUnreachable, match="exit code 1"):
        broken.wrap(b"k" * 32, b"x")
    gone = open_keys("command:/nowhere/kms", "DOSSIER_KEYS")
    with pytest.raises(StoreMisconfigured):
        gone.wrap(b"k" * 32, b"x")
