"""Defects planted on purpose: each changes a made dossier and notes the finding it must lead to.

A new defect is one more function of a Bench. Severities are those of domain D (B blocker, M major).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from ingest.volume import Binding
from samples import bindery
from samples.canvas import SignatureMark
from samples.case import Case, stranger
from samples.made import MadeDocument, MadeDossier, Planted


@dataclass(frozen=True, slots=True)
class Bench:
    """A dossier in the making, and the case it tells of."""

    case: Case
    made: MadeDossier
    layout: int | None = None

    def plant(self, rule: str, outcome: str, severity: str, note: str) -> None:
        """Note a finding; a blocker or major failure makes the dossier incomplete (contract 3)."""
        self.made.planted.append(Planted(rule, outcome, severity, note))
        if severity in ("blocker", "major"):
            if outcome == "fail":
                self.made.verdict = "incomplete"
            elif self.made.verdict == "complete" and outcome == "cannot-tell":
                self.made.verdict = "needs-person"

    def places(self) -> list[list[MadeDocument]]:
        """Every list of documents: the volumes, and the files where there are any."""
        return [*self.made.volumes.values(), *(file.documents for file in self.made.files)]

    def swap(self, old: MadeDocument, new: MadeDocument) -> None:
        for documents in self.places():
            documents[:] = [new if d is old else d for d in documents]

    def remove(self, old: MadeDocument) -> None:
        """Take a document out everywhere; a file that held nothing else is gone."""
        for documents in self.places():
            documents[:] = [d for d in documents if d is not old]
        self.made.files[:] = [file for file in self.made.files if file.documents]

    def of_type(self, kind: str) -> list[MadeDocument]:
        return [d for documents in self.made.volumes.values() for d in documents if d.type == kind]


Defect = Callable[[Bench], None]


def two_audit_years(bench: Bench) -> None:
    """The oldest or the middle report is missing; the latest is there."""
    gone = bench.case.seed % 2
    bench.remove(bench.of_type("audit_report")[gone])
    year = bench.case.years[gone].year
    bench.plant("audits.three-years", "fail", "blocker", f"no audit report for {year}")


def personal_in_attachments(bench: Bench) -> None:
    """The personal-information sheet stands in the attachments; in a drop folder it lies in their file."""
    sheet = bench.of_type("personal_information")[0]
    files = bench.made.files
    if files:
        bench.remove(sheet)
        host = next(file for file in files if file.documents[0].type == "overseas_degree")
        host.documents.append(sheet)
    bench.made.volumes[Binding.ATTACHMENTS].append(sheet)
    bench.plant(
        "bindings.personal-information", "fail", "major", "personal information among the attachments"
    )


def mixed_binding(bench: Bench) -> None:
    """The application form is bound into the attachments too."""
    form = bench.of_type("application_form")[0]
    bench.made.volumes[Binding.ATTACHMENTS].insert(0, form)
    for file in bench.made.files:
        if file.documents[0].type == "labor_contract":
            file.documents.insert(0, form)
    bench.plant("bindings.separate", "fail", "major", "application form and attachments in one binding")


def missing_copy(binding: Binding, copy: int) -> Defect:
    """One copy of a binding was not delivered with the paper."""

    def defect(bench: Bench) -> None:
        bench.made.missing.append((binding, copy))
        bench.plant(f"copies.{binding}", "fail", "major", f"copy {copy} of {binding} is missing")

    return defect


def foreign_licence(bench: Bench) -> None:
    """The licence of a sister company: another name and credit code under the same legal representative."""
    other = stranger(bench.case.seed, bench.case.submitted)
    other = replace(other, legal_rep=bench.case.employer.legal_rep)
    licence = bindery.one(replace(bench.case, employer=other), "business_license")
    bench.swap(bench.of_type("business_license")[0], licence)
    bench.plant("employer.name", "fail", "blocker", "the licence names another company")
    bench.plant("employer.uscc", "fail", "major", "the licence bears another credit code")


def expired_passport(bench: Bench) -> None:
    """The passport ran out four months before the application."""
    person = bench.case.applicant
    expiry = bench.case.submitted - timedelta(days=120)
    issued = expiry.replace(year=expiry.year - 10, day=min(expiry.day, 28)) + timedelta(days=1)
    old = replace(person, passport=replace(person.passport, issued=issued, expiry=expiry))
    passport = bindery.one(replace(bench.case, applicant=old), "passport", bench.layout)
    bench.swap(bench.of_type("passport")[0], passport)
    bench.plant("passport.validity", "fail", "major", f"passport expired on {expiry}")


def unsigned_contract(bench: Bench) -> None:
    """The employee has not signed; the employer has signed and sealed."""
    for page in bench.of_type("labor_contract")[0].pages:
        page.elements[:] = [
            e for e in page.elements if not (isinstance(e, SignatureMark) and e.anchor.startswith("乙方"))
        ]
    bench.plant("contract.signatures", "fail", "major", "the employee's signature is missing")


# What the committed drop folder holds.
DROPPED: tuple[Defect, ...] = (
    two_audit_years,
    personal_in_attachments,
    foreign_licence,
    expired_passport,
    unsigned_contract,
)
