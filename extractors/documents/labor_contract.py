"""Labour or employment contract 劳动合同书, 聘用合同 (domain B.10)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.dated import dated_field, lone_dates
from extractors.fields.layout import Run
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values import passport_number, resident_id
from extractors.values.date_words import DAY
from extractors.values.value import Value

_SIGNS_A = re.compile(r"甲方.{0,6}[(（]?.{0,8}(?:公章|盖章|签章|签字|签名)")
_SIGNS_B = re.compile(r"乙方.{0,6}[(（]?.{0,8}(?:签字|签名|签章|盖章)")
_SALARY = r"(?:报酬|工资|薪酬|年薪|月薪)[^。;]{0,24}?(?:人民币|RMB|¥)\s?"

_TERM_TYPES = {"固定期限": "fixed", "无固定期限": "open-ended", "以完成一定工作任务为期限": "task"}


def _identity(raw: str) -> Value | None:
    found = resident_id.parse(raw)
    return found if found and found.check else passport_number.parse(raw)


def _term_type(raw: str) -> Value | None:
    """The kind of term: the clause of the template whose number was filled in, or the kind named alone."""
    chosen = re.search(r"第\s?([1-3一二三])\s?[种款项]", raw)
    if chosen:
        number = chosen.group(1)
        place = "123".find(number) if number in "123" else "一二三".find(number)
        kind = list(_TERM_TYPES)[place]
        return Value(_TERM_TYPES[kind], kind)
    named = re.search(r"无固定期限|固定期限|以完成一定工作任务为期限", raw)
    return Value(_TERM_TYPES[named.group()], named.group()) if named else None


def _signed(view: View) -> Iterator[Field]:
    """The dates beside the two signatures, each of the party it stands nearest below."""
    for number, sheet in reversed(list(enumerate(view.sheets))):
        parties = [
            (name, run)
            for run in sheet.runs
            for name, form in (("sign_date_employer", _SIGNS_A), ("sign_date_employee", _SIGNS_B))
            if form.match("".join(run.text.split()))
        ]
        if len({name for name, _ in parties}) < 2:
            continue
        found: dict[str, Field] = {}
        for date in sorted(lone_dates(sheet), key=lambda date: not date.value):
            run = sheet.runs[date.where.run]
            above = [item for item in parties if item[1].middle <= run.middle + item[1].box.height]
            if above:
                name = min(above, key=lambda item: _far(item[1], run))[0]
                found.setdefault(name, dated_field(view, name, number, date))
        yield from found.values()
        return


def _far(party: Run, date: Run) -> float:
    """Distance of a date from the party's line: beside matters more than below."""
    return abs(party.box.x0 - date.box.x0) + 0.5 * abs(date.middle - party.middle)


TYPE = DocumentType(
    name="labor_contract",
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
    ),
    against=("意向书", "劳务合同", "解除劳动合同证明", "离职证明"),
    fields=(
        FieldSpec("contract_no", shapes.code(), ("合同编号", "合同号", "编号", "Contract No.")),
        FieldSpec(
            "employer_name",
            shapes.organisation,
            (
                "甲方（用人单位）",
                "甲方（聘用单位）",
                "甲方（单位名称）",
                "甲方名称",
                "甲方",
                "用人单位名称",
                "聘用单位",
                "Party A",
                "Employer",
            ),
            wrap=True,
        ),
        FieldSpec(
            "employer_address",
            shapes.text(120),
            ("注册地址", "单位地址", "单位住所", "甲方住所", "甲方地址", "通讯地址", "Registered address"),
            wrap=True,
        ),
        FieldSpec(
            "employer_legal_rep",
            shapes.person,
            (
                "法定代表人",
                "法定代表人姓名",
                "法定代表人或主要负责人",
                "法定代表人（主要负责人）",
                "Legal representative",
            ),
        ),
        FieldSpec(
            "employee_name",
            shapes.person,
            (
                "乙方（劳动者）",
                "乙方（受聘人）",
                "乙方（姓名）",
                "乙方姓名",
                "乙方",
                "受聘人",
                "劳动者姓名",
                "Party B",
                "Employee",
            ),
        ),
        FieldSpec(
            "employee_id",
            _identity,
            (
                "护照号码",
                "护照号",
                "身份证号码",
                "居民身份证号码",
                "有效证件号码",
                "证件号码",
                "Passport No.",
            ),
        ),
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
            ),
            first="patterns",
        ),
        FieldSpec(
            "start",
            shapes.day,
            ("合同期限", "聘用期限", "聘期"),
            (
                rf"(?:自|从)\s?(?P<v>{DAY})\s?(?:起|至|到|开始)",
                rf"(?P<v>{DAY})\s?(?:至|到|-)\s?{DAY}",
                rf"合同于\s?(?P<v>{DAY})\s?(?:起)?生效",
            ),
            first="patterns",
        ),
        FieldSpec(
            "end",
            shapes.day,
            (),
            (
                rf"(?:自|从)\s?{DAY}\s?起?,?\s?(?:至|到)\s?(?P<v>{DAY})",
                rf"{DAY}\s?(?:至|到|-)\s?(?P<v>{DAY})",
                rf"于\s?(?P<v>{DAY})\s?终止",
            ),
        ),
        FieldSpec(
            "position",
            shapes.text(40),
            ("岗位", "职位", "工作岗位", "岗位（职务）", "Position"),
            (
                r"(?:同意|聘用乙方|聘请乙方|乙方)(?:在甲方)?担任(?P<v>[^,。;]{2,30}?)(?:岗位|职务|一职|的?工作|,|。|;)",
                r"(?:担任|从事)(?P<v>[^,。;]{2,30}?)(?:\(?岗位|\(?职务|一职|,|。|;)",
            ),
            first="patterns",
        ),
        FieldSpec(
            "work_place",
            shapes.text(40),
            ("工作地点", "Place of work"),
            (r"工作地点(?:为|在|:)(?P<v>[^,。;]{2,40}?)[,。;]",),
            first="patterns",
        ),
        FieldSpec(
            "months_per_year",
            shapes.number(1, 12),
            (),
            (
                r"每年在(?:北?京|甲方|华)工作(?:时间)?(?:不少于|不低于|为)?(?P<v>\d{1,2})个?月",
                r"每年(?:不少于|工作)(?P<v>\d{1,2})个月",
            ),
        ),
        FieldSpec(
            "salary",
            shapes.amount,
            ("年薪", "月薪", "Salary"),
            (rf"{_SALARY}(?P<v>[\d,. ]+(?:万)?)\s?元", rf"{_SALARY}(?P<v>[零壹贰叁肆伍陆柒捌玖拾佰仟万]+)元"),
            first="patterns",
        ),
        FieldSpec("sign_date_employer", shapes.day),
        FieldSpec("sign_date_employee", shapes.day),
    ),
    extract=_signed,
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
