"""A small complete dossier made by hand, to be spoilt in one place by each test."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from extractors.document import Answer, Document, Field
from extractors.page_text import Line, PageText, Seal, SealColour, Signature
from extractors.values.mrz_lines import check_digit
from ingest.arrival import Intake, Refusal
from ingest.page import Box, PageImage
from ingest.volume import Binding, Volume
from samples.ideal_copies import agreeing
from tests.validators.audited import ACCOUNTANTS, FIRM_SEALS, Values, report_values
from tests.validators.made_degree import CERTIFICATE, CERTIFICATION, IN_FORM
from validators.dossier import Application, Dossier, Origin, Stated

EMPLOYER = "北京云杉智能科技有限公司"
USCC = "91110108MA01EBFH9B"
REPRESENTATIVE = "魏景然"
PERSON = ("ERIKSSON", "ANNA MARIA")


def zone(number: str = "L898902C3", born: str = "740812", expiry: str = "240415") -> tuple[str, str]:
    """Both lines of a specimen's machine-readable zone with right check digits."""
    data = f"{number:<<9}"
    data += check_digit(data)
    birth, end, optional = born + check_digit(born), expiry + check_digit(expiry), "<" * 14
    composite = check_digit(data + birth + end + optional + "0")
    return (
        f"P<UTO{PERSON[0]}<<{PERSON[1].replace(' ', '<')}".ljust(44, "<"),
        f"{data}UTO{birth}F{end}{optional}0{composite}",
    )


@dataclass
class MadeDocument:
    """A document to be: its values, and what stands on its last page beside them."""

    type: str
    binding: Binding
    values: Values
    pages: int = 1
    confidence: float = 0.99
    lines: list[str] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    checks: dict[str, bool] = field(default_factory=dict)
    raws: dict[str, str] = field(default_factory=dict)
    sureness: dict[str, float] = field(default_factory=dict)
    page_confidence: float = 0.99
    volume: str = ""  # the file it lies in; by default one of its own
    numbered: tuple[str, ...] = ()  # what stands at the foot of each page


@dataclass
class Made:
    """A dossier to be. `documents` are those of one copy; on paper each binding comes in `copies` copies."""

    documents: list[MadeDocument]
    project: str | None = "long-term"
    employer_kind: str | None = "enterprise"
    submitted: str | None = "2017-09-30"
    intake: Intake = Intake.ELECTRONIC
    copies: dict[Binding, int] = field(
        default_factory=lambda: {Binding.FORM: 5, Binding.ATTACHMENTS: 5, Binding.PERSONAL: 1}
    )
    refused: tuple[Refusal, ...] = ()

    def of(self, type: str) -> MadeDocument:
        return next(document for document in self.documents if document.type == type)

    def drop(self, type: str) -> "Made":
        self.documents = [document for document in self.documents if document.type != type]
        return self

    def add(self, type: str, binding: Binding = Binding.ATTACHMENTS, **values: str) -> MadeDocument:
        self.documents.append(MadeDocument(type, binding, dict(values)))
        return self.documents[-1]

    def build(self) -> Dossier:
        """Number the pages and documents and put them into volumes."""
        return _Builder(self).dossier()


class _Builder:
    def __init__(self, made: Made) -> None:
        self.made = made
        self.pages: dict[str, PageText] = {}
        self.documents: list[Document] = []
        self.volumes: list[Volume] = []

    def dossier(self) -> Dossier:
        if self.made.intake is Intake.PAPER:
            for binding, copies in self.made.copies.items():
                inside = [d for d in self.made.documents if d.binding is binding]
                for copy in range(1, copies + 1):
                    self.bind(inside, binding, copy, "batch.pdf")
        else:
            files: dict[str, list[MadeDocument]] = {}
            for number, document in enumerate(self.made.documents):
                files.setdefault(document.volume or f"{number}-{document.type}.pdf", []).append(document)
            for name, inside in files.items():
                self.bind(inside, inside[0].binding, None, name)
        return Dossier(
            id="BJ-2017-0042",
            application=self.application(),
            volumes=tuple(self.volumes),
            pages=self.pages,
            documents=tuple(self.documents),
            refused=self.made.refused,
            copies=agreeing(self.volumes) if self.made.intake is Intake.PAPER else (),
        )

    def application(self) -> Application:
        made = self.made

        def stated(value: str | None) -> Stated:
            return Stated(value, Origin.DECLARED)

        return Application(
            programme=stated("beijing-overseas-talents"),
            track=stated("foreign-expert"),
            project=stated(made.project),
            employer_kind=stated(made.employer_kind),
            submitted=stated(made.submitted),
            applicant=stated(" ".join(PERSON)),
            employer=stated(EMPLOYER),
            intake=stated(made.intake),
        )

    def bind(self, inside: list[MadeDocument], binding: Binding, copy: int | None, source: str) -> None:
        ids = [page for document in inside for page in self.put(document, binding, copy)]
        images = tuple(
            PageImage(source, index, Path("spool") / f"{id}.png", 1654, 2339, 200, "", id=id)
            for index, id in enumerate(ids)
        )
        self.volumes.append(Volume(binding, copy, images, source=source))

    def put(self, document: MadeDocument, binding: Binding, copy: int | None) -> tuple[str, ...]:
        ids = tuple(f"p{len(self.pages) + number:04d}" for number in range(1, document.pages + 1))
        for id, foot in zip_longest(ids, document.numbered[: len(ids)], fillvalue=""):
            last = id == ids[-1]
            self.pages[id] = PageText(
                1654,
                2339,
                200,
                0,
                "rapidocr",
                document.page_confidence,
                lines=(
                    *(Line(t, Box(100, 100, 400, 140), 0.99) for t in document.lines if last),
                    *(Line(t, Box(800, 2200, 900, 2230), 0.99) for t in (foot,) if t),
                ),
                seals=tuple(document.seals) if last else (),
                signatures=tuple(document.signatures) if last else (),
            )
        fields = tuple(
            self.field(document, name, value, ids, place)
            for place, (name, value) in enumerate(
                (name, value)
                for name, values in document.values.items()
                for value in ([values] if isinstance(values, str) else values)
            )
        )
        number = f"d{len(self.documents) + 1:02d}"
        self.documents.append(
            Document(number, document.type, copy, binding, ids, document.confidence, fields)
        )
        return ids

    def field(self, made: MadeDocument, name: str, value: str, ids: tuple[str, ...], place: int) -> Field:
        top = 200 + 40 * place
        return Field(
            name=name,
            value=value,
            raw=made.raws.get(name, value),
            confidence=made.sureness.get(name, 0.999),
            page=ids[-1] if name.startswith("sign_") else ids[0],
            box=Box(300, top, 700, top + 30),
            check=made.checks.get(name),
            answer=Answer.FOUND,
        )


