"""The command line keeps its promises: exit codes, what is printed where, what is left behind."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from ingest.volume import Binding
from service.commands.sheets import _counts
from tests.servers.ceph import ACCESS_KEY, SECRET_KEY, CephServer
from tests.service.processes import children_of, is_alive

Dossier = Callable[..., subprocess.CompletedProcess[str]]


def report_of(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The report that the only line of stdout names."""
    (line,) = done.stdout.splitlines()
    report: dict[str, Any] = json.loads(Path(line.split(" ", 2)[2]).read_text(encoding="utf-8"))
    return report


def test_a_dossier_is_one_line_on_stdout_and_exit_0(dossier: Dossier, folder: Path, tmp_path: Path) -> None:
    done = dossier("process", folder)
    assert done.returncode == 0, done.stderr
    name, verdict, report = done.stdout.split()
    assert (name, Path(report)) == ("BJ-TEST-1", tmp_path / "out/BJ-TEST-1/report.json")
    assert verdict in ("complete", "incomplete", "needs-person")


def test_a_second_run_is_the_next_revision(dossier: Dossier, folder: Path) -> None:
    assert report_of(dossier("process", folder))["revision"] == 1
    assert report_of(dossier("process", folder))["revision"] == 2


def test_quiet_says_nothing_on_stderr(dossier: Dossier, folder: Path) -> None:
    assert dossier("process", folder, "--quiet").stderr == ""


