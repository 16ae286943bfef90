"""Where things stand, in the words of somebody who turns the paper: binding, copy, page within the volume."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ingest.arrival import Intake
from ingest.volume import Binding
from ingest.wording import Bilingual
from service.report.schema import Report, ReportDocument, ReportPage, ReportVolume
from service.report.words import words
from validators.places import SHEETS_BETWEEN


def binding_words(binding: Binding | None) -> Bilingual:
    return words("binding", binding or "none")


def volume_words(copy: int | None, binding: Binding | None, many: bool) -> Bilingual:
    """The volume's name; the copy is only worth saying where there are several."""
    name = binding_words(binding)
    if not many or copy is None:
        return name
    return Bilingual(zh=f"{name.zh} 第{copy}份", en=f"{name.en}, copy {copy}")


@dataclass(frozen=True, slots=True)
class Places:
    """The pages of a report and what they are called."""

    pages: Mapping[str, ReportPage]
    many_copies: bool
    _names: Mapping[str, Bilingual]

    def name(self, page: str) -> Bilingual:
        """ "附件 第1份 第5页": pages are counted as bound, cover sheets and separators left out."""
        return self._names.get(page) or Bilingual(zh=page, en=page)

    def run(self, pages: tuple[str, ...]) -> Bilingual:
        """First to last page of a document, in one phrase."""
        if not pages:
            return Bilingual(zh="", en="")
        first, last = self.name(pages[0]), self.name(pages[-1])
        if len(pages) == 1:
            return first
        zh_start, _, zh_end = last.zh.rpartition("第")
        en_end = last.en.rpartition("page ")[2]
        if not first.zh.startswith(zh_start + "第"):
            return Bilingual(zh=f"{first.zh}–{last.zh}", en=f"{first.en}–{last.en}")
        return Bilingual(
            zh=f"{first.zh.removesuffix('页')}–{zh_end}",
            en=f"{first.en.replace('page ', 'pages ')}–{en_end}",
        )

    def document(self, document: ReportDocument) -> Bilingual:
        return self.run(document.pages)

    def year(self, document: ReportDocument) -> str:
        """The fiscal years a report covers: what tells documents of one type apart."""
        return "、".join(dict.fromkeys(f.value for f in document.fields if f.name == "fy"))


def places_of(report: Report) -> Places:
    pages = {page.id: page for page in report.pages}
    many = len({volume.copy_ or 1 for volume in report.bound}) > 1
    files = report.application.intake.value == Intake.ELECTRONIC
    names: dict[str, Bilingual] = {}
    for volume in report.volumes:
        names.update(
            _by_file(volume, pages) if files or volume.electronic else _numbered(volume, pages, many)
        )
    return Places(pages, many, names)


def _numbered(volume: ReportVolume, pages: Mapping[str, ReportPage], many: bool) -> dict[str, Bilingual]:
    where = volume_words(volume.copy_, volume.binding, many)
    names: dict[str, Bilingual] = {}
    number = 0
    for page in volume.pages:
        if page in pages and pages[page].kind in SHEETS_BETWEEN:
            kind = words("page-kind", pages[page].kind)
            names[page] = Bilingual(zh=f"{where.zh} {kind.zh}", en=f"{where.en}, {kind.en}")
            continue
        number += 1
        names[page] = Bilingual(zh=f"{where.zh} 第{number}页", en=f"{where.en}, page {number}")
    return names


def _by_file(volume: ReportVolume, pages: Mapping[str, ReportPage]) -> dict[str, Bilingual]:
    """Loose files of an electronic dossier: a page is found by its file."""
    names = {}
    for page in (pages[page] for page in volume.pages if page in pages):
        file = PurePosixPath(page.source).name
        names[page.id] = Bilingual(zh=f"{file} 第{page.index + 1}页", en=f"{file}, page {page.index + 1}")
    return names
