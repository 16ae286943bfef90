"""Tables of contents and divider sheets: they name other documents and are none (domain B.0 rule 3)."""

from extractors.fields.spec import DocumentType
from ingest.wording import Bilingual

TYPE = DocumentType(
    name="contents",
    called=Bilingual(zh="目录", en="Contents"),
    titles=(
        "目录",
        "附件目录",
        "附件材料目录",
        "材料目录",
        "附件清单",
        "材料清单",
        "附件",
        "附件材料",
        "Contents",
        "Table of Contents",
        "Attachments",
    ),
)
