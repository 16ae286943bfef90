"""Notarial certificate 公证书 (domain B.0 rule 2): repeats titles, never stands for the document."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.dated import lowest_date
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import names
from extractors.values.value import Value
from ingest.wording import Bilingual

_NUMBER = r"[(（\[〔]?\s?(?:19|20)\d\d\s?[)）\]〕]?\s?[\u4e00-\u9fff]{1,10}证字?第?\s?\d{1,6}\s?号"
_OFFICE = r"(?:中华人民共和国)?(?P<v>[\u4e00-\u9fff]{2,16}公证处)"


def _number(raw: str) -> Value | None:
    """(2016)京方圆外经证字第12345号: the year in round brackets, whatever was printed."""
    found = re.search(_NUMBER, raw)
    if found is None:
        return None
    bare = re.sub(r"[()（）\[\]〔〕\s]", "", found.group())
    return Value(f"({bare[:4]}){bare[4:]}", found.group())


def _office(raw: str) -> Value | None:
    found = re.search(_OFFICE, raw)
    return Value(names.organisation(found.group("v")), found.group("v")) if found else None


def _dated(view: View) -> Iterator[Field]:
    """The date below the notary's name."""
    field = lowest_date(view, "issue_date", "公证员|公证处", above=0.25)
    if field is not None:
        yield field


TYPE = DocumentType(
    name="notarial",
    called=Bilingual(zh="公证书", en="Notarial certificate"),
    titles=("公证书", "Notarial Certificate"),
    anchors=("公证处", "公证员", "外经证字", "兹证明", "公证事项"),
    fields=(
        FieldSpec("notarial_no", _number, (), (rf"(?P<v>{_NUMBER})",)),
        FieldSpec("office", _office, (), (_OFFICE,)),
        FieldSpec("issue_date", shapes.day),
    ),
    extract=_dated,
    sign=lambda line: re.fullmatch(_NUMBER, line.strip()) is not None,
    repeats=True,
)
