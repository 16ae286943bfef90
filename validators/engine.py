"""All rules over one dossier, in an order that never changes."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from extractors.document import Document
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Finding, Outcome
from validators.phrase import phrase
from validators.programme import Programme, ProgrammeError
from validators.reference_day import dated
from validators.rule import Rule, discover

# Families in the order in which a reviewer works through a report (contract 3.2).
_FAMILIES = (
    "copies",
    "bindings",
    "documents",
    "audits",
    "eligibility",
    "person",
    "passport",
    "degree",
    "employer",
    "contract",
    "dossier",
)

Report = Callable[[Rule, Exception], None]


def run(
    dossier: Dossier,
    programme: Programme,
    *,
    rules: Iterable[Rule] | None = None,
    on_bug: Report | None = None,
) -> tuple[Finding, ...]:
    """The findings of `rules` (None: those found), by family, then by the clause's place in the programme.

    A rule whose first clause the programme does not have is none of that programme's and does not run.
    A rule that raises, or says nothing, has a mistake in it: it becomes a cannot-tell finding, and `on_bug`
    is called with the rule and the exception so that the caller can log it. Documents are looked at in the
    order of their pages, whatever order they are given in.
    """
    dossier = _in_order(dossier)
    known = (rule for rule in (discover() if rules is None else rules) if programme.has(rule.clauses[0]))
    chosen = sorted(known, key=lambda rule: _order(rule, programme))
    dossier = dated(dossier, programme)
    return tuple(finding for rule in chosen for finding in _findings(rule, dossier, programme, on_bug))


def _in_order(dossier: Dossier) -> Dossier:
    pages = [page.id for volume in dossier.volumes for page in volume.pages]
    places = {id: place for place, id in enumerate(pages)}

    def place(document: Document) -> tuple[int, str]:
        return min((places.get(id, len(pages)) for id in document.pages), default=len(pages)), document.id

    return replace(dossier, documents=tuple(sorted(dossier.documents, key=place)))


def _order(rule: Rule, programme: Programme) -> tuple[int, tuple[int, ...], str]:
    family = rule.id.split(".")[0]
    known = _FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES)
    return known, tuple(map(programme.place, rule.clauses)), rule.id


def _findings(
    rule: Rule, dossier: Dossier, programme: Programme, on_bug: Report | None
) -> tuple[Finding, ...]:
    try:
        findings = rule.findings(dossier, programme)
        if not findings:
            raise AssertionError("the rule gave no answer")
    except Exception as bug:  # noqa: BLE001 - one broken rule must not take the other findings with it
        if on_bug:
            on_bug(rule, bug)
        return (_broken(rule, bug),)
    return findings


def _broken(rule: Rule, bug: Exception) -> Finding:
    """What kept the rule from its answer. Other exceptions' texts stay out: they may quote the dossier."""
    if isinstance(bug, ProgrammeError):
        message = phrase(_PACK.en, _PACK.zh, rule=rule.id, bug=str(bug))
    else:
        message = phrase(_FAULT.en, _FAULT.zh, rule=rule.id, kind=type(bug).__name__)
    return Finding(rule.id, Outcome.CANNOT_TELL, rule.severity, message, clause="")


_PACK = Bilingual(
    "The rule {rule} could not run, because the programme pack lacks what it reads ({bug}). Mend the pack; "
    "a person must check this point.",
    "规则 {rule} 无法执行：项目规则文件缺少所需内容（{bug}）。请修正该文件；此项须人工核对。",
)
_FAULT = Bilingual(
    "The rule {rule} broke off ({kind}); this is a fault of the program, not of the dossier. "
    "A person must check this point.",
    "规则 {rule} 执行中断（{kind}），属程序故障，与申报材料无关；此项须人工核对。",
)
