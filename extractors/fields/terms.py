"""What is agreed: term, post, place, pay of contracts and letters of intent (domain B.10, B.11)."""

import re
from unicodedata import normalize

from extractors.fields import shapes
from extractors.fields.spec import FieldSpec, Shape
from extractors.fields.wording import POST, spaced
from extractors.values import amounts, numerals
from extractors.values.date_words import DAY, WESTERN_DAY
from extractors.values.value import Value

_SALARY = r"(?:报酬|工资|薪酬|年薪|月薪|薪金)[^。;]{0,16}?(?:人民币|RMB|¥|美元|USD|欧元|EUR)\s?"
_PAY = r"(?:salary|remuneration|compensation|pay)\b[^.;\n]{0,50}?"
_MONEY = r"(?:RMB|CNY|USD|EUR|GBP|US\$|¥|€|£|\$)\s?"
_SMALL = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_BEGIN = (
    r"(?:from|commenc\w{1,4} on|effective (?:from|as of|on)"
    r"|beginning (?:on|from)|starting (?:on|from)|with effect from"
    r"|start date (?:is|will be|shall be)|start on)"
)


def count(lowest: int, highest: int) -> Shape:
    """A whole number in figures, Chinese or English words."""
    plain = shapes.number(lowest, highest)

    def shape(raw: str) -> Value | None:
        word = raw.strip()
        found = numerals.chinese(word) if len(word) <= 4 else None
        found = found if found is not None else numerals.english(word)
        if found is not None and lowest <= found <= highest and not word.isdigit():
            return Value(str(found), raw)
        return plain(raw)

    return shape


def _probation(raw: str) -> Value | None:
    """Months, "0" where none was agreed, or the last day."""
    if re.search(r"不|无|免|no\b|without", raw, re.IGNORECASE):
        return Value("0", raw)
    return shapes.day(raw) or count(1, 12)(raw)


def _salary(raw: str) -> Value | None:
    """The figure, in whatever currency it is."""
    found = amounts.parse(raw)
    return Value(amounts.plain(found.number), raw.strip(" ,;。；，")) if found else None


_CURRENCIES = {
    code: name
    for name, codes in (
        ("CNY", ("人民币", "RMB", "CNY", "¥")),
        ("USD", ("美元", "USD", "US$", "$")),
        ("EUR", ("欧元", "EUR", "€")),
        ("GBP", ("GBP", "£")),
    )
    for code in codes
}


def _currency(raw: str) -> Value | None:
    code = _CURRENCIES.get(normalize("NFKC", raw).upper().strip())
    return Value(code, raw) if code else None


def _period(raw: str) -> Value | None:
    return Value("month" if re.search(r"月|month", raw, re.IGNORECASE) else "year", raw)


def _basis(raw: str) -> Value | None:
    part = re.search(r"非全日制|兼职|part[- ]?time", raw, re.IGNORECASE)
    return Value("part-time" if part else "full-time", raw)


