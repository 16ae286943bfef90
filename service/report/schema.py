"""report.json as pydantic models, exactly as contract 3 says.

`python -m service.report.schema` writes the JSON schema beside this file. Every key is always present; what
is not known is null (an undeclared number of sheets, the engine of a page that was never read). Only
`subject` is different: it holds what applies, and nothing else.
"""

import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from extractors.page_text import SealColour
from ingest.arrival import RefusalCode
from ingest.page import PageKind
from ingest.volume import Binding
from validators.dossier import Origin
from validators.finding import Outcome, Severity
from validators.verdict import Verdict

SCHEMA_FILE = Path(__file__).with_name("dossier-report-1.schema.json")


# A folder name: no separators, no leading dot, so that it can neither hide nor leave its parent.
DossierId = Annotated[str, StringConstraints(pattern=r"^[^./\\\s][^/\\\s]*$")]
PageId = Annotated[str, StringConstraints(pattern=r"^p[0-9]{4,}$")]
DocumentId = Annotated[str, StringConstraints(pattern=r"^d[0-9]{2,}$")]
RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$")]
DocumentTypeId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
# "text-layer", or an engine's name: a new engine is one new file and does not change the schema
EngineId = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]*|copy-of:p[0-9]{4,})$")]
CropPath = Annotated[str, StringConstraints(pattern=r"^crops/[a-z0-9-]+\.png$")]
Confidence = Annotated[float, Field(ge=0, le=1)]
Rotation = Annotated[int, Field(ge=0, le=270, multiple_of=90)]
BoxNumbers = Annotated[
    tuple[float, float, float, float], Field(description="x0, y0, x1, y1 in pixels of the upright page")
]


def _bare(name: str) -> str:
    """`from_`, `copy_` and `schema_` are spelled so only because Python or pydantic own the plain words."""
    return name.rstrip("_")


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=_bare, validate_by_name=True, serialize_by_alias=True
    )


class Sentence(_Part):
    en: str
    zh: str


class StatedValue(_Part):
    value: str | None
    from_: Origin


class ApplicationHead(_Part):
    programme: StatedValue
    track: StatedValue
    project: StatedValue
    employer_kind: StatedValue
    submitted: StatedValue
    applicant: StatedValue
    employer: StatedValue
    intake: StatedValue


def _applies(schema: dict[str, Any]) -> None:
    """What does not apply is left out, so null is no value of it."""
    schema.pop("default", None)


def _where_it_applies() -> Any:
    return Field(default=None, exclude_if=lambda value: value is None, json_schema_extra=_applies)


class FindingSubject(_Part):
    copy_: int | SkipJsonSchema[None] = _where_it_applies()
    binding: Binding | SkipJsonSchema[None] = _where_it_applies()
    document: DocumentId | SkipJsonSchema[None] = _where_it_applies()
    field: str | SkipJsonSchema[None] = _where_it_applies()
    page: int | SkipJsonSchema[None] = _where_it_applies()


class Place(_Part):
    """A piece of evidence; `crop` is null where the page's picture is not at hand."""

    page: PageId
    box: BoxNumbers
    text: str
    crop: CropPath | None


class ReportFinding(_Part):
    rule: RuleId
    outcome: Outcome
    severity: Severity
    message: Sentence
    clause: str
    subject: FindingSubject
    evidence: tuple[Place, ...]


class ReportVolume(_Part):
    copy_: int | None
    binding: Binding | None
    pages: tuple[PageId, ...]
    declared_sheets: int | None
    # files beside paper, which are no copies of it: for showing only, and in no JSON
    electronic: SkipJsonSchema[bool] = Field(default=False, exclude=True)


class SealPlace(_Part):
    box: BoxNumbers
    colour: SealColour
    text: str


class SignaturePlace(_Part):
    box: BoxNumbers


class ReportPage(_Part):
    """`width` and `height` are of the upright page; `engine` is null for a page that was not read."""

    id: PageId
    source: str
    index: Annotated[int, Field(ge=0)]
    width: Annotated[int, Field(gt=0)]
    height: Annotated[int, Field(gt=0)]
    dpi: float
    kind: PageKind
    rotation: Rotation
    engine: EngineId | None
    confidence: Confidence
    seals: tuple[SealPlace, ...]
    signatures: tuple[SignaturePlace, ...]


class ReportField(_Part):
    name: str
    value: str
    raw: str
    confidence: Confidence
    page: PageId
    box: BoxNumbers


class ReportDocument(_Part):
    id: DocumentId
    type: DocumentTypeId
    copy_: int | None
    binding: Binding | None
    pages: tuple[PageId, ...]
    confidence: Confidence
    fields: tuple[ReportField, ...]


class RefusedFile(_Part):
    source: str
    code: RefusalCode
    reason: Sentence


class Report(_Part):
    """What contract 3 calls report.json."""

    schema_: Literal["dossier-report/1"]
    dossier: DossierId
    revision: Annotated[int, Field(ge=1)]
    application: ApplicationHead
    verdict: Verdict
    findings: tuple[ReportFinding, ...]
    volumes: tuple[ReportVolume, ...]
    pages: tuple[ReportPage, ...]
    documents: tuple[ReportDocument, ...]
    refused: tuple[RefusedFile, ...]

    @property
    def bound(self) -> tuple[ReportVolume, ...]:
        """The volumes without electronic files beside paper."""
        return tuple(volume for volume in self.volumes if not volume.electronic)

    @property
    def beside_paper(self) -> frozenset[str]:
        """The pages of electronic files beside paper."""
        return frozenset(page for volume in self.volumes if volume.electronic for page in volume.pages)

    def to_json(self) -> str:
        """The text of report.json: UTF-8, Chinese unescaped, one trailing newline."""
        return self.model_dump_json(indent=2) + "\n"


def json_schema() -> str:
    """The JSON schema (draft 2020-12) of `Report` as text."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Report.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(json_schema(), encoding="utf-8")
