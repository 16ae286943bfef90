"""Patent certificate 专利证书 (domain B.20); recognised, no fields yet."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(
    name="patent",
    titles=("发明专利证书", "实用新型专利证书", "外观设计专利证书", "专利证书", "United States Patent"),
    anchors=("专利号", "专利申请日", "专利权人", "授权公告日", "发明名称", "授权公告号", "国家知识产权局"),
)
