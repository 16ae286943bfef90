"""What pages of an OFD refer to by number: fonts, pictures, composite graphics, settings for drawing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.formats.ofd.package import Element, Package, folder_of


@dataclass(frozen=True, slots=True)
class FontFace:
    """A font's name, and the part that holds it, where it is embedded."""

    name: str
    file: str | None


@dataclass(slots=True)
class Resources:
    """Everything with a number; `media` are paths of parts."""

    fonts: dict[str, FontFace] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    composites: dict[str, Element] = field(default_factory=dict)
    drawing: dict[str, Element] = field(default_factory=dict)


def gather(package: Package, paths: Iterator[str]) -> Resources:
    """The resources of all resource files; the first of a number counts."""
    found = Resources()
    for path in paths:
        root = package.tree(path)
        if root is not None:
            _take(package, root, path, found)
    return found


def _take(package: Package, root: Element, path: str, found: Resources) -> None:
    home = folder_of(path)
    bases = (f"{home}/{root.get('BaseLoc', '')}", home)

    def part(location: str | None) -> str | None:
        return package.find(location.strip(), *bases) if location else None

    for font in root.iter("Font"):
        name = font.get("FontName") or font.get("FamilyName") or ""
        found.fonts.setdefault(font.get("ID", ""), FontFace(name, part(font.findtext("FontFile"))))
    for media in root.iter("MultiMedia"):
        file = part(media.findtext("MediaFile"))
        if file is not None:
            found.media.setdefault(media.get("ID", ""), file)
    for unit in root.iter("CompositeGraphicUnit"):
        found.composites.setdefault(unit.get("ID", ""), unit)
    for setting in root.iter("DrawParam"):
        found.drawing.setdefault(setting.get("ID", ""), setting)
