"""A hand-made paper dossier for the report's tests: drawn pages in five copies, with their documents."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw

from extractors.document import Document, Field
from extractors.page_text import Line, PageText, Seal, SealColour
from ingest.arrival import Refusal, RefusalCode
from ingest.page import Box, PageImage, PageKind
from ingest.volume import Binding, Volume
from ingest.wording import Bilingual
from samples.fonts import Font, face
from service.report.build import build_report
from service.report.imprint import Imprint
from service.report.schema import Report
from validators.dossier import Application, Dossier, Origin, Stated
from validators.finding import Finding
from validators.verdict import verdict_of

SIZE = (1240, 1754)  # A4 at 150 dpi
PASSPORT = "L898902C3"
MISTYPED = "L898902O3"
ID_NUMBER = "11010119900307002X"
MOBILE = "13800138000"
MRZ = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1704159<<<<<<<<<<<<<<06")
EMPLOYER = "北京云杉光电科技有限公司"
OTHER_COMPANY = "北京云杉光学科技有限公司"
IMPRINT = Imprint(
    software="Dossier 0.1.0",
    made=datetime(2026, 11, 23, 5, 40, tzinfo=UTC),
    engine="rapidocr",
    rules="beijing-overseas-talents 2017.1",
    switches=(("long_term.contract_date", "any"),),
)
_NORMALISED = {
    "12 AUG 1974": "1974-08-12",
    "1974年8月12日": "1974-08-12",
    "15 APR 2017": "2017-04-15",
    "2015年度": "2015",
    "2016年度": "2016",
    "58,230,114.27": "58230114.27",
}


@dataclass
class Sheet:
    """A page being typed: lines of a label and a value, the value's box known by the field's name."""

    title: str
    seal: bool = False
    lines: list[Line] = field(default_factory=list)
    values: dict[str, tuple[str, Box]] = field(default_factory=dict)

    def line(self, label: str, value: str, name: str) -> "Sheet":
        font = face(Font.SONG, 30)
        y = 330 + 74 * len(self.lines)
        left = 150 + font.getlength(label)
        box = Box(left, y, left + font.getlength(value), y + 40)
        self.lines.append(Line(label + value, Box(150, y, box.x1, box.y1), 0.97))
        self.values[name] = (value, box)
        return self

    def draw(self, file: Path) -> None:
        sheet = Image.new("RGB", SIZE, "#f6f4ef")
        pen = ImageDraw.Draw(sheet)
        pen.text((SIZE[0] / 2, 190), self.title, "#161616", face(Font.SONG_BOLD, 52), anchor="mm")
        for line in self.lines:
            pen.text((line.box.x0, line.box.y0), line.text, "#202020", face(Font.SONG, 30))
            pen.line((140, line.box.y1 + 18, 1100, line.box.y1 + 18), "#9a9a9a", 1)
        for row in range(900, 1500, 46):
            pen.line((150, row, 1090 - row % 7 * 60, row), "#c9c9c9", 9)
        if self.seal:
            pen.ellipse((760, 1120, 1000, 1360), outline="#cc3038", width=9)
            pen.text((880, 1240), "★", "#cc3038", face(Font.SANS, 90), anchor="mm")
        sheet.save(file, quality=80)


@dataclass
class Made:
    """What a report is made from."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    images: dict[str, PageImage]

    @property
    def report(self) -> Report:
        verdict = verdict_of(self.findings)
        return build_report(self.dossier, self.findings, verdict, self.dossier.refused, 2, self.images)

    def with_findings(self, *findings: Finding) -> "Made":
        return replace(self, findings=findings)


class Binder:
    """Binds sheets into volumes and numbers pages and documents through."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.images: dict[str, PageImage] = {}
        self.texts: dict[str, PageText] = {}
        self.documents: list[Document] = []
        self.volumes: list[Volume] = []

    def page(self, sheet: Sheet, kind: PageKind = PageKind.CONTENT) -> str:
        name = f"p{len(self.images) + 1:04d}"
        key = hashlib.sha256(repr((sheet.title, sheet.seal, sheet.lines)).encode()).hexdigest()
        file = self.folder / f"{key[:16]}.jpg"
        if not file.exists():
            sheet.draw(file)
        index = len(self.images)
        self.images[name] = PageImage("batch.pdf", index, file, *SIZE, 150.0, key, id=name, kind=kind)
        if kind is not PageKind.COVER:
            sure = 0.71 if sheet.title == "签字页" else 0.97
            seals = (Seal(Box(760, 1120, 1000, 1360), SealColour.RED, "云杉"),) if sheet.seal else ()
            self.texts[name] = PageText(
                *SIZE, 150.0, 0, "rapidocr", sure, kind is PageKind.BLANK, tuple(sheet.lines), seals=seals
            )
        return name

    def document(self, kind: str, sheets: list[Sheet], copy: int, binding: Binding) -> list[str]:
        pages = [self.page(sheet) for sheet in sheets]
        fields = tuple(
            Field(name, _NORMALISED.get(raw, raw), raw, 0.62 if raw == OTHER_COMPANY else 0.98, page, box)
            for page, sheet in zip(pages, sheets, strict=True)
            for name, (raw, box) in sheet.values.items()
        )
        name = f"d{len(self.documents) + 1:02d}"
        self.documents.append(Document(name, kind, copy, binding, tuple(pages), 0.98, fields))
        return pages

    def bind(self, binding: Binding, copy: int, pages: list[str], sheets: int | None) -> None:
        images = tuple(self.images[page] for page in pages)
        self.volumes.append(Volume(binding, copy, images, sheets, "batch.pdf"))


def paper_dossier(folder: Path) -> Dossier:
    """Five copies of form and attachments, copy 4 of the attachments missing, copy 3 without its passport.

    Page pictures are drawn into `folder`; `images_of` finds them again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    binder = Binder(folder)
    for copy in range(1, 6):
        cover = binder.page(Sheet("封面"), PageKind.COVER)
        pages = binder.document("application_form", form(), copy, Binding.FORM)
        binder.bind(Binding.FORM, copy, [cover, *pages], 2)
    for copy in (1, 2, 3, 5):
        pages = [binder.page(Sheet("封面"), PageKind.COVER)]
        for kind, sheets in attachments():
            if (copy, kind) != (3, "passport"):
                pages += binder.document(kind, sheets, copy, Binding.ATTACHMENTS)
        pages.append(binder.page(Sheet(""), PageKind.BLANK))
        binder.bind(Binding.ATTACHMENTS, copy, pages, 10)
    personal = Sheet("申报人其它个人信息表").line("手机：", MOBILE, "mobile")
    pages = binder.document("personal_information", [personal], 1, Binding.PERSONAL)
    binder.bind(Binding.PERSONAL, 1, pages, None)
    return Dossier(
        id="BJ-2017-0042",
        application=application(),
        volumes=tuple(binder.volumes),
        pages=binder.texts,
        documents=tuple(binder.documents),
        refused=_refused(),
    )


