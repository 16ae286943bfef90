import pytest

from ingest.volume import Binding
from samples.canvas import Page, SealMark
from samples.fonts import Font
from samples.made import Carrier, DropFile, MadeDocument, MadeDossier, Planted


def drawn(title: str, name: str, width: float = 210, height: float = 297) -> Page:
    page = Page(width, height)
    page.text(40, 30, title, 20, Font.HEI)
    page.text(40, 60, f"姓名：{name}", 12, Font.SONG, field="name_zh", value=name, part=name)
    page.add(SealMark(100, 90, 38, "北京华远新材料科技有限公司"))
    return page


@pytest.fixture(scope="session")
def small_dossier() -> MadeDossier:
    """Two bindings and a personal sheet, four documents, one landscape page, files of every kind."""
    form = MadeDocument("application_form", [drawn("申报书", "李明"), drawn("承诺", "李明")])
    contract = MadeDocument("labor_contract", [drawn("劳动合同", "李明")], [("term_type", "fixed")])
    audit = MadeDocument("audit_report", [drawn("资产负债表", "李明", 297, 210)])
    person = MadeDocument("personal_information", [drawn("个人信息表", "李明")])
    return MadeDossier(
        id="BJ-2017-0001",
        declared={"dossier": "BJ-2017-0001", "submitted": "2017-09-30"},
        volumes={Binding.FORM: [form], Binding.ATTACHMENTS: [contract, audit], Binding.PERSONAL: [person]},
        verdict="incomplete",
        files=[
            DropFile("申报书.pdf", Carrier.DIGITAL, [form]),
            DropFile("附件/扫描件.pdf", Carrier.SCAN, [contract, audit]),
            DropFile("附件/合同.tif", Carrier.TIFF, [contract, audit]),
            DropFile("照片/个人.jpg", Carrier.PHONE, [person, contract]),
        ],
        planted=[Planted("audits.three-years", "fail", "major", "two years only")],
    )