def bad_files(folder: Path, page: Image.Image) -> dict[str, str]:
    """Put files that cannot be opened into the folder; returns name → code."""
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    whole = io.BytesIO()
    page.save(whole, "TIFF", compression="raw", save_all=True, append_images=[page])
    (folder / "cut.tif").write_bytes(whole.getvalue()[: len(whole.getvalue()) // 3])
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "letter.pdf").write_text("Dear Sir or Madam,\nthis is no PDF.\n")
    return {
        "locked.pdf": "encrypted",
        "cut.tif": "corrupt",
        "empty.pdf": "empty",
        "letter.pdf": "unsupported",
    }


def test_each_file_that_cannot_be_opened_is_named_and_the_rest_is_processed(
    dossier: Dossier, folder: Path, page: Image.Image
) -> None:
    expected = bad_files(folder, page)
    done = dossier("process", folder)
    assert done.returncode == 3, done.stderr
    report = report_of(done)
    assert {item["source"]: item["code"] for item in report["refused"]} == expected
    assert all(item["reason"]["en"] and item["reason"]["zh"] for item in report["refused"])
    assert "扫描件.png" in {item["source"] for item in report["pages"]}


@pytest.mark.parametrize("name", ["nowhere", "nowhere.pdf"])
def test_a_path_that_is_not_there_is_refused_by_name(dossier: Dossier, tmp_path: Path, name: str) -> None:
    done = dossier("process", tmp_path / name)
    assert done.returncode == 3, done.stderr
    report = report_of(done)
    assert [(item["source"], item["code"]) for item in report["refused"]] == [(name, "missing")]
    assert report["verdict"] != "complete"


def test_a_folder_without_a_readable_file_is_refused(dossier: Dossier, tmp_path: Path) -> None:
    empty = tmp_path / "BJ-EMPTY"
    empty.mkdir()
    done = dossier("process", empty)
    assert done.returncode == 3, done.stderr
    assert [item["code"] for item in report_of(done)["refused"]] == ["empty"]


def test_one_bad_dossier_does_not_keep_the_next_from_being_processed(
    dossier: Dossier, folder: Path, tmp_path: Path
) -> None:
    done = dossier("process", tmp_path / "nowhere", folder)
    assert done.returncode == 3
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["nowhere", "BJ-TEST-1"]


def test_a_page_that_hangs_its_reader_is_named_and_the_run_goes_on(dossier: Dossier, folder: Path) -> None:
    done = dossier("process", folder, engine="recorded+hang", seconds_per_page="3")
    assert done.returncode == 3, done.stderr
    assert [(r["source"], r["code"]) for r in report_of(done)["refused"]] == [("扫描件.png", "timeout")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("process",),
        ("process", "{folder}", "--set", "nonsense"),
        ("process", "{folder}", "--set", "no.such.switch=1"),
        ("process", "{folder}", "--programme", "no-such-programme"),
        ("process", "{folder}", "--workers", "0"),
        ("no-such-command",),
        ("sheets", "not/an/id"),
    ],
)
def test_wrong_use_is_exit_2(dossier: Dossier, folder: Path, arguments: tuple[str, ...]) -> None:
    done = dossier(*(a.format(folder=folder) for a in arguments))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_an_engine_that_is_not_there_is_exit_4(dossier: Dossier, folder: Path) -> None:
    done = dossier("process", folder, "--engine", "crystal-ball")
    assert done.returncode == 4
    assert "crystal-ball" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unreachable_store_is_exit_4_with_one_sentence_and_the_report_is_there(
    dossier: Dossier, folder: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # it never answers
        endpoint = f"127.0.0.1:{silent.getsockname()[1]}"
        done = dossier(
            "process", folder, "--quiet", store="s3://dossiers", s3_endpoint=endpoint,
            s3_access_key="k", s3_secret_key="s3cret-key",
        )  # fmt: skip
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1
    assert "s3cret-key" not in done.stderr
    assert report_of(done)["revision"] == 1


@pytest.mark.server
def test_wrong_keys_are_exit_4_and_right_ones_keep_the_dossier(
    dossier: Dossier, folder: Path, s3_server: CephServer
) -> None:
    place = {"store": "s3://kept", "s3_endpoint": s3_server.endpoint, "s3_access_key": ACCESS_KEY}
    wrong = dossier("process", folder, "--quiet", **place, s3_secret_key="wrong")
    assert wrong.returncode == 4
    assert len(wrong.stderr.splitlines()) == 1
    assert report_of(wrong)["revision"] == 1
    right = dossier("process", folder, "--quiet", **place, s3_secret_key=SECRET_KEY)
    assert right.returncode == 0, right.stderr
    assert report_of(dossier("process", folder, **place, s3_secret_key=SECRET_KEY))["revision"] == 2


def test_an_interruption_leaves_no_child_and_no_report(
    environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    environment |= {"DOSSIER_ENGINE": "recorded+hang", "DOSSIER_SPOOL": str(tmp_path)}
    # A shell that was told to run this suite in the background (`&`) has it, and us, ignore Ctrl-C.
    run = subprocess.Popen(
        ["/usr/bin/env", "--default-signal=INT", sys.executable, "-m", "service.cli", "process", str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )

    def spooled() -> list[Path]:
        return list(tmp_path.glob("dossier-*/*/*"))

    deadline = time.monotonic() + 60
    while not (spooled() and children_of(run.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    children = children_of(run.pid)
    assert children
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does
    stdout, stderr = run.communicate(timeout=60)
    assert run.returncode == 130
    assert stdout == ""
    assert "Traceback" not in stderr
    deadline = time.monotonic() + 5
    while (left := {child for child in children if is_alive(child)}) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left
    assert not list((tmp_path / "out").glob("*"))
    assert not spooled()


def test_doctor_prints_a_line_for_each_part_and_masks_secrets(dossier: Dossier) -> None:
    done = dossier("doctor", s3_secret_key="s3cret-key")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "s3cret-key" not in done.stdout + done.stderr
    assert "setting s3_secret_key = ******** (environment DOSSIER_S3_SECRET_KEY)" in done.stdout
    assert "engine" in done.stdout


def test_doctor_says_what_an_engine_lacks_and_is_exit_4_only_for_the_chosen_one(
    dossier: Dossier, environment: dict[str, str]
) -> None:
    environment["PATH"] = "/nowhere"
    second, chosen = dossier("doctor"), dossier("doctor", engine="tesseract")
    assert second.returncode == 0, second.stdout + second.stderr
    for part in ("engine 识别引擎 tesseract", "second reader 第二识别引擎"):
        assert f"absent  {part}: " in second.stdout
    assert "install the Debian package tesseract-ocr" in second.stdout
    assert chosen.returncode == 4
    assert "MISSING engine 识别引擎 tesseract" in chosen.stdout


def test_without_a_second_reader_the_report_says_so(
    dossier: Dossier, environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    environment["PATH"] = "/nowhere"
    done = dossier("process", folder)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "BJ-TEST-1" / "report.html").read_text()
    assert "Second reader</span> 无" in page


def test_doctor_is_exit_4_where_the_store_cannot_be_reached(dossier: Dossier) -> None:
    done = dossier(
        "doctor", store="s3://dossiers", s3_endpoint="127.0.0.1:9", s3_access_key="k", s3_secret_key="s"
    )
    assert done.returncode == 4
    assert "MISSING store" in done.stdout


def test_sheets_prints_a_cover_and_an_end_for_every_volume(dossier: Dossier, tmp_path: Path) -> None:
    done = dossier("sheets", "BJ-2017-0042", "--copies", "2", "--out", tmp_path / "s.pdf")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(tmp_path / "s.pdf") as printed:
        assert len(printed.pages) == 2 * 2 * (2 + 2 + 1)  # front and back of cover and end


def test_sheets_declares_what_it_is_told(dossier: Dossier, tmp_path: Path) -> None:
    assert _counts(["form=12", "attach=118"]) == {Binding.FORM: 12, Binding.ATTACHMENTS: 118}
    done = dossier("sheets", "A", "--sheets", "leaflet=3", "--out", tmp_path / "s.pdf")
    assert done.returncode == 2
    assert not (tmp_path / "s.pdf").exists()


def test_a_settings_file_counts_below_the_environment(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "dossier.toml").write_text('engine = "tesseract"\nseconds_per_page = 7.5\n')
    done = dossier("doctor")
    assert "setting seconds_per_page = 7.5 (dossier.toml)" in done.stdout
    assert "setting engine = recorded (environment DOSSIER_ENGINE)" in done.stdout


def test_the_cover_sheets_can_be_read_back(dossier: Dossier, tmp_path: Path) -> None:
    dossier("sheets", "BJ-2017-0042", "--copies", "1", "--out", tmp_path / "BJ-2017-0042.pdf")
    done = dossier("process", tmp_path / "BJ-2017-0042.pdf")
    report = report_of(done)
    kinds = [page["kind"] for page in report["pages"]]
    assert kinds == ["cover", "cover", "end", "end"] * 3
    assert [v["binding"] for v in report["volumes"]] == ["form", "attachments", "personal-information"]
