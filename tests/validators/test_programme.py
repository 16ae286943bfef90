"""Programme packs: what is in ours, and how mistakes in a pack or an override are told."""

from datetime import date
from pathlib import Path

import pytest

from validators.clause import Effective, Need
from validators.programme import Programme, ProgrammeError, load_programme, programmes

PACK = Path("validators/programmes/beijing-overseas-talents.toml")


def spoilt(tmp_path: Path, old: str, new: str) -> str:
    text = (Path(__file__).parents[2] / PACK).read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "spoilt.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(file)


def test_five_forms_five_attachments_and_one_personal_sheet_are_asked_for(programme: Programme) -> None:
    assert [
        programme.number(f"copies.{binding}") for binding in ("form", "attachments", "personal-information")
    ] == [5, 5, 1]


@pytest.mark.parametrize("name", programmes())
def test_every_pack_that_comes_with_the_program_loads(name: str) -> None:
    assert load_programme(name).name == name


@pytest.mark.parametrize(
    ("rule", "project", "kind", "need"),
    [
        ("documents.articles", "long-term", "enterprise", Need.REQUIRED),
        ("documents.articles", "short-term", "institution", Need.NOT_EXPECTED),
        ("documents.articles", "self-recommendation", None, Need.NOT_EXPECTED),
        ("documents.articles", "long-term", None, Need.UNKNOWN),
        ("documents.contract", "self-recommendation", "enterprise", Need.NOT_EXPECTED),
        ("documents.contract", "short-term", None, Need.REQUIRED),
        ("documents.personal-information", "self-recommendation", None, Need.IF_APPLICABLE),
        ("documents.identity", None, None, Need.REQUIRED),
    ],
)
def test_the_route_decides_what_is_asked_for(
    programme: Programme, rule: str, project: str | None, kind: str | None, need: Need
) -> None:
    item = programme.item(rule)
    assert item is not None
    assert programme.need(item, project, kind) is need


def test_an_override_changes_a_setting_and_keeps_the_default_in_sight() -> None:
    programme = load_programme("beijing-overseas-talents", {"copies.form": "4", "short-term.criteria": "all"})
    changed = [s for s in programme.settings if s.value != s.default]
    assert [(s.key, s.value, s.default) for s in changed] == [
        ("copies.form", 4, 5),
        ("short-term.criteria", "all", "any"),
    ]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("copies.forms", "4", "no setting 'copies.forms'"),
        ("copies.form", "many", "not a whole number"),
        ("copies.form", "0", "below 1"),
        ("short-term.criteria", "some", "none of any, all"),
        ("audits.grace-until", "13-01", "not a month-day"),
        ("long-term.signed-after", "2011", "not a date"),
    ],
)
def test_an_override_that_makes_no_sense_is_refused_in_one_sentence(key: str, value: str, told: str) -> None:
    with pytest.raises(ProgrammeError, match=told):
        load_programme("beijing-overseas-talents", {key: value})


def test_an_unknown_programme_is_told_with_those_there_are() -> None:
    with pytest.raises(ProgrammeError, match="beijing-overseas-talents"):
        load_programme("shanghai")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('version = "2017.1"', 'version = "2017.1"\ncolour = "red"', "spoilt.toml: colour: Extra inputs"),
        ('types = ["passport"]', 'types = ["pasport"]', "documents.identity: no document type pasport"),
        ('clause = "C-12"', 'clause = "C-99"', "documents.articles: no clause C-99"),
        ('id = "R-21"', 'id = "R-20"', "clause R-20 stands twice"),
        ('required = ["self-recommendation/*"]', 'required = ["self/*"]', "matches no route"),
        ("default = 5", "default = true", "settings.copies.form.default"),
        ('default = "any"', 'default = "some"', "none of any, all"),
        ('zh = "分为长期项目和短期项目"', 'zh = ""', "clauses.7.zh"),
        ('version = "2017.1"', "version = ", "spoilt.toml: "),
        ("first = 2012-01-01", "first = 2012-01-01, last = 2011-12-31", "last 2011-12-31 is before first"),
        ("first = 2012-01-01", 'first = "2012-01-01"', "effective.first"),
        ('[settings."boundary-day"]', '[settings."boundary"]', "settings.boundary-day is missing"),
        ('tracks = ["foreign-expert", "general"]', 'tracks = ["domestic"]', "tracks.0"),
        ("[[checklist]]", "documents = 5\n\n[[checklist]]", "documents"),
    ],
)
def test_a_mistake_in_a_pack_is_told_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(ProgrammeError, match=told):
        load_programme(spoilt(tmp_path, old, new))


def test_asking_for_what_the_programme_does_not_have_is_an_error(programme: Programme) -> None:
    with pytest.raises(ProgrammeError, match="no clause"):
        programme.clause("X-01")
    with pytest.raises(ProgrammeError, match="no setting"):
        programme.number("copies.cover")
    with pytest.raises(ProgrammeError, match="not a number"):
        programme.number("short-term.criteria")


def test_a_version_holds_for_the_days_it_names_both_included() -> None:
    both = Effective(date(2016, 1, 1), date(2017, 12, 31))
    days = (date(2015, 12, 31), date(2016, 1, 1), date(2017, 12, 31), date(2018, 1, 1))
    assert [both.holds(day) for day in days] == [False, True, True, False]
    assert (both.words.en, both.words.zh) == ("from 2016-01-01 to 2017-12-31", "自2016-01-01至2017-12-31")


def test_a_pack_may_call_a_type_of_document_otherwise(tmp_path: Path) -> None:
    own = '[documents]\npassport = { en = "travel document", zh = "旅行证件" }\n\n[settings."copies.form"]'
    programme = load_programme(spoilt(tmp_path, '[settings."copies.form"]', own))
    assert programme.kind("passport").title.en == "travel document"
    assert programme.kind("labor_contract").title.en == "labour contract"


def test_a_day_that_may_be_left_open_is_a_date_when_it_is_set() -> None:
    assert (
        load_programme("beijing-overseas-talents", {"deadline": "2017-10-31"}).choice("deadline")
        == "2017-10-31"
    )
    with pytest.raises(ProgrammeError, match="not a date"):
        load_programme("beijing-overseas-talents", {"deadline": "soon"})
