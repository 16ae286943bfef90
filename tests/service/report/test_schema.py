import json
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from service.report.schema import SCHEMA_FILE, Report, json_schema
from tests.service.report.drawn import Made


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def as_json(made: Made) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(made.report.to_json())
    return loaded


def test_the_committed_schema_is_the_one_the_models_give() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == json_schema(), "run python -m service.report.schema"


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(json_schema()))


def test_a_paper_report_is_valid(made: Made) -> None:
    validator().validate(as_json(made))


def test_an_electronic_report_is_valid(made_electronic: Made) -> None:
    validator().validate(as_json(made_electronic))


def test_a_report_comes_back_from_its_json_unchanged(made: Made) -> None:
    assert Report.model_validate_json(made.report.to_json()) == made.report


def test_the_top_level_keys_are_those_of_the_contract(made: Made) -> None:
    assert list(as_json(made)) == [
        "schema",
        "dossier",
        "revision",
        "application",
        "verdict",
        "findings",
        "volumes",
        "pages",
        "documents",
        "refused",
    ]


def test_a_subject_holds_only_what_applies(made: Made) -> None:
    subjects = [finding["subject"] for finding in as_json(made)["findings"]]
    assert {"copy": 4, "binding": "attachments"} in subjects
    assert {} in subjects
    assert all(value is not None for subject in subjects for value in subject.values())


def test_chinese_is_written_as_it_is(made: Made) -> None:
    assert "请补交 2014 年度审计报告" in made.report.to_json()


def with_change(report: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    inner: Any = report
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return report


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("surprise",), 1),
        (("schema",), "dossier-report/2"),
        (("revision",), 0),
        (("dossier",), "../elsewhere"),
        (("dossier",), ".hidden"),
        (("verdict",), "rejected"),
        (("application", "intake", "from"), "guessed"),
        (("findings", 0, "rule"), "Audits"),
        (("findings", 0, "outcome"), "maybe"),
        (("findings", 0, "evidence", 0, "box"), [1, 2, 3]),
        (("findings", 0, "evidence", 0, "crop"), "../../etc/passwd"),
        (("pages", 0, "rotation"), 45),
        (("pages", 0, "engine"), "Guess work"),
        (("documents", 0, "confidence"), 1.5),
    ],
)
def test_what_the_contract_does_not_allow_is_refused(made: Made, path: tuple[Any, ...], value: Any) -> None:
    changed = with_change(as_json(made), path, value)
    assert not validator().is_valid(changed)
    with pytest.raises(ValidationError):
        Report.model_validate(changed)


def test_null_is_no_way_to_say_that_a_subject_does_not_apply(made: Made) -> None:
    assert not validator().is_valid(with_change(as_json(made), ("findings", 0, "subject", "copy"), None))


def test_a_missing_key_is_refused(made: Made) -> None:
    report = as_json(made)
    del report["volumes"][0]["declared_sheets"]
    assert not validator().is_valid(report)
