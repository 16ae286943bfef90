"""Translation 译文 of another document (domain B.0 rule 2): repeats its title, never stands for it."""

from extractors.fields.spec import DocumentType

TYPE = DocumentType(
    name="translation",
    titles=("译文", "翻译件", "中文译文", "英文译文", "Translation", "Certified Translation"),
    anchors=("翻译专用章", "译者", "Translator"),
)
