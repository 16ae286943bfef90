"""What forms and the declaration state of the application, and how far they agree."""

from dataclasses import dataclass, replace

from extractors.document import Document, Field
from extractors.page_text import LEGIBLE
from validators.certainty import sure, sure_type
from validators.dossier import Dossier, Origin, Stated
from validators.tracks import GENERAL

FORM, SELF = "application_form", "self_recommendation_form"


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact as the forms of the lead copies state it and as it was declared with the dossier.

    `values` are all that are stated anywhere, surely or not; `sure_values` those that a form surely states.
    """

    forms: tuple[Document, ...]
    fields: tuple[Field, ...]
    values: tuple[str, ...]
    sure_values: tuple[str, ...]
    declared: bool

    @property
    def certain(self) -> bool:
        """Whether a form surely states the fact, and nothing states another."""
        return len(self.values) == 1 and self.sure_values == self.values

    @property
    def divided(self) -> bool:
        """Whether the forms surely state two values."""
        return len(self.sure_values) > 1

    @property
    def likely(self) -> bool:
        """Whether a form states the fact in legible words."""
        return any(field.confidence >= LEGIBLE for field in self.fields)


def statement(dossier: Dossier, name: str, fact: Stated) -> Statement:
    """What is stated of the fact that forms hold in the field `name`."""
    forms = dossier.lead(FORM, SELF)
    pairs = [(form, field) for form in forms for field in form.all(name)]
    if name == "track" and not pairs:
        # Of the categories only 外专长期项目, 外专短期项目 are for foreign experts (domain notes, 0.1).
        found = ((form, field) for form in forms for field in form.all("category"))
        pairs = [(form, replace(field, value=GENERAL)) for form, field in found]
    own = [field.value for _, field in pairs]
    certain = [field.value for form, field in pairs if sure(field) and sure_type(form)]
    if name == "project_type":  # the title of the form says it
        titled = [form for form in forms if form.type == SELF]
        own += ["self-recommendation" for _ in titled]
        certain += ["self-recommendation" for form in titled if sure_type(form)]
    declared = fact.origin is Origin.DECLARED and fact.value is not None
    if declared and fact.value:
        own.append(fact.value)
    return Statement(
        forms,
        tuple(field for _, field in pairs),
        tuple(sorted(set(own))),
        tuple(sorted(set(certain))),
        declared,
    )
