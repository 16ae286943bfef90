"""Measurements of this program beside what it is compared with, in one run."""

import extractors  # noqa: F401 - before numpy, which it keeps to one thread
