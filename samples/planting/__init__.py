"""Planted defects by family, each file with its `DEFECTS`; they are found by being here."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from samples.sowing import Sown


@cache
def planted() -> tuple[Sown, ...]:
    """All of them, by family; no two have one name."""
    modules = sorted(module.name for module in iter_modules(__path__))
    found = [sown for name in modules for sown in import_module(f"{__name__}.{name}").DEFECTS]
    names = [sown.name for sown in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"two defects have one name: {', '.join(sorted(twice))}")
    return tuple(found)
