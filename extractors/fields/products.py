"""Products of a company as its papers list them: a table's column, numbered paragraphs, one sentence."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.columns import columns
from extractors.fields.labels import Strength
from extractors.fields.lists import parted
from extractors.fields.view import View
from extractors.values.value import Value

_HEAD = re.compile(r"(?:主要)?产品(?:/服务|及服务|和服务)?名称|名称|产品|Product")
_NUMBERED = re.compile(
    r"(?:^|\n|(?<=[。.;])\s?)(?:[（(][一二三四五六七八九十\d]{1,2}[)）]{1,2}|[一二三四五六七八九十\d]{1,2}[、.．])\s?"
    r"(?P<v>[^:,。;\n]{2,40}?)(?=:|\n)"
)
_SENTENCE = re.compile(
    r"(?:主要|主导|核心)产品(?:有|为|是|包括|涵盖)(?P<v>[^。;,\n]{4,160}?)(?:等[^。,\n]{0,16})?[。;,\n]"
    r"|[Mm]ain products (?:are|include):? (?P<w>[^.\n]{4,200})\."
)
_NO_PRODUCT = re.compile(
    r"产品|简介|概况|介绍|市场|前景|企业|公司|服务$|分析|预测|团队|历程|现状|情况|趋势|规划|优势|风险|策略|结论"
)


_MARKS = re.compile(r"[、,，]|以及|及(?=[\u4e00-\u9fff]{3})|和(?=[\u4e00-\u9fff]{3,14}$)| and ")


def products(view: View, name: str = "product") -> Iterator[Field]:
    """Each product once, by the first way that gives any."""
    for way in (_beside, _tabled, _stated, _numbered):
        found: dict[str, Field] = {}
        for field in way(view, name):
            found.setdefault(field.value, field)
        if found:
            yield from found.values()
            return


def _product(raw: str) -> Value | None:
    value = shapes.organisation(re.sub(r"^(?:以及|及|和|and )", "", raw.strip(" .。;；、")))
    if value is None or _NO_PRODUCT.search(value.value) or len(value.value) > 60:
        return None
    return value


def _beside(view: View, name: str) -> Iterator[Field]:
    """Behind a label in a table or with a colon; a heading is none."""
    for number, around in enumerate(view.neighbourhoods):
        for label in around.labels:
            run = around.sheet.runs[label.run]
            if name in label.keys and (label.strength is Strength.COLON or run.cell is not None):
                lines = next(around.candidates(label), ())
                where = [(number, line) for line in lines]
                yield from parted(view, name, _product, view.text(number, lines), where, _MARKS)


def _tabled(view: View, name: str) -> Iterator[Field]:
    yield from columns(view, name, _HEAD, _product)


def _stated(view: View, name: str) -> Iterator[Field]:
    for match in _SENTENCE.finditer(view.stream.text):
        group = "v" if match.group("v") else "w"
        where = view.stream.stretches(*match.span(group))
        yield from parted(view, name, _product, match.group(group), where, _MARKS)


def _numbered(view: View, name: str) -> Iterator[Field]:
    for match in _NUMBERED.finditer(view.stream.text):
        value = _product(match.group("v"))
        if value is not None:
            yield view.field(name, value, view.stream.stretches(*match.span("v")))
