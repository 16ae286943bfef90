"""What accountants' reports share: the firm and its name, the number, the opinion, the years."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields.view import View
from extractors.values import fiscal_year, names
from extractors.values.value import Value

FIRM = (
    r"(?<!名称)[\u4e00-\u9fff()]{2,24}会计师事务所(?:有限责任公司|有限公司|\(有限合伙\)|\(?[^()\n]{0,4}(?:普通|合伙)[^()\n]{0,2}\)?)?"
    r"(?:[\u4e00-\u9fff]{2}分所)?"
)
NUMBER = (
    r"[\u4e00-\u9fff]{1,10}(?:审|专审|内审)[\u4e00-\u9fff]{0,3}字?\s{0,4}[\[〔【(]\s{0,4}20\d{2}\s{0,4}[\]〕】)]\s{0,4}"
    r"第?\s{0,4}[A-Z0-9\-]{1,12}\s{0,4}号"
)
# Severe reports contain the standard phrase as well, hence the order (domain B.17).
_OPINIONS = (
    (r"(?:无法表示|拒绝表示)意见(?:的基础)?|不对[^。]{0,40}发表(?:审计)?意见", "disclaimer"),
    (r"否定意见(?:的基础)?|没有在所有重大方面按照[^。]{0,30}编制|未能公允反映", "adverse"),
    (r"(?<!无)保留意见(?:的基础)?|除[^。]{0,60}(?:影响|事项)[^。]{0,12}外[^。]{0,200}公允反映", "qualified"),
    (r"强调事项|与持续经营相关的重大不确定性", "emphasis"),
    (
        r"在所有重大方面按照[^。]{2,40}(?:的规定)?编制,?公允(?:地)?反映|标准无保留意见|无保留意见",
        "unqualified",
    ),
)
# Sentences on the auditor's duty name severe opinions without giving one.
_DUTY = re.compile(r"(?:如果|若|应当|可能)[^。]{0,400}(?:非无保留意见|保留意见|无法表示意见|否定意见)")
_SENTENCE = re.compile(r"[^。]+。")


def opinion(view: View) -> Iterator[Field]:
    """The severest opinion given; sentences on duties do not count."""
    text = _SENTENCE.sub(_without_duty, view.stream.text)
    for pattern, name in _OPINIONS:
        found = re.search(pattern, text)
        if found:
            yield view.field("opinion", Value(name, found.group()), view.stream.stretches(*found.span()))
            return


def _without_duty(sentence: re.Match[str]) -> str:
    text = sentence.group()
    return " " * len(text) if _DUTY.search(text) else text


def years(view: View) -> Iterator[Field]:
    """Fiscal years by the first kind of evidence that gives any: sentence, titles and statements, number."""
    text = view.stream.text
    sentence = re.search(r"包括[^。]{0,160}资产负债表[^。]{0,120}", text)
    for found in (sentence, *re.finditer(r"[^。]{0,30}(?:年度|12月31日)", text)):
        if found is None:
            continue
        told = sorted({*fiscal_year.audited(found.group()), *fiscal_year.years(found.group())})
        if told:
            for year in told:
                at = text.find(str(year), found.start(), found.end())
                span = (at, at + 4) if at >= 0 else found.span()
                yield view.field("fy", Value(str(year), text[slice(*span)]), view.stream.stretches(*span))
            return
    if fiscal_year.interim(text):
        return  # a number's year minus one would be a year that nobody audited
    number = re.search(NUMBER, text)
    issued = fiscal_year.of_report_number(number.group()) if number else None
    if number and issued:
        yield view.field("fy", Value(str(issued), number.group()), view.stream.stretches(*number.span()))


def firm(raw: str) -> Value | None:
    """The firm's name; a damaged （特殊普通合伙） is mended, for nothing else can stand there."""
    value = re.sub(r"^(?:名称|执行机构|机构名称)[::]?", "", names.organisation(raw))
    name, office, tail = value.partition("事务所")
    if "普通" not in tail and "合伙" not in tail:
        return Value(value, raw)
    kinds = (("有限合伙", "(有限合伙)"), ("特", "(特殊普通合伙)"), ("殊", "(特殊普通合伙)"))
    kind = next((kind for part, kind in kinds if part in tail), None)
    if kind is None:
        kind = "(普通合伙)" if tail.strip("()") in ("普通合伙", "普通伙", "通合伙") else "(特殊普通合伙)"
    branch = re.search(r"[\u4e00-\u9fff]{2}分所$", tail)
    full = name + office + kind + (branch.group() if branch else "")
    return Value(full, raw, repaired=full != value)
