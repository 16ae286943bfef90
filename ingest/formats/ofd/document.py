"""The pages of an OFD: their size, and what lies on them from the bottom to the top."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.formats.ofd.geometry import numbers
from ingest.formats.ofd.package import Element, Package, folder_of
from ingest.formats.ofd.resources import Resources, gather
from ingest.opening.leaf import NotOpened
from ingest.reasons import Situation

_A4 = (0.0, 0.0, 210.0, 297.0)
_ORDER = ("Background", "Body", "Foreground")

Area = tuple[float, float, float, float]
"""Left, top, width, height in millimetres."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A signature's picture on a page; `signed` is the part with the signed value."""

    boundary: str
    signed: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its paper, and the blocks drawn on it in their order."""

    area: Area
    blocks: tuple[Element, ...]
    stamps: tuple[Stamp, ...]


@dataclass(slots=True)
class OfdDocument:
    """The first document of a package, its pages by their place."""

    package: Package
    path: str
    root: Element
    resources: Resources
    pages: list[Element]
    stamps: dict[str, list[Stamp]] = field(default_factory=dict)

    def sheet(self, index: int) -> Sheet:
        """A page as it is drawn; one whose part is missing is empty."""
        entry = self.pages[index]
        page = self.package.tree(self._part(entry.get("BaseLoc")))
        blocks = [*self._content(page), *self._annotations(entry.get("ID", ""))]
        return Sheet(self._area(page), tuple(blocks), tuple(self.stamps.get(entry.get("ID", ""), ())))

    def _part(self, location: str | None) -> str | None:
        return self.package.find(location.strip(), folder_of(self.path)) if location else None

    def _area(self, page: Element | None) -> Area:
        for holder in (page, self.root):
            for box in holder.iter("PhysicalBox") if holder is not None else ():
                found = numbers(box.text)
                if len(found) == 4 and found[2] > 0 and found[3] > 0:
                    return found[0], found[1], found[2], found[3]
        return _A4

    def _content(self, page: Element | None) -> Iterator[Element]:
        if page is None:
            return
        layers = [(2 * _rank(order, "Background"), layer) for order, layer in self._templates(page)]
        layers += [(2 * _rank(own.get("Type"), "Body") + 1, own) for own in page.iterfind("Content/Layer")]
        yield from (layer for _, layer in sorted(layers, key=lambda item: item[0]))

    def _templates(self, page: Element) -> Iterator[tuple[str | None, Element]]:
        """The layers of the templates that the page uses, with the place it gives them."""
        known = {t.get("ID"): t for t in self.root.iter("TemplatePage")}
        for use in page.iterfind("Template"):
            template = known.get(use.get("TemplateID"))
            content = self.package.tree(self._part(template.get("BaseLoc"))) if template is not None else None
            for layer in content.iterfind("Content/Layer") if content is not None else ():
                yield use.get("ZOrder"), layer

    def _annotations(self, page: str) -> Iterator[Element]:
        path = self._part(self.root.findtext("Annotations"))
        listed = self.package.tree(path)
        for entry in listed.iter("Page") if listed is not None else ():
            if entry.get("PageID") == page and path is not None:
                location = (entry.findtext("FileLoc") or "").strip()
                notes = self.package.tree(self.package.find(location, folder_of(path), folder_of(self.path)))
                for note in notes.iter("Annot") if notes is not None else ():
                    if note.get("Visible", "true") != "false":
                        yield from note.iterfind("Appearance")


def _rank(order: str | None, default: str) -> int:
    """Place in the order of drawing, from 0; that of `default` where none that is known is given."""
    return _ORDER.index(order if order in _ORDER else default)


def open_document(package: Package) -> OfdDocument:
    """The document of a package. Raises NotOpened where there is none, or none with a page."""
    head = package.tree("OFD.xml")
    path = package.find((head.findtext(".//DocRoot") or "").strip()) if head is not None else None
    root = package.tree(path)
    if head is None or path is None or root is None:
        raise NotOpened(Situation.DAMAGED)
    home = folder_of(path)
    named = [element.text for kind in ("PublicRes", "DocumentRes", "PageRes") for element in root.iter(kind)]
    paths = (found for text in named if text and (found := package.find(text.strip(), home)))
    pages = list(root.iterfind("Pages/Page"))
    if not pages:
        raise NotOpened(Situation.DAMAGED)
    document = OfdDocument(package, path, root, gather(package, paths), pages)
    signatures = package.find((head.findtext(".//Signatures") or "").strip())
    for page, stamp in _stamps(package, signatures):
        document.stamps.setdefault(page, []).append(stamp)
    return document


def _stamps(package: Package, listing: str | None) -> Iterator[tuple[str, Stamp]]:
    """Where signatures show their seal: the page's number, and the stamp."""
    listed = package.tree(listing)
    if listing is None or listed is None:
        return
    for entry in listed.iter("Signature"):
        path = package.find(entry.get("BaseLoc", "").strip(), folder_of(listing))
        signature = package.tree(path)
        if signature is None or path is None:
            continue
        signed = package.find((signature.findtext("SignedValue") or "").strip(), folder_of(path))
        for place in signature.iter("StampAnnot"):
            if signed is not None:
                yield place.get("PageRef", ""), Stamp(place.get("Boundary", ""), signed)
