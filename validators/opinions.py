"""The opinions on the application form: the employer's and the supervisory department's, each sealed."""

import re
from dataclasses import dataclass

from extractors.document import Document
from extractors.page_text import Line, PageText, Seal
from validators.certainty import legible, sure_type
from validators.dossier import Dossier
from validators.signing import official

_EMPLOYER = re.compile(
    r"(用人|申报|聘用|所在|推荐)?单位(推荐)?意见|employer.{0,3}s?opinion|opinionof(the)?employer",
    re.IGNORECASE,
)
_SUPERVISORY = re.compile(
    r"(上级)?主管(部门|单位)(审核|推荐)?意见|推荐部门意见|supervisory.{0,40}opinion|opinionof(the)?supervisory",
    re.IGNORECASE,
)
_LONGEST = 30  # characters: a longer line only mentions an opinion


@dataclass(frozen=True, slots=True)
class Opinions:
    """Places for opinions and official seals on their pages, each with its page.

    `readable`: what is not seen on these pages is not there.
    """

    employer: tuple[tuple[str, Line], ...]
    supervisory: tuple[tuple[str, Line], ...]
    seals: tuple[tuple[str, Seal], ...]
    readable: bool


def opinions(dossier: Dossier, form: Document) -> Opinions:
    """What the pages of one form show."""
    pages = {page: dossier.pages[page] for page in form.pages if page in dossier.pages}
    employer, supervisory = (_places(pages, label) for label in (_EMPLOYER, _SUPERVISORY))
    opened = {page for page, _ in (*employer, *supervisory)}
    return Opinions(
        employer,
        supervisory,
        tuple((id, s) for id, text in pages.items() if id in opened for s in text.seals if official(s, text)),
        sure_type(form)
        and len(pages) == len(form.pages)
        and all(legible(text) and not (text.quality and text.quality.faults) for text in pages.values()),
    )


def _places(pages: dict[str, PageText], label: re.Pattern[str]) -> tuple[tuple[str, Line], ...]:
    return tuple(
        (id, line)
        for id, text in pages.items()
        for line in text.lines
        for plain in ["".join(line.text.split())]
        if len(plain) <= _LONGEST and label.search(plain)
    )
