"""Certificate of a legal person that is no company: 事业单位, 社会团体, 民办非企业, 基金会 (domain B.14)."""

from extractors.fields import shapes
from extractors.fields.registered import copy_field, issued, office
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import institution_number, uscc
from ingest.wording import Bilingual

_TERM = ("有效期", "有效期限", "证书有效期", "有效期自")


_CODED, _NUMBERED = "coded", "numbered"


def _version(view: View) -> str:
    """Whether the credit code or the older number stands on it."""
    text = "".join(sheet.plain for sheet in view.sheets)
    return _CODED if "社会信用代码" in text else _NUMBERED if "事证第" in text else ""


TYPE = DocumentType(
    name="institution_certificate",
    called=Bilingual(zh="事业单位法人证书", en="Certificate of legal person"),
    titles=(
        "事业单位法人证书",
        "社会团体法人登记证书",
        "社会团体法人登记证",
        "民办非企业单位登记证书",
        "民办非企业单位（法人）登记证书",
        "民办非企业单位登记证",
        "基金会法人登记证书",
        "基金会法人登记证",
    ),
    anchors=(
        "宗旨和业务范围",
        "业务范围",
        "经费来源",
        "开办资金",
        "举办单位",
        "登记管理机关",
        "业务主管单位",
        "原始基金数额",
        "事证第",
    ),
    against=("公证书", "译文"),
    single=True,
    stops=("登记管理机关", "发证机关", "年度检查", "年检记录", "活动地域", "类型", "证书号", "编号"),
    fields=(
        FieldSpec("name", shapes.organisation, ("名称", "单位名称", "第一名称"), wrap=True, loose=True),
        FieldSpec("second_name", shapes.organisation, ("第二名称", "其他名称"), wrap=True, loose=True),
        FieldSpec(
            "uscc",
            uscc.parse,
            ("统一社会信用代码", "社会信用代码"),
            (r"(?<![0-9A-Z])(?P<v>[0-9A-Z]{18})(?![0-9A-Z])",),
            loose=True,
            versions=frozenset((_CODED,)),
        ),
        FieldSpec(
            "certificate_no",
            institution_number.parse,
            (),
            (r"(?P<v>事证第[0-9A-Za-z|\s]{12,24}号?)",),
            versions=frozenset((_NUMBERED,)),
        ),
        FieldSpec("scope", shapes.clauses, ("宗旨和业务范围", "业务范围"), wrap=True, loose=True),
        FieldSpec("address", shapes.text(120), ("住所", "地址"), wrap=True, loose=True),
        FieldSpec("legal_rep", shapes.person, ("法定代表人", "负责人"), loose=True),
        FieldSpec("funding", shapes.text(60), ("经费来源",), wrap=True, loose=True),
        FieldSpec(
            "opening_funds",
            shapes.amount,
            ("开办资金", "注册资金", "原始基金数额", "原始基金"),
            loose=True,
        ),
        FieldSpec(
            "sponsor", shapes.organisation, ("举办单位", "业务主管单位", "主管单位"), wrap=True, loose=True
        ),
        FieldSpec("valid_from", shapes.period_start, _TERM, loose=True),
        FieldSpec("valid_to", shapes.period_end, _TERM, loose=True),
        FieldSpec(
            "authority",
            office(r"事业单位登记(?:管理|服务)(?:局|中心)|(?:机构)?编制委员会办公室|编办|民政[局部厅]"),
            ("登记管理机关", "发证机关"),
            (r"(?P<v>[^\n]{2,24}(?:登记(?:管理|服务)(?:局|中心)|委员会办公室|编办|民政[局部厅]))",),
            first="patterns",
        ),
        FieldSpec("issue_date", shapes.day, ("发证日期", "颁发日期")),
        copy_field("登记证书?|法人证书"),
    ),
    extract=issued("发证机关|民政[局部厅]"),
    version=_version,
)
