"""The examples in the docstrings of validators hold."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import validators

MODULES = [module.name for module in walk_packages(validators.__path__, "validators.")]
FINDER = doctest.DocTestFinder(exclude_empty=True)
WITH_EXAMPLES = [
    name for name in MODULES if any(test.examples for test in FINDER.find(import_module(name), name))
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_hold(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    assert {"validators.ladder", "validators.names", "validators.script"} <= set(WITH_EXAMPLES)
