"""The examples in the docstrings of the value formats are true: they are the vectors of the domain notes."""

import doctest
import importlib
import pkgutil

import pytest

import extractors.values

MODULES = sorted(module.name for module in pkgutil.iter_modules(extractors.values.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_every_example_of_a_format_holds(name: str) -> None:
    module = importlib.import_module(f"extractors.values.{name}")
    results = doctest.testmod(module)
    assert results.failed == 0
    assert results.attempted > 0 or name == "value"
