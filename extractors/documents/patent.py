"""Patents and applications of China, certificates and publications, and foreign patents (domain B.20)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.lists import listed
from extractors.fields.places import Stretch
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import patent_number
from extractors.values.value import Value
from ingest.wording import Bilingual

# What tells how far the paper goes: only a granted patent counts as one.
_APPLICATION = re.compile(
    r"受理通知书|专利申请公布|(?:发明|实用新型|外观设计)专利申请(?!日)|申请公布号"
    r"|Patent Application Publication",
    re.IGNORECASE,
)
_GRANTED = re.compile(
    r"专利证书|授权公告|United\s?States\s?Patent|特\s?[許许]\s?[証证]|Date of Patent|决定授予专利权",
    re.IGNORECASE,
)
_KINDS = (
    (r"实用新型|実用新案|Utility Model", "utility-model"),
    (r"外观设计|意匠|Design Patent", "design"),
    (r"发明|特\s?[許许]|United\s?States\s?Patent|European Patent", "invention"),
)


def _extract(view: View) -> Iterator[Field]:
    """Inventors and holders one by one, the kind of right, and whether it was granted."""
    specs = {spec.name: spec for spec in view.kind.fields}
    yield from listed(view, specs["inventor"])
    yield from listed(view, specs["holder"], _HOLDERS)
    yield from _capitals(view)
    for name, found in (("stage", _stage(view)), ("kind", _kind(view))):
        if found is not None:
            value, number, stretch = found
            yield view.field(name, value, [(number, stretch)])


def _capitals(view: View) -> Iterator[Field]:
    """The title of an American patent: lines in capitals one below the other, behind (54)."""
    for number, sheet in enumerate(view.sheets):
        for index, run in enumerate(sheet.runs):
            if not re.match(r"\(54\)\s?[A-Z]", run.text):
                continue
            lines, here = [Stretch(index, 4, len(run.text))], run
            for below, other in enumerate(sheet.runs):
                gap, left = other.middle - here.middle, other.box.x0 - run.box.x0
                near = 0 < gap < 2 * run.box.height and -run.box.height < left < 4 * run.box.height
                if near and other.text.isupper():
                    lines.append(Stretch(below, 0, len(other.text)))
                    here = other
            value = shapes.text(300)(view.text(number, tuple(lines)))
            if value is not None:
                yield view.field("title", value, [(number, line) for line in lines])
                return


_HOLDERS = re.compile(r"[;；]|\n")
_Told = tuple[Value, int, Stretch] | None


def _stage(view: View) -> _Told:
    applied = _first(view, _APPLICATION, "application")
    return applied or _first(view, _GRANTED, "granted")


def _kind(view: View) -> _Told:
    """As the title says, else as the number does."""
    for number, sheet in enumerate(view.sheets):
        for heading in sheet.headings:
            for pattern, name in _KINDS:
                found = re.search(pattern, heading.text, re.IGNORECASE)
                if found and "受理" not in heading.text:
                    text = sheet.runs[heading.first_run].text
                    return Value(name, text), number, Stretch(heading.first_run, 0, len(text))
        for index, run in enumerate(sheet.runs):
            told = patent_number.parse(run.text)
            kind = patent_number.kind(told.value) if told and told.check else None
            if kind:
                return Value(kind, run.text), number, Stretch(index, 0, len(run.text))
    return None


def _first(view: View, pattern: re.Pattern[str], value: str) -> _Told:
    for number, sheet in enumerate(view.sheets):
        for index, run in enumerate(sheet.runs):
            found = pattern.search(run.text) or pattern.search("".join(run.text.split()))
            if found:
                return Value(value, found.group()), number, Stretch(index, 0, len(run.text))
    return None


def _inventor(raw: str) -> Value | None:
    """A person's name, without the residence an American patent adds behind it."""
    return shapes.person(re.sub(r",.*$|\(.*$", "", raw.strip(" .;")))


