"""Certificate of a legal person that is no company 事业单位法人证书 (domain B.14); recognised only."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(
    name="institution_certificate",
    titles=("事业单位法人证书", "社会团体法人登记证书", "民办非企业单位登记证书", "基金会法人登记证书"),
    anchors=("宗旨和业务范围", "经费来源", "开办资金", "举办单位"),
)