def documents() -> Iterator[MadeDocument]:
    name = " ".join(PERSON)
    first, second = zone()
    yield MadeDocument(
        "application_form",
        Binding.FORM,
        {
            "name_foreign": name,
            "name_zh": "安娜",
            "sex": "F",
            "dob": "1974-08-12",
            "nationality": "UTO",
            "passport_no": "L898902C3",
            **IN_FORM,
            "employer_name": EMPLOYER,
            "employer_uscc": USCC,
            "overseas_employer": "University of Arkania",
            "overseas_title": "Professor",
            "post_in_beijing": "技术总监",
            "contract_start": "2016-04-01",
            "contract_end": "2019-03-31",
            "project_type": "long-term",
            "track": "foreign-expert",
        },
        pages=2,
        lines=["用人单位意见", "主管部门意见"],
        seals=[
            Seal(Box(1100, 800, 1420, 1120), SealColour.RED),
            Seal(Box(1100, 1280, 1420, 1600), SealColour.RED),
        ],
    )
    yield MadeDocument("personal_information", Binding.PERSONAL, {"name_foreign": name, "name_zh": "安娜"})
    attached = Binding.ATTACHMENTS
    yield MadeDocument(
        "passport",
        attached,
        {
            "passport_no": "L898902C3",
            "surname": PERSON[0],
            "given_names": PERSON[1],
            "sex": "F",
            "nationality": "UTO",
            "dob": "1974-08-12",
            "expiry": "2024-04-15",
            "mrz1": first,
            "mrz2": second,
        },
    )
    yield MadeDocument("overseas_degree", attached, dict(CERTIFICATE))
    yield MadeDocument("cscse_certification", attached, dict(CERTIFICATION))
    yield MadeDocument(
        "labor_contract",
        attached,
        {
            "employer_name": EMPLOYER,
            "employer_legal_rep": REPRESENTATIVE,
            "employer_address": "北京市海淀区某路1号2层",
            "employee_name": "Eriksson, Anna Maria",
            "sign_date_employer": "2016-03-01",
            "sign_date_employee": "2016-03-01",
            "start": "2016-04-01",
            "end": "2019-03-31",
            "months_per_year": "9",
            "position": "技术总监",
        },
        pages=3,
        numbered=("第1页共3页", "第2页共3页", "第3页共3页"),
        lines=["甲方（公章）：", "乙方（签字）：", "法定代表人（签字或盖章）："],
        seals=[Seal(Box(300, 900, 620, 1220), SealColour.RED, EMPLOYER, 0.8)],
        signatures=[
            Signature(Box(1000, 900, 1300, 980), "乙方（签字）"),
            Signature(Box(300, 1250, 600, 1330), "法定代表人（签字或盖章）"),
        ],
    )
    yield MadeDocument(
        "business_license",
        attached,
        {
            "name": EMPLOYER,
            "uscc": USCC,
            "established": "2009-05-06",
            "term_end": "2029-05-05",
            "issue_date": "2015-12-04",
            "legal_rep": REPRESENTATIVE,
            "registered_capital": "10000000",
            "address": "北京市海淀区某路1号",
        },
    )
    for year in ("2014", "2015", "2016"):
        yield MadeDocument(
            "audit_report",
            attached,
            report_values(int(year), EMPLOYER),
            pages=4,
            lines=["按照小企业会计准则的规定编制"],
            seals=list(FIRM_SEALS),
            signatures=list(ACCOUNTANTS),
        )
    articles: Values = {"company_name": EMPLOYER, "registered_capital": "10000000"}
    yield MadeDocument("articles_of_association", attached, articles, pages=2)
    yield MadeDocument("overseas_study", attached, {})
    sections = ["profile", "main-products", "market-outlook"]
    yield MadeDocument("company_profile", attached, {"company_name": EMPLOYER, "section": sections})
    yield MadeDocument(
        "overseas_employment",
        attached,
        {
            "organisation": "University of Arkania",
            "title": "Professor",
            "status": "current",
            "letter_date": "2017-05-02",
        },
    )
    yield MadeDocument("patent", attached, {"inventor": ["Anna Maria Eriksson", "李磊"], "title": "一种隔膜"})
