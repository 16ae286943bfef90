"""Letter of intent 意向书 (domain B.11); recognised, no fields yet."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(
    name="letter_of_intent",
    titles=(
        "意向书",
        "聘用意向书",
        "合作意向书",
        "引进意向协议",
        "意向性协议",
        "Letter of Intent",
        "Memorandum of Understanding",
        "Offer Letter",
    ),
    anchors=("意向", "正式合同", "入选后"),
)
