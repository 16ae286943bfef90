"""Notarial certificate 公证书 (domain B.0 rule 2): repeats titles, never stands for the document."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(
    name="notarial",
    titles=("公证书", "Notarial Certificate"),
    anchors=("公证处", "公证员", "外经证字", "兹证明"),
)
