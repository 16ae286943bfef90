"""The document types of a dossier, one file each; they are found by being here."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from extractors.fields.spec import DocumentType


@cache
def document_types() -> Mapping[str, DocumentType]:
    """Every type by its name: each module of this package declares one as `TYPE`."""
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__))
    types = [importlib.import_module(f"{__name__}.{name}").TYPE for name in modules]
    return {kind.name: kind for kind in types}
