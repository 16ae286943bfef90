"""How well a report tells the truth: fields, verdict and planted defects. Tests and benchmarks only."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samples.truth import DocumentTruth, DossierTruth

Report = Mapping[str, Any]  # report.json as read


@dataclass(slots=True)
class FieldScore:
    """True values by how they came out, each counted under (document type, field)."""

    exact: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.exact.total() + self.wrong.total() + self.missing.total()

    @property
    def share(self) -> float:
        """Exact values among all true ones, 0..1."""
        return self.exact.total() / self.total if self.total else 0.0

    def count(self, kind: str, name: str, value: str, read: set[str], where: str) -> None:
        """One true value of a field of a document of type `kind`, against all that was read for the field."""
        if value in read:
            self.exact[kind, name] += 1
            return
        (self.wrong if read else self.missing)[kind, name] += 1
        self.misses.append(f"{where} {kind}.{name}: {value!r} read as {sorted(read)}")


def score_fields(report: Report, truth: DossierTruth) -> FieldScore:
    """Compare every printed field of every true document with the report's document on the same pages."""
    score = FieldScore()
    for document, found in _matched(report, truth):
        values: dict[str, set[str]] = {}
        for item in found:
            values.setdefault(item["name"], set()).add(item["value"])
        for name, true_values in truth.values(document).items():
            read = values.get(name, set())
            for value in sorted(true_values):
                score.count(document.type, name, value, read, f"copy {document.copy}")
    return score


def _matched(
    report: Report, truth: DossierTruth
) -> Iterator[tuple[DocumentTruth, Sequence[Mapping[str, Any]]]]:
    """Each true document with the fields of the report's documents of its type that share a page with it."""
    places = {page["id"]: (page["source"], page["index"]) for page in report["pages"]}
    for document in truth.documents:
        pages = {(truth.pages[p].source, truth.pages[p].index) for p in document.pages}
        yield (
            document,
            [
                item
                for found in report["documents"]
                if found["type"] == document.type and pages & {places[p] for p in found["pages"]}
                for item in found["fields"]
            ],
        )


def missed_defects(report: Report, truth: DossierTruth) -> list[str]:
    """Planted defects without their finding: rule, outcome and severity must all be as planted."""
    found = {(f["rule"], f["outcome"], f["severity"]) for f in report["findings"]}
    return [
        f"{p.rule} {p.outcome} {p.severity}: {p.note}"
        for p in truth.planted
        if (p.rule, p.outcome, p.severity) not in found
    ]


def false_alarms(report: Report, truth: DossierTruth) -> list[str]:
    """Blocker and major findings that fail, or cannot tell, though the truth has nothing of the kind."""
    planted = {p.rule for p in truth.planted}
    return [
        f"{f['rule']} {f['outcome']}: {f['message']['en']}"
        for f in report["findings"]
        if f["severity"] in ("blocker", "major")
        and f["outcome"] in ("fail", "cannot-tell")
        and f["rule"] not in planted
    ]