def images_of(dossier: Dossier) -> dict[str, PageImage]:
    return {page.id: page for volume in dossier.volumes for page in volume.pages}


def electronic(dossier: Dossier) -> Dossier:
    """The first copy as loose files: copies are not numbered, two files share a binding."""
    head = replace(dossier.application, intake=Stated("electronic", Origin.DEFAULT))
    first = [replace(v, copy=None, declared_sheets=None) for v in dossier.volumes if v.copy == 1]
    form, attachments, personal = first
    files = (
        form,
        replace(attachments, pages=attachments.pages[:4]),
        replace(attachments, pages=attachments.pages[4:]),
        personal,
    )
    documents = tuple(replace(d, copy=None) for d in dossier.documents if d.copy == 1)
    return replace(dossier, application=head, volumes=files, documents=documents)


def form() -> list[Sheet]:
    return [
        Sheet("北京海外人才聚集工程申报书").line("申报人：", "Eriksson Anna Maria", "name_foreign"),
        Sheet("基本信息")
        .line("护照号码：", MISTYPED, "passport_no")
        .line("单位名称：", EMPLOYER, "employer_name")
        .line("出生日期：", "1974年8月12日", "dob"),
    ]


def attachments() -> list[tuple[str, list[Sheet]]]:
    passport = (
        Sheet("PASSPORT 护照")
        .line("Name: ", "ERIKSSON, ANNA MARIA", "surname")
        .line("Passport No. ", PASSPORT, "passport_no")
        .line("Date of birth ", "12 AUG 1974", "dob")
        .line("Date of expiry ", "15 APR 2017", "expiry")
        .line("", MRZ[0], "mrz1")
        .line("", MRZ[1], "mrz2")
    )
    contract = (
        Sheet("劳动合同", seal=True)
        .line("甲方：", EMPLOYER, "employer_name")
        .line("乙方：", "安娜·埃里克松", "employee_name")
        .line("证件号码：", ID_NUMBER, "employee_id")
    )
    licence = (
        Sheet("营业执照", seal=True)
        .line("统一社会信用代码 ", "91110108MA01D1QX57", "uscc")
        .line("名称 ", OTHER_COMPANY, "name")
    )
    return [
        ("passport", [passport]),
        ("overseas_degree", [Sheet("Doctor of Philosophy").line("", "Anna Maria Eriksson", "holder_name")]),
        ("labor_contract", [contract, Sheet("签字页", seal=True)]),
        ("business_license", [licence]),
        *(("audit_report", _audit(year)) for year in (2015, 2016)),
    ]


def _audit(year: int) -> list[Sheet]:
    report = Sheet(f"{year}年度审计报告", seal=True).line("被审计单位：", EMPLOYER, "entity_name")
    balance = Sheet(f"{year} 资产负债表").line("资产总计：", "58,230,114.27", "total_assets")
    return [report.line("年度：", f"{year}年度", "fy"), balance]


def application() -> Application:
    return Application(
        programme=Stated("beijing-overseas-talents", Origin.DEFAULT),
        track=Stated("foreign-expert", Origin.READ),
        project=Stated("long-term", Origin.DECLARED),
        employer_kind=Stated("enterprise", Origin.READ),
        submitted=Stated("2017-09-30", Origin.READ),
        applicant=Stated("Eriksson Anna Maria", Origin.READ),
        employer=Stated(EMPLOYER, Origin.READ),
        intake=Stated("paper", Origin.DEFAULT),
    )


def _refused() -> tuple[Refusal, ...]:
    locked = Bilingual("It asks for a password. Send it without one.", "文件设有密码。请取消密码后重新提交。")
    empty = Bilingual("It is empty (0 bytes). Send it again.", "文件为空（0 字节）。请重新提交。")
    return (
        Refusal("附件/2014审计报告.pdf", RefusalCode.ENCRYPTED, locked),
        Refusal(f"附件/{ID_NUMBER}.jpg", RefusalCode.EMPTY, empty),
    )
