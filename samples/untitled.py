"""First pages without their titles, as text: what the guess at the type of an untitled page learns from.

`python -m samples.untitled FIRST LAST` prints one JSON record a page for the cases of these seeds: type,
version of how many, rows.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.classify import look_at
from extractors.document import ReadPage
from extractors.fields.layout import Sheet
from extractors.page_text import PageText
from samples.case import make_case
from samples.documents import makers, versions
from samples.ideal import ideal_reading


@dataclass(frozen=True, slots=True)
class Untitled:
    """The first page of a document; `version` of `versions` (other layouts and wordings of the same type)."""

    type: str
    version: int
    versions: int
    text: PageText

    @property
    def rows(self) -> list[str]:
        return [line.text for line in self.text.lines]


def untitled(seed: int, every: int = 1) -> Iterator[Untitled]:
    """Every type in every version, or in every `every`th by turns."""
    case = make_case(seed, ("long-term", "short-term")[seed % 2], compact=bool(seed % 3))
    for kind, maker in makers().items():
        count = versions(maker)
        for version in range(count):
            if kind != "contents" and (seed + version) % every == 0:
                made = maker.make(case, random.Random(f"{seed}-{kind}-{version}"), version)
                yield Untitled(made.type, version, count, _without_titles(ideal_reading(made.pages[0])))


def _without_titles(text: PageText) -> PageText:
    """Without what stands large at the top, and without any row that is a known title."""
    sheet = Sheet(ReadPage("", text))
    rows = {heading.text for heading in sheet.headings}
    rows |= {match.heading.text for match in look_at(sheet).titles}
    return replace(text, lines=tuple(line for line in text.lines if "".join(line.text.split()) not in rows))


def main() -> None:
    for seed in range(int(sys.argv[1]), int(sys.argv[2])):
        for page in untitled(seed, 3):
            record = {
                "type": page.type,
                "version": page.version,
                "versions": page.versions,
                "rows": page.rows,
            }
            print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
