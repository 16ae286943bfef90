"""Organization code certificate 组织机构代码证 (domain B.15); recognised, no fields yet."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(
    name="org_code_certificate",
    titles=("组织机构代码证", "中华人民共和国组织机构代码证"),
    anchors=("机构名称", "机构类型", "颁发单位", "组代管"),
)
