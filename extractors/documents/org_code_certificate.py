"""Organization code certificate 组织机构代码证, valid four years, discontinued since 2015 (domain B.15)."""

import re

from extractors.fields import shapes
from extractors.fields.registered import copy_field, office
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.values import org_code
from extractors.values.value import Value
from ingest.wording import Bilingual

_TERM = ("有效期", "有效期限", "证书有效期")


def _register(raw: str) -> Value | None:
    """组代管 with region and serial, without hyphens."""
    found = re.search(r"组\s?代\s?管\s?[0-9OIl\-—– ]{9,24}", raw)
    if found is None:
        return None
    value = re.sub(r"[\s\-—–]", "", found.group()).translate(str.maketrans("OIl", "011"))
    return Value(value, found.group().strip())


TYPE = DocumentType(
    name="org_code_certificate",
    called=Bilingual(zh="组织机构代码证", en="Organization code certificate"),
    titles=(
        "组织机构代码证",
        "中华人民共和国组织机构代码证",
        "全国组织机构代码证书",
        "Organization Code Certificate",
    ),
    anchors=("机构名称", "机构类型", "颁发单位", "组代管", "年检记录"),
    single=True,
    stops=("年检记录", "说明", "须知"),
    fields=(
        FieldSpec(
            "code",
            org_code.parse,
            ("代码", "机构代码", "组织机构代码"),
            (r"(?<![0-9A-Z\-])(?P<v>[0-9A-Z]{8}\s?[-—–]\s?[0-9X])(?![0-9A-Z])",),
            loose=True,
        ),
        FieldSpec("name", shapes.organisation, ("机构名称", "名称"), wrap=True, loose=True),
        FieldSpec("type", shapes.text(30), ("机构类型", "类型"), wrap=True, loose=True),
        FieldSpec("legal_rep", shapes.person, ("法定代表人", "负责人", "法定代表人(负责人)"), loose=True),
        FieldSpec("address", shapes.text(120), ("地址", "住所", "机构地址"), wrap=True, loose=True),
        FieldSpec("valid_from", shapes.period_start, _TERM, loose=True),
        FieldSpec("valid_to", shapes.period_end, _TERM, loose=True),
        FieldSpec(
            "authority",
            office(r"质量技术监督局|技术监督局|市场监督管理局|代码管理中心"),
            ("颁发单位", "发证机关"),
            (r"(?P<v>[^\n]{2,16}(?:技术监督局|代码管理中心))",),
            loose=True,
        ),
        FieldSpec("register_no", _register, ("登记号",), (r"(?P<v>组代管[0-9OIl\-—– ]{9,24})",), loose=True),
        copy_field("代码证书?"),
    ),
)
