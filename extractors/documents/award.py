"""Certificates of honour, prizes and appointments 荣誉证书, 获奖证书, 聘书 (domain B.20)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.dated import lowest_date
from extractors.fields.lists import listed
from extractors.fields.registered import lone_line
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values.value import Value
from ingest.wording import Bilingual

_TITLES = r"(?:同志|先生|女士|博士|教授|研究员|老师|同学|院士)"
_NAME = r"[\u4e00-\u9fff·]{2,15}"
_ISSUER = re.compile(
    r"[\u4e00-\u9fff()]{2,30}?(?:人民政府|委员会|学会|协会|研究会|联合会|基金会|科学院|大学|学院|研究院|研究所"
    r"|[厅局部]|公司|组委会|理事会|促进会)"
    r"|[A-Z][\w ]{2,60}(?:Society|Association|Foundation|Academy|University|Institute)(?: of [\w ]{2,50})?"
)

_LABEL = re.compile("证书|编号|日期|项目|等级|单位|名称|学会|委员会")
_SIGN = re.compile(r"^此聘$|特颁?发此证|以资鼓励")
_RANK = r"(?:特等|一等|二等|三等|优秀|金|银|铜|[123]等|提名)奖"


def _awardee(raw: str) -> Value | None:
    """A person's name without the form of address behind it."""
    value = shapes.person(re.sub(rf"{_TITLES}$", "", raw.strip(" :：,，")))
    return None if value is None or _LABEL.search(value.value) else value


def _extract(view: View) -> Iterator[Field]:
    specs = {spec.name: spec for spec in view.kind.fields}
    yield from listed(view, specs["awardee"])
    dated = lowest_date(view, "award_date", above=0.35)
    if dated is not None:
        yield dated
    issuer = lone_line(view, "issuer", _ISSUER, above=0.4)
    if issuer is not None:
        yield issuer


TYPE = DocumentType(
    name="award",
    called=Bilingual(zh="获奖证书", en="Award"),
    titles=(
        "荣誉证书",
        "获奖证书",
        "奖励证书",
        "获奖证明",
        "科学技术奖证书",
        "科学技术奖励证书",
        "科学技术奖",
        "科技进步奖",
        "奖状",
        "Certificate of Award",
        "Award Certificate",
        "Certificate of Honor",
        "Certificate of Honour",
        "Certificate of Achievement",
        "Certificate of Appointment",
    ),
    anchors=(
        "以资鼓励",
        "特发此证",
        "特颁发此证书",
        "荣获",
        "获奖者",
        "奖励等级",
        "被评为",
        "兹聘请",
        "此聘",
        "获奖项目",
        "in recognition of",
    ),
    against=("译文", "公证书"),
    single=True,
    stops=("奖励日期", "奖励等级", "完成单位", "获奖单位", "颁奖日期"),
    fields=(
        FieldSpec(
            "awardee",
            _awardee,
            ("获奖者", "获奖人", "完成人", "主要完成人", "姓名", "获奖人员"),
            (
                rf"(?:^|\n)(?P<v>{_NAME}(?:、{_NAME})*)\s?{_TITLES}?:",
                rf"(?:授予|聘请|聘任|颁给)\s?(?P<v>{_NAME}?)\s?{_TITLES}",
                r"(?:certify that|awarded to|presented to)\s(?:Dr\.? |Prof\.? |Mr\.? |Ms\.? )?"
                r"(?P<v>[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]*){1,4})(?=\n|\shas|\sin\s|$)",
            ),
            many=True,
            wrap=True,
        ),
        FieldSpec(
            "award",
            shapes.text(80),
            ("奖励名称", "获奖名称", "奖项名称", "荣誉称号"),
            (
                r"(?:荣获|获得|获|授予|被评为|评为)[^。\n“”]{0,24}?[“\"](?P<v>[^”\"\n]{2,40})[”\"]",
                rf"(?:荣获|获得|获)(?:(?:19|20)\d\d年度?)?(?P<v>[^。\n,《》“”]{{2,40}}?奖)(?={_RANK}|[。,\n])",
                r"(?:[为任])(?:[本我][会校院司所])?"
                r"(?P<v>[\u4e00-\u9fff]{2,16}(?:教授|专家|委员|顾问|研究员|评委|导师))(?=[,。;\n聘]|$)",
                r"(?:presented with|awarded|received) the "
                r"(?P<v>[A-Z][\w\s'’-]{4,80}?(?:Award|Prize|Medal|Fellowship))",
            ),
            wrap=True,
        ),
        FieldSpec(
            "rank",
            shapes.within(rf"(?P<v>{_RANK})", shapes.text(10)),
            ("奖励等级", "获奖等级", "等级"),
            (rf"(?P<v>{_RANK})",),
        ),
        FieldSpec(
            "project",
            shapes.text(120),
            ("项目名称", "获奖项目", "成果名称"),
            (r"(?:项目|论文|成果|作品)[《“](?P<v>[^》”]{2,100})[》”]",),
            wrap=True,
        ),
        FieldSpec(
            "issuer",
            shapes.organisation,
            ("颁奖单位", "授奖单位", "颁发单位"),
        ),
        FieldSpec("award_date", shapes.day, ("奖励日期", "颁奖日期", "日期")),
        FieldSpec(
            "certificate_no",
            shapes.code(),
            ("证书号", "证书编号", "编号", "证书号码"),
            (r"(?:证书编?号|编号)[:]?(?P<v>[\w\-]{4,30})",),
        ),
    ),
    extract=_extract,
    sign=lambda text: bool(_SIGN.search("".join(text.split()))),
)
