"""The copies of one binding beside each other: which of their pages answer to one another."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractors.copies.comparison import CopyComparison, Original, PagePair, Relation
from extractors.document import Document
from ingest.page import Box, PageImage, PageKind
from ingest.volume import Binding, Volume
from validators.dossier import Dossier
from validators.finding import Evidence
from validators.places import page_evidence, page_number


@dataclass(frozen=True, slots=True)
class CopySet:
    """The lead copy of a binding and the comparisons of the others with it.

    A copy goes by its place in the dossier's volumes: two volumes may bear one number.
    """

    dossier: Dossier
    binding: Binding
    lead: int
    others: tuple[CopyComparison, ...]

    @property
    def size(self) -> int:
        return 1 + len(self.others)

    @property
    def copies(self) -> tuple[int, ...]:
        """Every copy, the lead first."""
        return (self.lead, *(other.volume for other in self.others))

    @property
    def lead_pages(self) -> tuple[str, ...]:
        """The lead copy's pages that were compared, as bound."""
        known = {pair.lead for other in self.others for pair in other.pages}
        return tuple(page.id for page in self.volume(self.lead).pages if page.id in known)

    def volume(self, copy: int) -> Volume:
        return self.dossier.volumes[copy]

    def original(self, copy: int) -> Original:
        if copy == self.lead:
            return self.others[0].lead_original
        return next(other.original for other in self.others if other.volume == copy)

    def copy_of(self, page: str) -> int:
        """The copy that the page is bound in."""
        return next(copy for copy in self.copies if any(p.id == page for p in self.volume(copy).pages))

    def number(self, page: str) -> int:
        """The page's place in its volume, from 1, as somebody counts who turns the paper."""
        return page_number(self.volume(self.copy_of(page)), page)

    def answering(self, page: str) -> Iterator[tuple[CopyComparison, PagePair]]:
        """The pages of other copies that answer to a page of the lead copy, its repetitions among them."""
        for other in self.others:
            for pair in other.pages:
                if pair.lead == page and pair.page is not None and pair.relation in _ANSWERING:
                    yield other, pair

    def whole(self, page: str) -> Evidence:
        return page_evidence(self.dossier, page)

    def moved(self, box: Box, page: str, onto: str) -> Box:
        """About where a place of `page` stands on `onto`, which may have been scanned at another size."""
        there, here = self.whole(page).box, self.whole(onto).box
        if not there.area or not here.area:
            return box
        x, y = here.width / there.width, here.height / there.height
        return Box(box.x0 * x, box.y0 * y, box.x1 * x, box.y1 * y)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Pages with something on them that a comparison of their copy says nothing of."""
        both = [(other.volume, {pair.page for pair in other.pages}) for other in self.others]
        both += [(self.lead, {pair.lead for pair in other.pages}) for other in self.others]
        left = (p.id for copy, said in both for p in self.volume(copy).pages if _written(self, p, said))
        return tuple(dict.fromkeys(left))

    def document(self, page: str | None) -> Document | None:
        """The document that the page belongs to."""
        return next((d for d in self.dossier.documents if page in d.pages), None)


def _written(copies: CopySet, page: PageImage, said: Collection[str | None]) -> bool:
    read = copies.dossier.pages.get(page.id)
    return page.kind is PageKind.CONTENT and page.id not in said and not (read and read.blank)


_ANSWERING = (Relation.SAME, Relation.SWAPPED, Relation.VERSION, Relation.DUPLICATE)


def copy_sets(dossier: Dossier) -> tuple[CopySet, ...]:
    """The compared bindings; one whose copies were compared with two leads stands twice."""
    found: dict[tuple[Binding, int], list[CopyComparison]] = {}
    for comparison in (c for c in dossier.copies if c.pages):
        found.setdefault((comparison.binding, comparison.lead_volume), []).append(comparison)
    return tuple(CopySet(dossier, *key, tuple(some)) for key, some in found.items())
