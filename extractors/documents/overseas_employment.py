"""Evidence of a post abroad 海外任职证明: letters, certificates (domain B.12); recognised only."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(
    name="overseas_employment",
    titles=(
        "海外任职证明",
        "工作证明",
        "在职证明",
        "任职证明",
        "离职证明",
        "To Whom It May Concern",
        "Letter of Employment",
        "Certificate of Employment",
        "Employment Verification",
        "Letter of Appointment",
        "Certificate of Service",
        "在職証明書",
        "Arbeitszeugnis",
    ),
    anchors=(
        "To whom it may concern",
        "This is to certify",
        "This is to confirm",
        "has been employed",
        "Human Resources",
        "employed by",
        "full-time",
    ),
)
