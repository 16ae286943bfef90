"""Every page belongs to one document of a known kind; those that do not are listed."""

from ingest.wording import Bilingual
from validators.assigned import Place, Stretch, stretches
from validators.dossier import Dossier
from validators.finding import Severity, Subject
from validators.phrase import phrase
from validators.places import document_subject, page_evidence, span
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, passed, warned


def check(dossier: Dossier, _: Programme) -> tuple[Answer, ...]:
    """One answer for each stretch of pages that belongs nowhere; one for all where there is none.

    >>> from dataclasses import replace
    >>> from validators.example import document, outcomes
    >>> outcomes(check, document("passport")), outcomes(check, document("passport"), document("other"))
    (['pass'], ['warn'])
    >>> outcomes(check, document("passport"), replace(document("other"), confidence=0.4))
    ['cannot-tell']
    """
    found = stretches(dossier)
    if not found:
        return (cannot_tell(_NOTHING),)
    odd = tuple(_odd(dossier, stretch) for stretch in found if stretch.place is not Place.KNOWN)
    return odd or (_all_known(dossier, found),)


_NOTHING = Bilingual("There is no page to assign.", "没有可归类的页面。")
_SAYS = {
    Place.OTHER: Bilingual(
        "{pages}: no kind of paper that the programme asks for. A person looks whether it is needed, or "
        "stands for one that was not found.",
        "{pages}：不属于应交材料的任何一类。请人工查看是否需要，或是否为未找到的材料。",
    ),
    Place.DOUBTFUL: Bilingual(
        "{pages}: what this is was not recognised. Look at the pages, or scan them again.",
        "{pages}：未能识别为何种材料。请人工查看或重新扫描。",
    ),
    Place.TWICE: Bilingual(
        "{pages}: counted to two documents. Look where the page belongs.",
        "{pages}：同时归入两份材料。请人工查看其归属。",
    ),
}


def _odd(dossier: Dossier, stretch: Stretch) -> Answer:
    say = warned if stretch.place is Place.OTHER else cannot_tell
    told = _SAYS[stretch.place]
    return say(
        phrase(told.en, told.zh, pages=span(stretch.pages)),
        tuple(page_evidence(dossier, page) for page in stretch.pages),
        document_subject(stretch.document) if stretch.document else Subject(),
    )


def _all_known(dossier: Dossier, found: tuple[Stretch, ...]) -> Answer:
    return passed(
        phrase(
            "All {count} pages belong to documents of a known kind.",
            "{count}页均已归入已知种类的材料。",
            count=sum(len(stretch.pages) for stretch in found),
        ),
        tuple(page_evidence(dossier, stretch.pages[0]) for stretch in found),
    )


RULE = Rule("dossier.unassigned-page", ("R-32", "D-52"), Severity.MINOR, ("volumes", "documents"), check)
