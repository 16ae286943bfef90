"""Accountants' reports that are no annual audit: 专项审计, 验资 (domain B.17); recognised only."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(
    name="other_assurance",
    titles=(
        "专项审计报告",
        "验资报告",
        "清产核资报告",
        "所得税汇算清缴鉴证报告",
        "资产评估报告",
        "审阅报告",
        "内部审计报告",
        "高新技术企业专项审计报告",
    ),
    anchors=("专项审计", "验资", "鉴证", "审阅"),
)
