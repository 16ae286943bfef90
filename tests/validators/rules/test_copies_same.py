"""The rule over bindings: what passes, what is not compared, how copies are named, the switch on seals."""

from dataclasses import replace

from extractors.copies.comparison import DifferenceKind, Original, Relation
from ingest.arrival import Intake
from ingest.volume import Binding
from tests.validators.bound import (
    copies,
    dossier_of,
    findings,
    page_of,
    related,
    seen,
)
from tests.validators.making import Made
from validators.dossier import Origin, Stated
from validators.finding import Outcome, Severity
from validators.programme import load_programme
from validators.rules.copies_same import RULE


def test_copies_without_a_difference_pass_and_say_how_many_pages_agree() -> None:
    bound = copies()
    bound[0].original = Original.ORIGINAL
    (finding,) = findings(dossier_of(bound))
    assert (finding.outcome, finding.subject.binding) == (Outcome.PASS, Binding.ATTACHMENTS)
    assert "5 copies agree page by page, 6 pages" in finding.message.en
    assert "附件：5份逐页一致，共6页。盖原章：第1份。" in finding.message.zh
    assert len(finding.evidence) == 5


def test_a_seal_fails_where_the_switch_asks_for_it() -> None:
    bound = copies()
    for copy in bound[:4]:
        copy.marked = {"e"}
    strict = load_programme("beijing-overseas-talents", {"seals.copies": "require"})
    dossier = dossier_of(bound, mark=DifferenceKind.SEAL)
    (finding,) = RULE.findings(dossier, strict)
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.MAJOR)


def test_photocopied_seals_are_told_once_for_each_copy_and_agreement_beside_them() -> None:
    bound = copies()
    for copy in bound:
        copy.marked = {"e"}
    bound[0].original = Original.ORIGINAL
    bound[3].original = Original.PHOTOCOPY
    dossier = dossier_of(bound)
    agreeing, told = findings(dossier)
    assert agreeing.outcome is Outcome.PASS
    assert "盖原章：第1份。复印章：第4份。" in agreeing.message.zh
    assert (told.outcome, told.severity, told.subject.copy) == (Outcome.WARN, Severity.INFO, 4)
    assert told.subject.field == "photocopied-seals"
    assert [e.page for e in told.evidence] == [page_of(dossier, 3, 5)]
    strict = load_programme("beijing-overseas-talents", {"seals.copies": "require"})
    assert RULE.findings(dossier, strict)[1].outcome is Outcome.FAIL


def test_a_moved_page_that_also_differs_gives_two_findings() -> None:
    bound = copies()
    bound[2].texts["d"] = "2017"
    dossier = related(dossier_of(bound), 1, 3, relation=Relation.SWAPPED)
    assert seen(findings(dossier)) == [
        (3, 4, "swapped-page", "warn"),
        (3, 4, "sign_date_employer", "fail"),
    ]


def test_two_volumes_of_one_number_are_told_apart() -> None:
    bound = copies()
    bound[2].number = 2
    bound[2].texts["b"] = "2017"
    dossier = dossier_of(bound)
    (finding,) = findings(dossier)
    assert finding.subject.copy == 2
    assert finding.evidence[1].page == page_of(dossier, 2, 2)
    assert "附件第2份（自batch.pdf, 15起）第2页" in finding.message.zh


def test_volumes_without_a_number_go_by_their_file() -> None:
    bound = copies(of=2)
    for copy in bound:
        copy.number = None
    bound[1].texts["b"] = "2017"
    (finding,) = findings(dossier_of(bound))
    assert finding.subject.copy is None
    assert "batch.pdf" in finding.message.zh
    assert "None" not in finding.message.en


def test_a_copy_that_was_not_compared_is_for_a_person() -> None:
    dossier = dossier_of(copies())
    partly = replace(dossier, copies=dossier.copies[:3])
    agreed, unknown = findings(partly)
    assert agreed.outcome is Outcome.PASS
    assert (unknown.outcome, unknown.severity) == (Outcome.CANNOT_TELL, Severity.MAJOR)
    assert "附件第5份" in unknown.message.zh


def test_a_page_that_no_comparison_speaks_of_is_for_a_person() -> None:
    dossier = dossier_of(copies())
    short = replace(dossier.copies[1], pages=dossier.copies[1].pages[:-1])
    (finding,) = findings(replace(dossier, copies=(dossier.copies[0], short, *dossier.copies[2:])))
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "第3份第6页" in finding.message.zh


def test_a_comparison_without_pages_is_none() -> None:
    dossier = dossier_of(copies())
    hollow = replace(dossier.copies[3], pages=())
    agreed, unknown = findings(replace(dossier, copies=(*dossier.copies[:3], hollow)))
    assert (agreed.outcome, unknown.outcome) == (Outcome.PASS, Outcome.CANNOT_TELL)
    assert "附件第5份" in unknown.message.zh


def test_files_are_not_compared_as_copies() -> None:
    dossier = dossier_of(copies())
    head = replace(dossier.application, intake=Stated(Intake.ELECTRONIC, Origin.DECLARED))
    (finding,) = findings(replace(dossier, application=head))
    assert finding.outcome is Outcome.NOT_APPLICABLE


def test_copies_that_came_and_were_not_compared_are_for_a_person(paper: Made) -> None:
    found = findings(replace(paper.build(), copies=()))
    assert {finding.outcome for finding in found} == {Outcome.CANNOT_TELL}


def test_a_binding_of_one_copy_has_nothing_to_compare(paper: Made) -> None:
    made = paper.build()
    compared = dossier_of(copies())
    dossier = replace(
        compared,
        volumes=(*compared.volumes, *(v for v in made.volumes if v.binding is Binding.PERSONAL)),
    )
    assert [(f.subject.binding, f.outcome) for f in findings(dossier)] == [
        (Binding.ATTACHMENTS, Outcome.PASS)
    ]
    single = replace(dossier, volumes=dossier.volumes[-1:], copies=())
    assert [f.outcome for f in findings(single)] == [Outcome.NOT_APPLICABLE]
