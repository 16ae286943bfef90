"""Counting bound copies: five forms, five attachments, one personal information sheet."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ingest.arrival import Refusal, RefusalCode
from ingest.page import PageKind
from ingest.volume import Binding, Volume
from ingest.wording import Bilingual
from tests.validators.making import Made
from validators.dossier import Dossier
from validators.finding import Outcome, Severity
from validators.programme import Programme, load_programme
from validators.rule import Rule

Rules = dict[str, Rule]
FORM = Binding.FORM


def only(rules: Rules, programme: Programme, dossier: Dossier, rule: str = "copies.form") -> Outcome:
    (finding,) = rules[rule].findings(dossier, programme)
    return finding.outcome


def changed(dossier: Dossier, change: Callable[[Volume], Volume]) -> Dossier:
    """The dossier with its third form volume changed."""
    forms = [v for v in dossier.volumes if v.binding is FORM]
    return replace(dossier, volumes=tuple(change(v) if v is forms[2] else v for v in dossier.volumes))


@pytest.mark.parametrize("binding", Binding)
def test_a_missing_copy_fails_and_says_how_many_to_send(
    paper: Made, rules: Rules, programme: Programme, binding: Binding
) -> None:
    paper.copies[binding] -= 1
    (finding,) = rules[f"copies.{binding}"].findings(paper.build(), programme)
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.MAJOR)
    assert "Send 1 more" in finding.message.en
    assert finding.subject.binding is binding


def test_one_copy_too_many_is_only_noted(paper: Made, rules: Rules, programme: Programme) -> None:
    paper.copies[FORM] = 6
    (finding,) = rules["copies.form"].findings(paper.build(), programme)
    assert (finding.outcome, finding.severity) == (Outcome.WARN, Severity.INFO)


def test_by_wire_the_paper_is_still_to_come(made: Made, rules: Rules, programme: Programme) -> None:
    (finding,) = rules["copies.attachments"].findings(made.build(), programme)
    assert finding.outcome is Outcome.NOT_APPLICABLE
    assert "five paper copies are still to come" in finding.message.en
    assert "五份" in finding.message.zh


def test_the_number_is_the_programmes(paper: Made, rules: Rules) -> None:
    four = load_programme("beijing-overseas-talents", {"copies.form": "4"})
    paper.copies[FORM] = 4
    assert only(rules, four, paper.build()) is Outcome.PASS


def test_a_copy_number_on_two_volumes_may_be_one_volume_scanned_twice(
    paper: Made, rules: Rules, programme: Programme
) -> None:
    twice = changed(paper.build(), lambda volume: replace(volume, copy=2))
    assert only(rules, programme, twice) is Outcome.CANNOT_TELL


def test_a_cover_with_nothing_behind_it_is_no_copy(paper: Made, rules: Rules, programme: Programme) -> None:
    def hollow(volume: Volume) -> Volume:
        return replace(volume, pages=tuple(replace(p, kind=PageKind.BLANK) for p in volume.pages))

    assert only(rules, programme, changed(paper.build(), hollow)) is Outcome.FAIL


def test_a_volume_whose_contents_are_not_recognised_is_for_a_person(
    paper: Made, rules: Rules, programme: Programme
) -> None:
    paper.of("application_form").confidence = 0.6
    assert only(rules, programme, paper.build()) is Outcome.CANNOT_TELL


def test_an_undeclared_volume_counts_by_what_lies_in_it(
    paper: Made, rules: Rules, programme: Programme
) -> None:
    def undeclared(volume: Volume) -> Volume:
        return replace(volume, binding=None, copy=None)

    assert only(rules, programme, changed(paper.build(), undeclared)) is Outcome.PASS


def test_more_sides_than_sheets_hint_at_a_cover_that_was_missed(
    paper: Made, rules: Rules, programme: Programme
) -> None:
    paper.copies[FORM] = 4
    (overfull,) = (v for v in paper.build().volumes if v.binding is Binding.PERSONAL)
    dossier = paper.build()
    overlong = replace(overfull, declared_sheets=1, pages=overfull.pages * 3)
    volumes = tuple(overlong if v.binding is Binding.PERSONAL else v for v in dossier.volumes)
    assert only(rules, programme, replace(dossier, volumes=volumes)) is Outcome.CANNOT_TELL


def test_a_volume_much_longer_than_its_copies_may_hold_the_missing_one(
    paper: Made, rules: Rules, programme: Programme
) -> None:
    paper.copies[FORM] = 4

    def merged(volume: Volume) -> Volume:
        return replace(volume, pages=volume.pages * 2)

    assert only(rules, programme, changed(paper.build(), merged)) is Outcome.CANNOT_TELL


def test_a_refused_file_may_be_the_missing_copy_and_an_empty_one_may_not(
    paper: Made, rules: Rules, programme: Programme
) -> None:
    paper.copies[FORM] = 4
    paper.refused = (Refusal("b.pdf", RefusalCode.CORRUPT, Bilingual("damaged", "损坏")),)
    assert only(rules, programme, paper.build()) is Outcome.CANNOT_TELL
    paper.refused = (Refusal("b.pdf", RefusalCode.EMPTY, Bilingual("empty", "空文件")),)
    assert only(rules, programme, paper.build()) is Outcome.FAIL


def test_a_volume_of_unknown_pages_may_be_the_missing_copy(
    paper: Made, rules: Rules, programme: Programme
) -> None:
    paper.copies[FORM] = 4
    dossier = paper.build()
    stray = replace(
        dossier.volumes[0],
        binding=None,
        copy=None,
        pages=tuple(replace(p, id="p9999") for p in dossier.volumes[0].pages),
    )
    dossier = replace(dossier, volumes=(*dossier.volumes, stray))
    assert only(rules, programme, dossier) is Outcome.CANNOT_TELL
