"""Translation 译文 of another document (domain B.0 rule 2): repeats its title, never stands for it."""

import re

from extractors.fields.spec import DocumentType

_SAYS_SO = re.compile(
    r"[（(【\[]?(?:中文|英文|中英文|参考)?(?:译文|译本|译稿|翻译件|翻译稿|翻译)[)）】\]]?|.*翻译专用章.*"
    r"|(?:翻译|译者|翻译人|翻译员|翻译机构)[:：].{2,40}"
    r"|.{0,4}(?:certified )?translation(?: from .{4,40})?.?|translated (?:by|from).{2,80}",
    re.IGNORECASE,
)


def _is_translation(line: str) -> bool:
    return _SAYS_SO.fullmatch(line.strip()) is not None


TYPE = DocumentType(
    name="translation",
    titles=("译文", "翻译件", "中文译文", "英文译文", "Translation", "Certified Translation"),
    anchors=("翻译专用章", "译者", "Translator"),
    sign=_is_translation,
    repeats=True,
)
