"""Progress says how far the reading is, in plain lines where there is no terminal."""

import io

import pytest

from service.progress import Lines, Silent


def test_plain_lines_say_pages_read_to_go_and_time_left() -> None:
    stream = io.StringIO()
    with Lines(stream, every=0.0) as lines:
        lines.expect("a.pdf", 2)
        lines.done()
        lines.done()
    first, second, last = stream.getvalue().splitlines()
    assert first.startswith("read 1 of 2 pages, 1 to go, about ")
    assert second.startswith("read 2 of 2 pages, 0 to go, about 0 s left")
    assert last.startswith("read 2 pages in ")


def test_lines_come_now_and_then_only() -> None:
    stream = io.StringIO()
    with Lines(stream, every=3600.0) as lines:
        for _ in range(100):
            lines.done()
    assert len(stream.getvalue().splitlines()) == 1


def test_silence_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    with Silent() as silent:
        silent.expect("a.pdf", 3)
        silent.done()
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")
