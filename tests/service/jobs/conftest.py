"""The queues that keep the contract, each empty."""

from collections.abc import Iterator

import pytest

from service.jobs.memory import MemoryJobs
from service.jobs.queue import Jobs


@pytest.fixture(params=["memory"])
def jobs(request: pytest.FixtureRequest) -> Iterator[Jobs]:
    with MemoryJobs() as queue:
        yield queue
