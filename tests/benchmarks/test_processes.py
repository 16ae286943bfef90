import os
import subprocess
import sys
import time

from benchmarks.processes import Watch, cpu_seconds, family, highest_mb, resident_mb

CHILD = "import sys; x = bytearray(b'1') * (80 * 2**20); print('ready', flush=True); sys.stdin.read()"


def test_memory_of_a_child_counts_to_its_parent_and_is_seen_while_it_lasts() -> None:
    with Watch([os.getpid()]) as watch:
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        child.stdout.readline()
        assert child.pid in family(os.getpid())
        assert highest_mb(child.pid) > 80
        end = time.monotonic() + 20
        while watch.peak < resident_mb(os.getpid()) * 0.9 and time.monotonic() < end:
            time.sleep(0.05)
        child.communicate("")
    assert watch.peak > 80
    assert child.pid not in family(os.getpid())


def test_cpu_of_children_that_ended_counts() -> None:
    before = cpu_seconds([os.getpid()])
    subprocess.run([sys.executable, "-c", "sum(i * i for i in range(2_000_000))"], check=True)
    assert cpu_seconds([os.getpid()]) > before


def test_a_process_that_is_gone_costs_nothing() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert (resident_mb(child.pid), cpu_seconds([]), highest_mb(child.pid)) == (0, 0, 0)
