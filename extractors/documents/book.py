"""Books by cover and imprint 版权页, with the number that stdnum checks (domain B.20)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.lists import listed
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec, Part
from extractors.fields.view import View
from extractors.values import book_number
from extractors.values.value import Value
from ingest.wording import Bilingual

_IMPRINT = r"图书在版编目|.{0,8}CIP数据核字|.{0,14}ISBN\s?(?:97[89]|7-)|版权页$|First published"
_COVER = r"[\u4e00-\u9fff]{2,12}出版社$"
_WROTE = r"(?:编著|主编|著|编|译)"


def _extract(view: View) -> Iterator[Field]:
    """Authors one by one; the title of an English imprint stands above "by"."""
    yield from listed(view, next(spec for spec in view.kind.fields if spec.name == "author"))
    if re.search(r"图书在版编目|书名", view.stream.text):
        return
    for number, sheet in enumerate(view.sheets):
        for index, run in enumerate(sheet.runs):
            behind = sheet.runs[index + 1].text if index + 1 < len(sheet.runs) else ""
            value = shapes.text(200)(run.text)
            if value is not None and re.match(r"(?:by |edited by )", behind, re.IGNORECASE):
                yield view.field("title", value, [(number, Stretch(index, 0, len(run.text)))])
                return


def _author(raw: str) -> Value | None:
    return shapes.person(
        re.sub(rf"\s?(?:等)?{_WROTE}?$", "", re.sub(r"^\[.{1,3}\]", "", raw.strip(" .。，,")))
    )


TYPE = DocumentType(
    name="book",
    called=Bilingual(zh="著作", en="Book"),
    titles=("版权页", "图书在版编目（CIP）数据", "版权信息"),
    anchors=(
        "图书在版编目",
        "责任编辑",
        "出版发行",
        "封面设计",
        "版次",
        "定价",
        "开本",
        "印张",
        "CIP数据核字",
        "All rights reserved",
    ),
    parts=(Part("imprint", (), 1, (), _IMPRINT), Part("cover", (), 0, (), _COVER)),
    stops=("责任编辑", "封面设计", "字数", "定价", "开本", "印张", "版次"),
    fields=(
        FieldSpec(
            "title",
            shapes.text(200),
            ("书名",),
            (r"(?:^|\n)(?:[^\n]{0,20}CIP[)）]?数据)?\n?(?P<v>[^\n/]{2,60}?)\s?/[^\n]{2,60}?(?:著|编)",),
            wrap=True,
        ),
        FieldSpec(
            "author",
            _author,
            ("作者", "著者", "主编", "编著者"),
            (
                rf"/(?P<v>[^\n/.。]{{2,60}}?){_WROTE}[.。,，]?\s?[—\-–一]",
                r"(?:^|\n|(?<!Published )(?<!Published\n))(?:edited )?\bby\s"
                r"(?P<v>[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]*){1,4})(?=\n| First|$)",
                rf"\n(?P<v>[\u4e00-\u9fff·,、 ]{{2,40}}?)\s?{_WROTE}\n",
            ),
            many=True,
            wrap=True,
        ),
        FieldSpec(
            "publisher",
            shapes.within(r"(?P<v>[\u4e00-\u9fff]{2,14}?出版(?:社|集团)|[A-Z].+)", shapes.organisation),
            ("出版社", "出版者", "出版发行", "出版单位"),
            (
                r"(?:北京|上海|[\u4e00-\u9fff]{2,3}):(?P<v>[\u4e00-\u9fff]{2,16}出版社)",
                r"(?:Published|published) by (?P<v>[A-Z][^\n,]{3,60})",
                r"(?:^|\n)(?P<v>[\u4e00-\u9fff]{2,12}出版社)(?:\n|$)",
            ),
            wrap=True,
        ),
        FieldSpec(
            "year",
            shapes.year,
            ("出版时间", "出版日期", "出版年"),
            (
                r"出版社,\s?(?P<v>(?:19|20)\d\d)",
                r"(?P<v>(?:19|20)\d\d)年\d{1,2}月第",
                r"[©Ⓒ]\s?(?P<v>(?:19|20)\d\d)",
                r"First published (?:in )?(?P<v>(?:19|20)\d\d)",
            ),
        ),
        FieldSpec(
            "isbn",
            book_number.isbn,
            ("书号",),
            (r"(?P<v>ISBN[^\n]{10,24})",),
            loose=True,
            first="patterns",
        ),
    ),
    extract=_extract,
    sign=lambda text: bool(re.match(f"{_IMPRINT}|{_COVER}", "".join(text.split()))),
)
