"""Labour or employment contract 劳动合同书, 聘用合同, 外国专家聘请合同 (domain B.10)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import parties, terms
from extractors.fields.clauses import clause, flag
from extractors.fields.signing import sign_dates
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.fields.wording import spaced
from extractors.values.date_words import DAY
from extractors.values.value import Value
from ingest.wording import Bilingual

_KINDS = {"固定期限": "fixed", "无固定期限": "open-ended", "以完成一定工作任务为期限": "task"}
_IP = (
    re.compile(r"知识产权[^。;\n]{0,80}归|intellectual property", re.IGNORECASE),
    re.compile(r"知识产权|专利权|著作权|职务发明|patent rights?|inventions?\b", re.IGNORECASE),
)
_TASKS = (
    re.compile(
        r"工作任务|工作目标|任务目标|预期目标|考核指标|岗位职责|主要职责|research tasks|objectives|goals",
        re.IGNORECASE,
    ),
    re.compile(r"负责|职责|\bduties\b|responsib|tasks", re.IGNORECASE),
)


def _term_type(raw: str) -> Value | None:
    """The kind of term: the clause of the template whose number was filled in, or the kind named alone."""
    chosen = re.search(r"第\s?([1-3一二三])\s?[种款项]", raw)
    if chosen:
        number = chosen.group(1)
        place = "123".find(number) if number in "123" else "一二三".find(number)
        kind = list(_KINDS)[place]
        return Value(_KINDS[kind], kind)
    named = re.search(r"无固定期限|固定期限|以完成一定工作任务为期限", raw)
    if named:
        return Value(_KINDS[named.group()], named.group())
    plain = " ".join(raw.lower().replace("-", " ").split())
    if "fixed" in plain:
        return Value("fixed", raw)
    return Value("open-ended" if re.search("open|indefinite|unlimited", plain) else "task", raw)


def _special(view: View) -> Iterator[Field]:
    """What neither a label nor one sentence tells: whose address, whose date, which clause."""
    yield from parties.registered_names(view)
    yield from parties.addresses(view)
    yield from clause(view, "ip_clause", _IP)
    yield from clause(view, "tasks_goals_clause", _TASKS)
    yield from sign_dates(view)


TYPE = DocumentType(
    name="labor_contract",
    called=Bilingual(zh="劳动（聘用）合同", en="Labor contract"),
    titles=(
        "劳动合同书",
        "劳动合同",
        "聘用合同",
        "聘用合同书",
        "聘任合同",
        "聘任协议",
        "工作合同",
        "外国专家聘请合同",
        "全职引进协议",
        "Labor Contract",
        "Labour Contract",
        "Employment Contract",
        "Employment Agreement",
        "Appointment Agreement",
        "Contract of Employment",
        "聘用合同书（事业单位）",
        "事业单位聘用合同",
        "事业单位聘用合同书",
        "聘任合同书",
        "全职工作协议",
        "全职引进协议书",
        "外国专家聘用合同",
        "外籍人员聘用合同",
    ),
    anchors=(
        "劳动合同期限",
        "合同期限",
        "劳动报酬",
        "工作报酬",
        "社会保险",
        "用人单位",
        "劳动者",
        "受聘人",
        "甲方",
        "乙方",
        "固定期限",
        "工作地点",
        "休息休假",
        "违约责任",
        "此页无正文",
        "聘方",
        "受聘方",
        "受聘人员",
        "Party A",
        "Party B",
        "the Employer",
        "the Employee",
        "probation",
        "试用期",
        "知识产权",
    ),
    against=(
        "意向书",
        "意向协议",
        "劳务合同",
        "劳务协议",
        "解除劳动合同证明",
        "终止劳动合同证明",
        "离职证明",
        "Letter of Intent",
        "Offer Letter",
        "Service Contract",
        "公证书",
        "译文",
    ),
    fields=(
        parties.CONTRACT_NO,
        *parties.PARTIES,
        FieldSpec(
            "term_type",
            _term_type,
            (),
            (
                r"(?P<v>(?:选择|采用)以?下?列?第?.{0,4}?[1-3一二三]\s?种[^。]{0,12}期限)",
                rf"(?<!无)(?P<v>固定期限)(?:劳动|聘用)?(?:合同)?.{{0,6}}(?:自|从){DAY}",
                r"(?P<v>无固定期限)(?:劳动|聘用)?合同",
                r"本合同为(?P<v>无?固定期限)",
                r"本合同(?P<v>以完成一定工作任务为期限)",
                r"(?P<v>(?<!无)固定期限)(?:劳动|聘用)?合同",
                *spaced(
                    r"(?P<v>fixed[- ]term|open[- ]ended|indefinite (?:term|period)|unlimited (?:term|period))"
                ),
            ),
            first="patterns",
        ),
        *terms.TERMS,
        terms.PROBATION,
        FieldSpec("ip_clause", flag),
        FieldSpec("tasks_goals_clause", flag),
        *terms.SIGN_DATES,
    ),
    extract=_special,
    stops=(
        "联系电话",
        "国籍",
        "住所",
        "性别",
        "出生日期",
        "日期",
        "签订日期",
        "法定代表人（签字或盖章）",
        "委托代理人",
        "Date",
    ),
)
