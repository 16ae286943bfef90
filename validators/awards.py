"""The applicant's degrees: what the form claims, their certificates and certifications (D-13, D-18)."""

from dataclasses import dataclass

from extractors.document import Document, Field
from extractors.fields import shapes
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.nationality import foreign
from validators.persons import FORMS
from validators.programme import Programme

ABROAD, AT_HOME = "overseas_degree", ("domestic_degree", "domestic_graduation")
CERTIFICATION = "cscse_certification"
LEVELS = ("bachelor", "master", "doctor")  # of those that are compared, the higher the later
_CLOSED = (*LEVELS, "college")
_KNOWN_WORD = (
    0.95  # one of a few words: a misread letter of it, or of those beside it, makes no other of them
)
TITLES = {
    "doctor": Bilingual("doctor's degree", "博士学位"),
    "master": Bilingual("master's degree", "硕士学位"),
    "bachelor": Bilingual("bachelor's degree", "学士学位"),
}


@dataclass(frozen=True, slots=True)
class Awards:
    """The forms, the highest degree they claim, and all papers on degrees of the lead copies."""

    forms: tuple[Document, ...]
    claimed: Field | None
    certificates: tuple[Document, ...]
    certifications: tuple[Document, ...]

    def of(self, level: str, papers: tuple[Document, ...]) -> tuple[Document, ...]:
        """Those of `papers` that state this level, or may: of some no level was read."""
        return tuple(
            paper
            for paper in papers
            if not paper.all("level") or any(field.value == level for field in paper.all("level"))
        )

    @property
    def highest(self) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
        """Certificates and certifications of the degree that the form claims as the highest."""
        level = self.claimed.value if self.claimed else ""
        return self.of(level, self.certificates), self.of(level, self.certifications)


def awards(dossier: Dossier) -> Awards:
    """What the lead copies hold on degrees; the highest claim counts where forms differ."""
    forms = dossier.lead(*FORMS)
    claims = [f for form in forms for f in form.all("highest_degree") if f.value in LEVELS]
    return Awards(
        forms,
        max(claims, key=lambda field: LEVELS.index(field.value), default=None),
        dossier.lead(ABROAD, *AT_HOME),
        dossier.lead(CERTIFICATION),
    )


def states(paper: Document, level: str) -> bool:
    """Whether the paper certainly is of this level."""
    levels = paper.all("level")
    return sure_type(paper) and bool(levels) and all(f.value == level and _read(f) for f in levels)


def _read(level: Field) -> bool:
    return sure(level) or level.confidence >= _KNOWN_WORD


def is_open(paper: Document) -> bool:
    """Whether the paper may be of any level: none read, not for certain, or one by profession or unnamed."""
    levels = paper.all("level")
    return not sure_type(paper) or not levels or not all(f.value in _CLOSED and sure(f) for f in levels)


def studied(forms: tuple[Document, ...]) -> tuple[tuple[str, Field], ...]:
    """The degrees that the rows of education in the forms name, with their rows."""
    found: list[tuple[str, Field]] = []
    for row in (row for form in forms for row in form.all("education")):
        level = shapes.level(row.value.rpartition(",")[2])
        if level is not None and level.value in LEVELS:
            found.append((level.value, row))
    return tuple(found)


def waived(dossier: Dossier, programme: Programme) -> bool:
    """Whether the programme asks for no certification of the applicant's degrees."""
    if programme.item("documents.certification") is None:
        return True
    return programme.choice("certification.foreigners") == "waived" and foreign(dossier)
