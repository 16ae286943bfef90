"""The correction list for the employer: everything to send again, in one go, on one page."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.arrival import Intake
from ingest.wording import Bilingual
from service.report.copy_pages import RULE, CopyPages, copy_pages
from service.report.html import environment
from service.report.imprint import Imprint
from service.report.places import Places, places_of
from service.report.schema import RefusedFile, Report, ReportFinding
from service.report.weight import by_weight
from service.report.words import words
from validators.finding import Outcome, Severity

_IDS = re.compile(r"\b(p\d{4,})(?:–(p\d{4,}))?")
_TOLD = 3  # findings of one rule that are told one by one
_WEIGHTY = (Severity.BLOCKER, Severity.MAJOR)
# What a better copy cannot settle: a person judges eligibility, the station looks after its own scans.
_NOT_THE_EMPLOYERS = ("eligibility.", "dossier.", "copies.", "bindings.")


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for on account of one rule; `further` findings say the same of other places."""

    title: Bilingual
    messages: tuple[Bilingual, ...]
    further: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """`required` stands in the way of a complete dossier; `advised` does not; `unclear` could not be read for
    certain; `refused` could not be opened; `sheets` says what to do with single sheets of bound copies."""

    required: tuple[Request, ...]
    advised: tuple[Request, ...]
    unclear: tuple[Request, ...]
    refused: tuple[RefusedFile, ...]
    sheets: tuple[CopyPages, ...]

    @property
    def nothing(self) -> bool:
        return not (self.required or self.advised or self.unclear or self.refused or self.sheets)


def corrections(report: Report) -> Corrections:
    """What the employer has to do about a report, which is masked before.

    Of paper the station scans again what could not be read; of files only the employer can.
    """
    places = places_of(report)
    sheets = tuple(table for table in copy_pages(report, places) if table.to_do)
    electronic = report.application.intake.value == Intake.ELECTRONIC
    told = [f for f in by_weight(report.findings) if f.rule != RULE or not sheets]
    failed = [f for f in told if f.outcome is Outcome.FAIL]
    return Corrections(
        required=_requests((f for f in failed if f.severity in _WEIGHTY), places),
        advised=_requests((f for f in failed if f.severity not in _WEIGHTY), places),
        unclear=_requests((f for f in told if _unclear(f)), places) if electronic else (),
        refused=report.refused if electronic else (),
        sheets=sheets,
    )


def render_corrections(report: Report, imprint: Imprint, size: float = 9.0) -> str:
    """The list as one HTML page that loads nothing.

    `report` is masked before; `size` is that of the letters on paper, in points.
    """
    template = environment().get_template("corrections.html")
    return template.render(report=report, list=corrections(report), imprint=imprint, words=words, size=size)


def _unclear(finding: ReportFinding) -> bool:
    return (
        finding.outcome is Outcome.CANNOT_TELL
        and finding.severity in _WEIGHTY
        and not finding.rule.startswith(_NOT_THE_EMPLOYERS)
    )


def _requests(findings: Iterable[ReportFinding], places: Places) -> tuple[Request, ...]:
    """One for each rule, in the order of the findings."""
    by_rule: dict[str, list[ReportFinding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    return tuple(
        Request(
            words("rule", rule),
            tuple(_message(f, places) for f in found[:_TOLD]),
            tuple(dict.fromkeys(places.name(p.page) for f in found[_TOLD:] for p in f.evidence[:1])),
        )
        for rule, found in by_rule.items()
    )


def _message(finding: ReportFinding, places: Places) -> Bilingual:
    """What the finding says, with places that the employer knows instead of page ids."""

    def known(ids: re.Match[str]) -> Bilingual:
        ends = tuple(page for page in dict.fromkeys(ids.groups()) if page in places.pages)
        return places.run(ends) if ends else Bilingual(zh=ids[0], en=ids[0])

    message = finding.message
    return Bilingual(
        zh=_IDS.sub(lambda ids: known(ids).zh, message.zh),
        en=_IDS.sub(lambda ids: known(ids).en, message.en),
    )
