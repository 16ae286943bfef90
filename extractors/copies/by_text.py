"""What a page of a copy is that lies on no page of the lead, told by its text once it was read in full."""

from collections.abc import Sequence, Set

from extractors.copies.comparison import Relation
from extractors.copies.identity import Identity
from extractors.copies.wording import SAME_PAGE, SAME_SHEET, alike, same_values
from extractors.page_text import PageText


def told_by_text(
    text: PageText, lead: Sequence[PageText], taken: Set[int], identity: Identity
) -> tuple[Relation, int | None]:
    """The relation, and the place of the lead's page that it is the same as, a version of, or repeats.

    `taken` are places in the lead that another page of the copy answers to. A page of the same form that
    bears other values is none of the lead's pages, however much alike it is.
    """
    if identity.is_foreign(text):
        return Relation.FOREIGN, None
    scores = sorted(
        ((alike(mine, text), place) for place, mine in enumerate(lead) if mine.lines), reverse=True
    )
    for score, place in scores[:1]:
        if place in taken and score >= SAME_PAGE and same_values(lead[place], text):
            return Relation.DUPLICATE, place
    for score, place in [scored for scored in scores if scored[1] not in taken][:1]:
        if score >= SAME_SHEET and same_values(lead[place], text):
            return (Relation.SAME if score >= SAME_PAGE else Relation.VERSION), place
    return Relation.EXTRA, None