def _holder(raw: str) -> Value | None:
    """An organisation or a person, without the residence."""
    bare = re.sub(r"(?<=[\u4e00-\u9fff])[|丨](?=[\u4e00-\u9fff])", "", raw.strip(" .·,;:；：，"))
    return shapes.organisation(re.sub(r",\s?[A-Z][a-z ]+\([A-Z]{2}\).*$", "", bare))


def _title(raw: str) -> Value | None:
    """A title in one line; one that is all capitals stays so."""
    return shapes.text(200)(re.sub(r"^\(54\)\s?", "", raw.strip()))


def _version(view: View) -> str:
    """ "granted" or "application", as the stage."""
    told = _stage(view)
    return told[0].value if told else ""


_GRANTS = frozenset(("granted",))
_DAY = shapes.day
TYPE = DocumentType(
    name="patent",
    called=Bilingual(zh="专利", en="Patent"),
    titles=(
        "发明专利证书",
        "实用新型专利证书",
        "外观设计专利证书",
        "专利证书",
        "专利申请受理通知书",
        "发明专利申请",
        "发明专利申请公布",
        "发明专利",
        "实用新型专利",
        "外观设计专利",
        "United States Patent",
        "European Patent",
        "Patent Certificate",
        "特許証",
        "特许证",
        "特許证",
    ),
    anchors=(
        "专利号",
        "专利申请日",
        "专利权人",
        "授权公告日",
        "发明名称",
        "授权公告号",
        "国家知识产权局",
        "申请公布号",
        "发明创造名称",
        "Patent No.",
        "Date of Patent",
        "Assignee",
        "Inventors",
        "特許権者",
        "発明の名称",
        "特許庁長官",
    ),
    stops=(
        "地址",
        "址",  # where a wide gap parted the two characters
        "优先权数据",
        "Int.Cl.",
        "专利代理机构",
        "代理人",
        "摘要",
        "Applicant",
        "Appl. No.",
        "申请公布日",
        "出願番号",
        "Prior Publication Data",
        "申请日时发明人",
        "申请日时申请人",
    ),
    fields=(
        FieldSpec(
            "patent_no",
            shapes.first_of(patent_number.parse, patent_number.foreign),
            ("专利号", "申请号", "Patent No.", "Patent Number"),
            loose=True,
            patterns=(
                r"(?P<v>Z\s?L\s?[0-9\s]{8,18}[.,·]\s?[0-9X])",
                r"(?P<v>(?:特[許许]|実用新案登録|意匠登録)第[\d,]+号)",
            ),
        ),
        FieldSpec(
            "certificate_no",
            shapes.within(r"(?P<v>\d{4,9})", shapes.code()),
            (),
            (r"证书号第?\s?(?P<v>\d{4,9})\s?号?",),
            versions=_GRANTS,
        ),
        FieldSpec(
            "title",
            _title,
            (
                "发明名称",
                "实用新型名称",
                "外观设计名称",
                "使用外观设计的产品名称",
                "发明创造名称",
                "専利名称",
                "発明の名称",
            ),
            wrap=True,
        ),
        FieldSpec(
            "inventor",
            _inventor,
            ("发明人", "设计人", "发明人或设计人", "Inventors", "Inventor", "発明者"),
            many=True,
            wrap=True,
            loose=True,
        ),
        FieldSpec(
            "holder",
            _holder,
            ("专利权人", "申请人", "Assignee", "特許権者", "特许权者"),
            many=True,
            wrap=True,
            loose=True,
        ),
        FieldSpec(
            "application_date",
            _DAY,
            ("专利申请日", "申请日", "Filed", "出願日", "出愿日"),
            loose=True,
        ),
        FieldSpec(
            "grant_date",
            _DAY,
            ("授权公告日", "Date of Patent", "登録日", "登录日", "登錄日"),
            loose=True,
            versions=_GRANTS,
        ),
        FieldSpec(
            "publication_no",
            patent_number.publication,
            ("授权公告号", "申请公布号", "公开号"),
            (r"(?P<v>CN\s?\d{7,9}\s?[ABCUS])(?![A-Z0-9])",),
        ),
        FieldSpec("kind", shapes.text()),
        FieldSpec("stage", shapes.text()),
    ),
    extract=_extract,
    version=_version,
)
