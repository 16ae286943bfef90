"""Translation 译文 of another document (domain B.0 rule 2): repeats its title, never stands for it."""

import re

from extractors.fields import shapes
from extractors.fields.spec import DocumentType, FieldSpec
from ingest.wording import Bilingual

_SAYS_SO = re.compile(
    r"[（(【\[]?(?:中文|英文|中英文|参考)?(?:译文|译本|译稿|翻译件|翻译稿)[)）】\]]?|.*翻译专用章.*"
    r"|(?:翻译|译者|翻译人|翻译员|翻译机构)[:：].{2,40}|.*以上译文与原文.{0,12}"
    r"|[(\[]?(?:certified |chinese |english )?translation[)\]]?|translated (?:by|from).{2,80}"
    r"|.*this translation is .{0,20}(?:true|accurate|faithful).*",
    re.IGNORECASE,
)


def _is_translation(line: str) -> bool:
    return len(line) <= 200 and _SAYS_SO.fullmatch(line.strip()) is not None


TYPE = DocumentType(
    name="translation",
    called=Bilingual(zh="译文", en="Translation"),
    titles=("译文", "翻译件", "中文译文", "英文译文", "中文译本", "Translation", "Certified Translation"),
    anchors=("翻译专用章", "译者", "Translator"),
    fields=(
        FieldSpec(
            "translator",
            shapes.organisation,
            ("翻译机构", "翻译单位", "翻译公司", "译者", "翻译人", "翻译", "Translated by", "Translator"),
        ),
    ),
    stops=("翻译日期", "Date"),
    sign=_is_translation,
    repeats=True,
)
