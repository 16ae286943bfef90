"""One written form for comparing texts: width, case, brackets, dashes, dots, spaces, traditional characters.

>>> normal("北京（某某）科技有限公司") == normal("北京(某某) 科技有限公司")
True
>>> normal("東方電氣") == normal("东方电气")
True
>>> normal("有限公司") == normal("有限责任公司")
False
"""

import re
from unicodedata import normalize

from extractors.values.simplified import simplified

# Characters of names, some in a simplified form of their own, that the table of standard characters (2013)
# keeps and OpenCC folds into common ones (升, 钟, 巨, 曲, 泛, 径, 秘, 干): it would make two names one.
_OF_NAMES = {
    **{"昇": "昇", "陞": "陞", "鍾": "锺", "锺": "锺", "鉅": "钜", "麴": "麹", "氾": "氾", "逕": "迳"},
    **{"祕": "祕", "袷": "袷", "乾": "乾"},
}
# Marks of one meaning that NFKC keeps apart.
_MARKS = str.maketrans(
    {
        **dict.fromkeys("〔［【〖「『", "("),
        **dict.fromkeys("〕］】〗」』", ")"),
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        **dict.fromkeys("“”„«»《》", '"'),
        **dict.fromkeys("‘’`´", "'"),
        **dict.fromkeys("•・‧∙⋅", "·"),
        **dict.fromkeys("‐‑‒–—―−─", "-"),
        **dict.fromkeys("○◯", "〇"),
    }
)
_EDGES = ",.;:、。·-"


def normal(text: str) -> str:
    """`text` in the form under which equal names are equal; no look-alikes are folded here."""
    plain = normalize("NFKC", text.translate(_MARKS)).translate(_MARKS).casefold()
    written = re.sub(r"\s+", "", plain)
    return "".join(_OF_NAMES.get(c) or simplified(c) for c in written).strip(_EDGES)


def normal_code(text: str) -> str:
    """A number or code: capitals and digits only."""
    return re.sub(r"[^0-9A-Z]", "", normalize("NFKC", text).upper())
