"""Evidence of achievements: of which kind, and whether the applicant is among those it names."""

from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.document import Answer, Document, Field
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.passports import passports
from validators.persons import FORMS, Holder, Match, holder, match

# Where the names of those who did the work stand, and where its title does.
NAMED_IN = {
    "project": "leader",
    "paper": "author",
    "book": "author",
    "patent": "inventor",
    "award": "awardee",
}
TITLED_IN = {
    "project": "project_name",
    "paper": "title",
    "book": "title",
    "patent": "title",
    "award": "project",
}


class Part(StrEnum):
    """The applicant's part in an achievement, as its evidence shows it."""

    NAMED = "named"
    PERHAPS = "perhaps"  # initials, a shared name, an uncertain or foreign-script reading
    UNREAD = "unread"  # no name was read
    OTHERS = "others"  # all names were read with certainty, and are other persons'


@dataclass(frozen=True, slots=True)
class Merit:
    """One piece of evidence with the names it gives and the one that decided."""

    document: Document
    part: Part
    names: tuple[Field, ...]


def merits(dossier: Dossier, types: tuple[str, ...]) -> tuple[Merit, ...]:
    """Every achievement of the lead copies; of one that may be something else nothing is certain."""
    who = next(filter(None, map(holder, passports(dossier))), None)
    chinese = tuple(f for form in dossier.lead(*FORMS) for f in form.all("name_zh"))
    found = (_merit(document, who, chinese) for document in dossier.lead(*types))
    return tuple(
        merit if sure_type(merit.document) or not merit.names else replace(merit, part=Part.PERHAPS)
        for merit in found
    )


def _merit(document: Document, who: Holder | None, chinese: tuple[Field, ...]) -> Merit:
    field = NAMED_IN.get(document.type, "")
    names = document.all(field)
    hidden = any(f.name == field and f.answer is Answer.NOT_READABLE for f in document.fields)
    if not names:
        return Merit(document, Part.UNREAD, ())
    if who is None:
        return Merit(document, Part.PERHAPS, names)
    found = {name: match(name, who, chinese) for name in names}
    same = tuple(name for name, how in found.items() if how in (Match.SAME, Match.PART))
    if same:
        return Merit(document, Part.NAMED, same)
    certain = not hidden and who.reading.sure and all(map(sure, names))
    if certain and set(found.values()) == {Match.OTHER}:
        return Merit(document, Part.OTHERS, names)
    return Merit(document, Part.PERHAPS, names)
