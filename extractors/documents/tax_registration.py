"""Tax registration certificate 税务登记证, until the credit code took its place (domain B.16)."""

from extractors.fields import shapes
from extractors.fields.registered import copy_field, issued, office
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.values import tax_number
from ingest.wording import Bilingual

TYPE = DocumentType(
    name="tax_registration",
    called=Bilingual(zh="税务登记证", en="Tax registration"),
    titles=("税务登记证", "国税税务登记证", "地税税务登记证", "Tax Registration Certificate"),
    anchors=(
        "纳税人名称",
        "登记注册类型",
        "扣缴义务",
        "发证税务机关",
        "批准设立机关",
        "税证字",
        "国税字",
        "地税字",
    ),
    single=True,
    stops=("批准设立机关", "扣缴义务", "总机构情况", "分支机构设置"),
    fields=(
        FieldSpec(
            "tax_no",
            tax_number.parse,
            ("税务登记证号", "纳税人识别号", "税号"),
            (
                r"税\s?[证务]?\s?字\s?[\[〔(]?\s?第?(?P<v>[0-9A-Za-z \-]{15,24})",
                r"(?<![0-9A-Z])(?P<v>\d{6}[0-9A-Z]{9})(?![0-9A-Z])",
            ),
            first="patterns",
        ),
        FieldSpec("name", shapes.organisation, ("纳税人名称", "名称"), wrap=True, loose=True),
        FieldSpec("legal_rep", shapes.person, ("法定代表人", "法定代表人(负责人)", "负责人"), loose=True),
        FieldSpec("address", shapes.text(120), ("地址", "注册地址", "生产经营地址"), wrap=True, loose=True),
        FieldSpec("type", shapes.text(40), ("登记注册类型", "注册类型"), wrap=True, loose=True),
        FieldSpec("scope", shapes.clauses, ("经营范围",), wrap=True, loose=True),
        FieldSpec(
            "authority",
            office(r"国家税务局|地方税务局|税务总局|税务局"),
            ("发证税务机关", "发证机关"),
            (r"(?P<v>[^\n]{2,20}税务局[^\n]{0,10})",),
            first="patterns",
        ),
        FieldSpec("issue_date", shapes.day, ("发证日期", "颁发日期")),
        copy_field("登记证"),
    ),
    extract=issued("税务机关|税务局"),
)
