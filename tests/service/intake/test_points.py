"""Points at which a process dies on request."""

import os
import signal
import subprocess
import sys

import pytest

from service.intake.points import VARIABLE

CODE = "from service.intake.points import reached\nfor p in 'abc': print(p, flush=True); reached(p)"


@pytest.mark.parametrize(
    ("wanted", "printed"), [("b", "ab"), ("1", "a"), ("3", "abc"), ("x", None), (None, None)]
)
def test_a_process_dies_at_the_point_that_the_environment_names(
    wanted: str | None, printed: str | None
) -> None:
    environment = {**os.environ, VARIABLE: wanted} if wanted else dict(os.environ)
    done = subprocess.run([sys.executable, "-c", CODE], env=environment, capture_output=True, check=False)
    assert done.returncode == (-signal.SIGKILL if printed else 0)
    assert done.stdout.decode().replace("\n", "") == (printed or "abc")
