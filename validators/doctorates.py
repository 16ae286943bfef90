"""Whether certificates and certifications show a doctorate (R-05)."""

import re
from dataclasses import dataclass

from extractors.document import Document, Field
from validators.certainty import sure, sure_type
from validators.dossier import Dossier

_BELOW = ("master", "bachelor", "college")
# A candidate of sciences is extracted as a doctor; whether it equals one is not settled (domain notes, B.7).
_CANDIDATE = re.compile(r"кандидат|kandidat|candidate of", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Degrees:
    """The papers on degrees in the lead copies, and what the form claims as the highest."""

    diplomas: tuple[Document, ...]
    certifications: tuple[Document, ...]
    chinese: tuple[Document, ...]
    claimed: tuple[Field, ...]

    @property
    def papers(self) -> tuple[Document, ...]:
        return (*self.diplomas, *self.certifications, *self.chinese)

    @property
    def levels(self) -> tuple[Field, ...]:
        """Every level read, however surely."""
        return tuple(field for paper in self.papers for field in paper.all("level"))

    @property
    def abroad(self) -> bool:
        """A doctorate from abroad, for certain: by diploma or certification, neither against it."""
        shown = any(map(_doctor, self.diplomas)) or (any(map(_doctor, self.certifications)) and not self.open)
        return shown and all(map(_silent_or_doctor, (self.diplomas, self.certifications)))

    @property
    def open(self) -> bool:
        """Whether only a doctorate by profession, or one that is not equal everywhere, may be shown."""
        return any(map(_disputed, self.diplomas)) and not any(map(_doctor, self.diplomas))

    @property
    def at_home(self) -> bool:
        """A Chinese doctorate, for certain."""
        return any(map(_doctor, self.chinese))

    @property
    def lower(self) -> bool:
        """Whether every paper certainly states a lower degree, and the form claims no higher one."""
        return (
            bool(self.papers)
            and all(map(_below, self.papers))
            and not any(field.value not in _BELOW for field in self.claimed)
        )


def degrees(dossier: Dossier) -> Degrees:
    """What the lead copies hold on degrees."""
    forms = dossier.lead("application_form", "self_recommendation_form")
    return Degrees(
        dossier.lead("overseas_degree"),
        dossier.lead("cscse_certification"),
        dossier.lead("domestic_degree", "domestic_graduation"),
        tuple(field for form in forms for field in form.all("highest_degree")),
    )


def _disputed(paper: Document) -> bool:
    levels = {field.value for field in paper.all("level")}
    titles = (field.value for field in paper.all("degree_title_original"))
    return "doctor-professional" in levels or any(map(_CANDIDATE.search, titles))


def _doctor(paper: Document) -> bool:
    return (
        sure_type(paper)
        and not _disputed(paper)
        and any(field.value == "doctor" and sure(field) for field in paper.all("level"))
    )


def _silent_or_doctor(papers: tuple[Document, ...]) -> bool:
    """Whether no level, however surely read, stands in one kind of paper, or a doctor's among them."""
    levels = {field.value for paper in papers for field in paper.all("level")}
    return not levels or "doctor" in levels


def _below(paper: Document) -> bool:
    levels = paper.all("level")
    return sure_type(paper) and bool(levels) and all(sure(f) and f.value in _BELOW for f in levels)
