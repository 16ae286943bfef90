"""A volume: one bound set of sheets, delivered in several copies."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.page import PageImage


class Binding(StrEnum):
    FORM = "form"
    ATTACHMENTS = "attachments"
    PERSONAL = "personal-information"


@dataclass(frozen=True, slots=True)
class Volume:
    """Pages bound together, in the order of the paper, cover and end sheets included.

    `binding` and `copy` are None where nothing declared them: the content decides.
    `declared_sheets` counts sheets of paper without the cover (None: not declared). `electronic`: files as
    somebody sent them, a file or a declared folder, where the others are bound paper.
    """

    binding: Binding | None
    copy: int | None
    pages: tuple[PageImage, ...]
    declared_sheets: int | None = None
    source: str = ""
    electronic: bool = False