START = FieldSpec(
    "start",
    shapes.day,
    ("合同期限", "聘用期限", "聘期", "拟聘期限", "聘用期", "Start date", "Commencement date"),
    (
        rf"(?:自|从)\s?(?P<v>{DAY})\s?(?:起|至|到|开始)",
        rf"(?P<v>{DAY})\s?(?:至|到|-)\s?{DAY}",
        rf"(?:合同|协议)于\s?(?P<v>{DAY})\s?(?:起)?生效",
        *spaced(rf"{_BEGIN} (?:the )?(?P<v>{WESTERN_DAY})"),
    ),
    first="patterns",
)
END = FieldSpec(
    "end",
    shapes.day,
    ("End date", "Expiry date"),
    (
        rf"(?:自|从)\s?{DAY}\s?起?,?\s?(?:至|到)\s?(?P<v>{DAY})",
        rf"{DAY}\s?(?:至|到|-)\s?(?P<v>{DAY})",
        rf"于\s?(?P<v>{DAY})\s?(?:终止|届满|期满)",
        *spaced(
            rf"(?<=\d)\s?(?:,? (?:and )?(?:to|until|through|till|up to|ending on"
            rf"|(?:shall )?(?:end|expire|terminate)s? on)|–|-) ?(?:the )?(?P<v>{WESTERN_DAY})",
            rf"(?:expir|terminat|end)\w{{1,3}} on (?:the )?(?P<v>{WESTERN_DAY})",
        ),
    ),
    first="patterns",
)
POSITION = FieldSpec(
    "position",
    shapes.text(60),
    ("岗位", "职位", "工作岗位", "岗位（职务）", "拟聘岗位", "拟聘职务", "拟任职务", "Position", "Job title"),
    (
        r"(?:同意|聘用乙方|聘请乙方|乙方)(?:在甲方)?(?:处)?担任(?P<v>[^,。;]{2,30}?)(?:岗位|职务|一职|的?工作|,|。|;)",
        r"(?:担任|从事)(?P<v>[^,。;]{2,18}?)(?:\(?岗位|\(?职务|一职|,|。|;)",
        r"聘(?:用|请|任)?乙方(?:为|任)(?P<v>[^,。;]{2,30}?)(?:,|。|;)",
        *spaced(
            rf"(?:position|post|role|capacity|office) of (?:an? |the )?(?P<v>{POST})",
            r"(?:serve|work|act|employ\w{0,3} \w{3,10}(?: \w{1,10})?|engage\w{0,2} \w{3,"
            r"10}(?: \w{1,10})?|appoint\w{0,3} \w{3,10}(?: \w{1,"
            rf"10}})?) as (?:an? |the |its )?(?P<v>{POST})",
        ),
    ),
    first="patterns",
)
WORK_PLACE = FieldSpec(
    "work_place",
    shapes.text(60),
    ("工作地点", "Place of work", "Work location"),
    (
        r"工作地点(?:为|在|:)(?P<v>[^,。;]{2,40}?)[,。;]",
        *spaced(
            r"place of work (?:shall be|is|will be) (?:in |at )?(?P<v>[A-Z]"
            r"[^.;\n]{2,60}?)(?=[.;\n]|,? for |,? and |, where )",
            r"\b(?:based|work) (?:in|at) (?P<v>[A-Z][\w ,]{2,50}?)(?=[.;\n]|,? and |,? for )",
        ),
    ),
    first="patterns",
)
MONTHS = FieldSpec(
    "months_per_year",
    count(1, 12),
    ("每年在京工作时间", "在京工作时间"),
    (
        r"每年(?:度)?在(?:北?京|甲方|华|中国)(?:累计)?工作(?:时间)?(?:不少于|不低于|为|至少)?(?P<v>\d{1,2}|[一二三四五六七八九十]{1,2})个?月",
        r"每年(?:不少于|工作)(?P<v>\d{1,2})个月",
        *spaced(
            rf"(?:less|fewer) than (?P<v>{_SMALL})(?: \(\d{{1,2}}\))? months",
            rf"(?:at least|minimum of) (?P<v>{_SMALL})(?: \(\d{{1,2}}\))? months (?:in|of|per|each|every|a)",
        ),
    ),
)
SALARY = FieldSpec(
    "salary",
    _salary,
    ("年薪", "月薪", "Salary"),
    (
        rf"{_SALARY}(?P<v>[\d,. ]{{1,20}}万?)\s?(?:元|/|每|$)",
        rf"{_SALARY}(?P<v>[零壹贰叁肆伍陆柒捌玖拾佰仟万]{{1,20}}元)",
        r"(?:报酬|工资|薪酬|年薪|月薪|薪金)[^。;\d]{0,16}(?P<v>[\d,.]{1,16}\s?万?)\s?(?:元|美元|欧元)",
        *spaced(rf"{_PAY}{_MONEY}(?P<v>\d[\d,]{{2,14}}(?:\.\d{{2}})?)"),
    ),
    first="patterns",
)
SALARY_CURRENCY = FieldSpec(
    "salary_currency",
    _currency,
    (),
    (
        r"(?:报酬|工资|薪酬|年薪|月薪|薪金)[^。;]{0,16}?(?P<v>人民币|RMB|¥|美元|USD|欧元|EUR)",
        *spaced(rf"{_PAY}(?P<v>RMB|CNY|USD|EUR|GBP|US\$|¥|€|£)"),
    ),
)
SALARY_PERIOD = FieldSpec(
    "salary_period",
    _period,
    (),
    (
        r"(?:报酬|工资|薪酬|薪金)[^。;]{0,30}?[\d拾佰仟万]\s?万?元?\s?(?:\([^()]{0,8}\))?\s?[/每](?P<v>[年月])",
        r"(?P<v>年薪|月薪|月工资)",
        r"每(?P<v>[年月])[^。;]{0,10}(?:报酬|工资|薪酬|薪金)",
        *spaced(
            rf"{_PAY}{_MONEY}[\d,.]{{3,16}} (?:\w{{1,8}} )?(?:per|a|each|/) ?(?P<v>month|year|annum)",
            r"(?P<v>annual|monthly|yearly) (?:\w{2,8} )?(?:salary|remuneration)",
        ),
    ),
)
FULL_TIME = FieldSpec(
    "full_time",
    _basis,
    (),
    (
        r"(?<!非)(?P<v>全职|全日制|专职)",
        r"(?P<v>非全日制|兼职(?=聘用|工作|岗位|形式|方式))",
        r"(?P<v>full[- ]?time|part[- ]?time)",
    ),
)
PROBATION = FieldSpec(
    "probation",
    _probation,
    ("试用期",),
    (
        rf"试用期(?:自[^。;]{{0,20}})?(?:至|到|截止)\s?(?P<v>{DAY})",
        r"试用期[^。;\n\d]{0,10}?(?P<v>\d{1,2}|[一二三四五六七八九十]{1,2})\s?个?月",
        r"(?P<v>(?:不约定|不设|无|免除?|不实行)试用期)",
        *spaced(
            r"probation(?:ary)?(?: period)? (?:of|shall be|is|lasts"
            rf"|will be) (?P<v>{_SMALL})(?: \(\d{{1,2}}\))? month",
            r"(?P<v>(?:no|without(?: a)?) probation)",
        ),
    ),
    first="patterns",
)
SIGN_DATES = (FieldSpec("sign_date_employer", shapes.day), FieldSpec("sign_date_employee", shapes.day))
TERMS = (
    START, END, POSITION, WORK_PLACE, FULL_TIME, MONTHS, SALARY, SALARY_CURRENCY, SALARY_PERIOD,
)  # fmt: skip
