"""How a report came to be: what the page says about the program, the rules and the moment it was made."""

from dataclasses import dataclass
from datetime import datetime

from ingest.volume import Binding


@dataclass(frozen=True, slots=True)
class Imprint:
    """`made` is aware of its time zone; `rules` names the programme pack with its version, `switches` its
    settings; `copies` is how many bound copies the programme asks for (domain R-40…R-42). `second` is the
    reader of doubtful fields ("": there was none, None: not to be told)."""

    software: str
    made: datetime
    engine: str = ""
    second: str | None = None
    rules: str = ""
    switches: tuple[tuple[str, str], ...] = ()
    operator: str = ""
    copies: tuple[tuple[Binding, int], ...] = (
        (Binding.FORM, 5),
        (Binding.ATTACHMENTS, 5),
        (Binding.PERSONAL, 1),
    )
