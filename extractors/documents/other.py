"""What no other type claims; its titles are those of papers that often lie in dossiers (domain B.21)."""

from extractors.fields.spec import DocumentType
from ingest.wording import Bilingual

TYPE = DocumentType(
    name="other",
    called=Bilingual(zh="其他材料", en="Other"),
    titles=(
        "承诺书", "承诺函", "保证书", "授权委托书", "委托书", "推荐信", "推荐函",
        "介绍信", "邀请函", "个人简历", "简历", "履历", "高新技术企业证书", "外国人工作许可证",
        "外国人居留许可", "居留许可", "外国人就业证", "纳税证明", "完税证明", "税收完税证明",
        "无犯罪记录证明",
        "户口簿", "结婚证", "出生医学证明", "银行回单", "电子回单", "收据", "增值税专用发票",
        "增值税普通发票", "社会保险缴费证明", "体检报告", "汇总表",
        "Letter of Recommendation", "Recommendation Letter", "Reference Letter", "Curriculum Vitae", "Resume",
        "Statement of Purpose", "Invoice", "Apostille",
    ),
)  # fmt: skip
