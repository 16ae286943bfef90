"""The code on cover and end sheets: which volume of which dossier the pages behind it belong to."""

import re
import zlib
from dataclasses import dataclass

from ingest.naming import is_dossier_id
from ingest.volume import Binding

PATCH = "PATCHT"  # text of the bar code that parts documents inside a volume

_COVER, _END = "DS1", "DE1"
_KINDS = {Binding.FORM: "FORM", Binding.ATTACHMENTS: "ATTACH", Binding.PERSONAL: "PERSONAL"}
_BINDINGS = {kind: binding for binding, kind in _KINDS.items()}
_STATION = re.compile(r"[A-Za-z0-9._-]{0,32}")
_PAYLOAD = re.compile(
    r"(?P<mark>DS1|DE1)\|(?P<dossier>[^|]+)\|(?P<kind>FORM|ATTACH|PERSONAL)"
    r"\|(?P<copy>[1-9][0-9]?)/(?P<of>[1-9][0-9]?)\|(?P<sheets>0|[1-9][0-9]{0,4})\|(?P<station>[^|]*)\|[0-9A-F]{8}"
)


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """What a cover sheet (or, with `end`, an end sheet) says of its volume.

    `sheets` counts sheets of paper without the cover; 0 means not declared.
    Raises ValueError for what could not be printed and read back.
    """

    end: bool
    dossier: str
    binding: Binding
    copy: int
    of: int
    sheets: int = 0
    station: str = ""

    def __post_init__(self) -> None:
        if not is_dossier_id(self.dossier):
            raise ValueError("a dossier id has up to 64 letters, digits, '-', '_', '.'")
        if not 1 <= self.copy <= self.of <= 99:
            raise ValueError(f"copy {self.copy} of {self.of}: copies count from 1 to at most 99")
        if not 0 <= self.sheets <= 99_999:
            raise ValueError(f"{self.sheets} sheets: from 0 (not declared) to 99999")
        if not _STATION.fullmatch(self.station):
            raise ValueError("a station's name has up to 32 letters, digits, '-', '_', '.'")

    def payload(self) -> str:
        """The text of the code, plain ASCII (contract 1.2)."""
        mark = _END if self.end else _COVER
        body = (
            f"{mark}|{self.dossier}|{_KINDS[self.binding]}|{self.copy}/{self.of}|{self.sheets}|{self.station}"
        )
        return f"{body}|{_checksum(body)}"

    def closes(self, cover: "CoverSheet") -> bool:
        """Whether this end sheet ends the volume that `cover` began."""
        return self.end and (self.dossier, self.binding, self.copy, self.of) == (
            cover.dossier,
            cover.binding,
            cover.copy,
            cover.of,
        )


def parse(text: str) -> CoverSheet | None:
    """The sheet that a code's text describes; None for another code, a malformed one or a wrong checksum."""
    found = _PAYLOAD.fullmatch(text)
    if not found or _checksum(text.rpartition("|")[0]) != text[-8:]:
        return None
    try:
        return CoverSheet(
            end=found["mark"] == _END,
            dossier=found["dossier"],
            binding=_BINDINGS[found["kind"]],
            copy=int(found["copy"]),
            of=int(found["of"]),
            sheets=int(found["sheets"]),
            station=found["station"],
        )
    except ValueError:
        return None


def is_damaged(text: str) -> bool:
    """Whether a code means to be a cover or end sheet but is not a whole one."""
    return text.startswith((f"{_COVER}|", f"{_END}|")) and parse(text) is None


def _checksum(body: str) -> str:
    return f"{zlib.crc32(body.encode('utf-8', 'surrogatepass')):08X}"
