"""What one input brings for one dossier, and what its files are called where several inputs make it up."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ingest.arrival import Declared, Intake, Overlap, OverlapKind, Refusal
from ingest.declaration import FILE
from ingest.section import Section

LONG_AGO = datetime.min.replace(tzinfo=UTC)

Contents = Mapping[str, tuple[tuple[int, str], ...]]
"""What files hold, by their names: their pages' places and hashes, or the codes of their refusals."""


@dataclass(frozen=True, slots=True)
class Part:
    """Volumes of a dossier as they lay in one input, pages not numbered; when it was received, if known."""

    dossier: str
    intake: Intake
    declared: Declared
    sections: tuple[Section, ...]
    refused: tuple[Refusal, ...]
    received: datetime | None = None

    def contents(self) -> Contents:
        found: dict[str, list[tuple[int, str]]] = {}
        for section in self.sections:
            for page in section.volume.pages:
                found.setdefault(page.source, []).append((page.index, page.sha256))
        for refusal in self.refused:
            if refusal.source != FILE:
                found.setdefault(refusal.source, []).append((refusal.index or 0, refusal.code))
        return {source: tuple(sorted(content)) for source, content in sorted(found.items())}

    def is_electronic(self, source: str) -> bool:
        """Whether no page of the file is of a bound volume."""
        bound = (section.volume for section in self.sections if not section.volume.electronic)
        return not any(page.source == source for volume in bound for page in volume.pages)

    def renamed(self, names: Mapping[str, str]) -> "Part":
        """With files called as `names` says, without those that it calls ""."""
        return replace(
            self,
            sections=tuple(s for section in self.sections if (s := _renamed(section, names)).volume.pages),
            refused=tuple(
                replace(refusal, source=names.get(refusal.source, refusal.source))
                for refusal in self.refused
                if names.get(refusal.source) != ""
            ),
        )


def _renamed(section: Section, names: Mapping[str, str]) -> Section:
    if not any(page.source in names for page in section.volume.pages):
        return section
    pages = tuple(
        replace(page, source=names.get(page.source, page.source))
        for page in section.volume.pages
        if names.get(page.source) != ""
    )
    return replace(section, volume=replace(section.volume, pages=pages))


class Names:
    """What every file of every part is called in the dossier: `changed`, part by part, tells of those that
    are not called as they came, "" of those that do not count; `overlaps` why."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.overlaps: list[Overlap] = []
        self.changed: list[dict[str, str]] = [{} for _ in parts]
        self._parts = parts
        self._files = [part.contents() for part in parts]
        self._taken: dict[str, int] = {}
        for number in sorted(range(len(parts)), key=self._age):
            for source in self._files[number]:
                self._settle(number, source)

    def _age(self, number: int) -> tuple[datetime, str]:
        """When a part came; of parts of which nobody knows, an order that their files alone decide."""
        content = repr(sorted(self._files[number].items()))
        return self._parts[number].received or LONG_AGO, hashlib.sha256(content.encode()).hexdigest()

    def _settle(self, number: int, source: str) -> None:
        first = self._taken.setdefault(source, number)
        if first == number:
            return
        both = self._parts[first].is_electronic(source) and self._parts[number].is_electronic(source)
        if self._files[first][source] == self._files[number][source]:
            self._leave_out(OverlapKind.IDENTICAL, number, source)
        elif both and self._is_later(number, first):
            self._leave_out(OverlapKind.REPLACED, first, source)
            self._taken[source] = number
        else:
            other = next(name for n in range(2, 10**6) if (name := f"{n}/{source}") not in self._taken)
            self._taken[other] = number
            self.changed[number][source] = other
            if both:
                self.overlaps.append(Overlap(OverlapKind.NAMESAKE, other, source))

    def _leave_out(self, kind: OverlapKind, number: int, source: str) -> None:
        self.changed[number][source] = ""
        self.overlaps.append(Overlap(kind, source, source))

    def _is_later(self, number: int, first: int) -> bool:
        later, earlier = self._parts[number].received, self._parts[first].received
        return earlier is not None and later is not None and earlier < later
