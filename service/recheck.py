"""Rules run again over kept dossiers: what changes, and, where it is asked for, a new revision."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.wording import Bilingual
from service.inputs_kept import get_again
from service.judging import Judged, Sorted, judge
from service.keeping import Keeper
from service.programmes import Programmes
from service.recalling import Recalled, pictures, recall
from service.record import RecordUnusable
from service.report.build import build_report
from service.report.schema import FindingSubject, Report, ReportFinding
from service.reporting import write_dossier
from service.settings import Settings
from service.store import store_of
from storage.object_store import ObjectMissing, ObjectStore
from storage.revision import kept_dossiers
from validators.finding import Outcome
from validators.verdict import Verdict

Place = tuple[str, FindingSubject]


@dataclass(frozen=True, slots=True)
class Change:
    """What one rule now says of one subject, and what it said before; empty: it did not speak of it."""

    rule: str
    subject: FindingSubject
    before: tuple[Outcome, ...]
    after: tuple[Outcome, ...]
    message: Bilingual


@dataclass(frozen=True, slots=True)
class Rechecked:
    """A dossier whose rules ran again; `report` is set where a new revision was written."""

    dossier: str
    before: Verdict
    after: Verdict
    changes: tuple[Change, ...]
    report: Path | None = None


@dataclass(frozen=True, slots=True)
class NotRechecked:
    """A dossier whose rules could not run again, and what to do about it."""

    dossier: str
    reason: Bilingual


class Recheck:
    """Runs the rules over dossiers of the store that the settings name. Nothing is written by itself."""

    def __init__(self, settings: Settings, programmes: Programmes) -> None:
        """Raises StoreError where the store cannot be used."""
        self._settings = settings
        self._programmes = programmes
        self._store: ObjectStore = store_of(settings)
        self._store.check()

    def known(self) -> tuple[str, ...]:
        """Every dossier that is kept. Raises StoreError."""
        return kept_dossiers(self._store)

    def run(self, dossiers: Iterable[str], keeper: Keeper | None) -> Iterator[Rechecked | NotRechecked]:
        """Run the rules over each dossier; with a `keeper`, write its reports and keep a new revision.

        No page is read. Raises StoreError where the store fails meanwhile.
        """
        for dossier in dossiers:
            try:
                recalled = recall(self._store, dossier)
            except (ObjectMissing, ValueError) as error:
                yield NotRechecked(dossier, _reason(error))
            else:
                yield self._again(recalled, keeper)

    def _again(self, recalled: Recalled, keeper: Keeper | None) -> Rechecked:
        judged = self._judged(recalled.found)
        dossier = judged.dossier
        report = build_report(dossier, judged.findings, judged.verdict, judged.refused, 1, {})
        changes = tuple(differences(recalled.report, report))
        path = self._written(recalled, judged, keeper) if keeper else None
        return Rechecked(dossier.id, recalled.report.verdict, judged.verdict, changes, path)

    def _judged(self, found: Sorted) -> Judged:
        return judge(self._programmes.noted(found), self._programmes.of(found.arrival))

    def _written(self, recalled: Recalled, judged: Judged, keeper: Keeper) -> Path:
        dossier, out = judged.dossier.id, self._settings.out
        programme = self._programmes.of(recalled.found.arrival)
        with tempfile.TemporaryDirectory(prefix="dossier-", dir=self._settings.spool) as name:
            place, spool = Path(name, "originals"), Path(name, "pages")
            spool.mkdir()
            given = get_again(self._store, recalled.revision, place)
            shown = replace(judged, images=pictures(recalled, given, spool))
            revision = keeper.next_revision(dossier, out / dossier)
            report = write_dossier(shown, programme, recalled.readers, out, revision)
            keeper.keep(dossier, revision, out / dossier, given, recalled.found, recalled.readers)
        return report


def differences(before: Report, after: Report) -> Iterator[Change]:
    """What the findings of two reports of one dossier differ in, in the order of the later one."""
    old, new = _by_place(before), _by_place(after)
    for rule, subject in dict.fromkeys((*new, *old)):
        then, now = old.get((rule, subject), ()), new.get((rule, subject), ())
        outcomes = tuple(f.outcome for f in then), tuple(f.outcome for f in now)
        if sorted(outcomes[0]) != sorted(outcomes[1]):
            told = (now or then)[0].message
            yield Change(rule, subject, *outcomes, Bilingual(en=told.en, zh=told.zh))


def told(done: Rechecked, *, explain: bool) -> Iterator[str]:
    """The lines on stdout: the dossier with its verdict before and after, then, set in, each change.

    Messages quote the dossier, so that they stand there only where somebody asks for them.
    """
    yield f"{done.dossier} {done.before} -> {done.after}" + (f" {done.report}" if done.report else "")
    for change in done.changes:
        before, after = (" ".join(sorted(some)) or "-" for some in (change.before, change.after))
        about = " ".join(f"{name}={value}" for name, value in change.subject.model_dump(mode="json").items())
        yield f"  {change.rule} {before} -> {after}" + (f" ({about})" if about else "")
        if explain:
            yield f"    {change.message.zh}"
            yield f"    {change.message.en}"


def _by_place(report: Report) -> dict[Place, tuple[ReportFinding, ...]]:
    found: dict[Place, list[ReportFinding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.rule, finding.subject].append(finding)
    return {place: tuple(findings) for place, findings in found.items()}


def _reason(error: Exception) -> Bilingual:
    if isinstance(error, RecordUnusable):
        return Bilingual(
            "what is kept was written by another version of the program; process the dossier again",
            "存储中的记录由其他版本写入，请重新处理该卷宗",
        )
    return Bilingual(
        "no such dossier is kept; check its id, or process it first",
        "存储中没有该卷宗，请核对编号，或先行处理",
    )
