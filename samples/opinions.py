"""What an auditor's report says, before and since the revision of 2016, for each opinion (domain B.17)."""

from dataclasses import dataclass

from samples.books import FiscalYear
from samples.case import Case
from samples.typeset import Mark, Piece, plain


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (may be empty) and what stands below it."""

    title: str
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The time a report is about: the days of the balance sheets, the periods of the other statements."""

    days: str
    periods: tuple[Piece, ...]

    @classmethod
    def of(cls, year: FiscalYear) -> "Told":
        """One whole year."""
        return cls(f"{year.year}年12月31日", (Mark(f"{year.year}年度", "fy", str(year.year)),))


def _audited(told: Told, small: bool) -> tuple[Piece, ...]:
    """The sentence that names the statements and the time."""
    changes = "" if small else "、所有者权益变动表"
    rest = f"的利润表、现金流量表{changes}以及相关财务报表附注。"
    return f"包括{told.days}的资产负债表，", *told.periods, rest


def _fair(case: Case, told: Told, small: bool, opinion: str) -> tuple[Piece, ...]:
    standard = "小企业会计准则" if small else "企业会计准则"
    short = case.employer.short
    lead, core = _CORES[opinion]
    return (
        f"我们认为，{lead}{short}公司财务报表",
        core.format(standard) if opinion == "emphasis" else Mark(core.format(standard), "opinion", opinion),
        f"了{short}公司{told.days}的财务状况以及{plain(told.periods)}的经营成果和现金流量。",
    )


_CORES = {
    "unqualified": ("", "在所有重大方面按照{}的规定编制，公允反映"),
    "emphasis": ("", "在所有重大方面按照{}的规定编制，公允反映"),
    "qualified": (
        "除“形成保留意见的基础”部分所述事项可能产生的影响外，后附的",
        "在所有重大方面按照{}的规定编制，公允反映",
    ),
    "adverse": (
        "由于“形成否定意见的基础”部分所述事项的重要性，后附的",
        "没有在所有重大方面按照{}的规定编制，未能公允反映",
    ),
}
_NAMES = {"qualified": "保留意见", "adverse": "否定意见", "disclaimer": "无法表示意见"}
_BASES = {
    "qualified": "{}公司未对期末存货进行全面盘点，我们无法实施替代程序以确认存货的数量和状况。",
    "adverse": "{}公司未将其控制的子公司纳入合并范围，对财务报表的影响重大且具有广泛性。",
    "disclaimer": "我们未能取得{}公司主要银行账户和往来款项的函证回函，也无法实施其他满意的审计程序。",
}


def old_wording(case: Case, year: FiscalYear, small: bool, told: Told | None = None) -> tuple[Section, ...]:
    """Up to fiscal year 2016: responsibilities first, opinion last; unqualified."""
    told = told or Told.of(year)
    short = case.employer.short
    named = Mark(case.employer.name, "entity_name")
    return (
        Section("", ((
            "我们审计了后附的", named, f"（以下简称“{short}公司”）财务报表，", *_audited(told, small),
        ),)),
        Section("一、管理层对财务报表的责任", ((
            f"编制和公允列报财务报表是{short}公司管理层的责任，这种责任包括：（1）按照会计准则的规定编制财务报表，"
            "并使其实现公允反映；（2）设计、执行和维护必要的内部控制，以使财务报表不存在由于舞弊或错误导致的重大错报。",
        ),)),
        Section("二、注册会计师的责任", (
            ("我们的责任是在执行审计工作的基础上对财务报表发表审计意见。我们按照中国注册会计师审计准则的规定执行了审计工作。"
             "中国注册会计师审计准则要求我们遵守中国注册会计师职业道德守则，计划和执行审计工作以对财务报表是否不存在重大错报"
             "获取合理保证。",),
            ("审计工作涉及实施审计程序，以获取有关财务报表金额和披露的审计证据。选择的审计程序取决于注册会计师的判断，"
             "包括对由于舞弊或错误导致的财务报表重大错报风险的评估。",),
            ("我们相信，我们获取的审计证据是充分、适当的，为发表审计意见提供了基础。",),
        )),
        Section("三、审计意见", (_fair(case, told, small, "unqualified"),)),
    )  # fmt: skip


def new_wording(
    case: Case, year: FiscalYear, small: bool, told: Told | None = None, opinion: str = "unqualified"
) -> tuple[Section, ...]:
    """Since fiscal year 2017: the opinion comes first."""
    told = told or Told.of(year)
    short = case.employer.short
    named = Mark(case.employer.name, "entity_name")
    audited: tuple[Piece, ...] = (
        "我们审计了", named, f"（以下简称“{short}公司”）财务报表，", *_audited(told, small),
    )  # fmt: skip
    name = _NAMES.get(opinion, "审计意见")
    given = _disclaimed(short) if opinion == "disclaimer" else _fair(case, told, small, opinion)
    return (
        Section(f"一、{name}", (audited, given)),
        Section(f"二、形成{name}的基础", (*_base(short, opinion), (
            "我们按照中国注册会计师审计准则的规定执行了审计工作。审计报告的“注册会计师对财务报表审计的责任”部分进一步阐述了"
            f"我们在这些准则下的责任。按照中国注册会计师职业道德守则，我们独立于{short}公司，并履行了职业道德方面的其他责任。"
            "我们相信，我们获取的审计证据是充分、适当的，为发表审计意见提供了基础。",
        ))),
        *_stressed(opinion),
        Section("三、管理层和治理层对财务报表的责任", (
            (f"{short}公司管理层负责按照会计准则的规定编制财务报表，使其实现公允反映，并设计、执行和维护必要的内部控制，"
             "以使财务报表不存在由于舞弊或错误导致的重大错报。",),
            (f"在编制财务报表时，管理层负责评估{short}公司的持续经营能力，并运用持续经营假设。治理层负责监督财务报告过程。",),
        )),
        Section("四、注册会计师对财务报表审计的责任", (
            ("我们的目标是对财务报表整体是否不存在由于舞弊或错误导致的重大错报获取合理保证，并出具包含审计意见的审计报告。"
             "合理保证是高水平的保证，但并不能保证按照审计准则执行的审计在某一重大错报存在时总能发现。",),
            ("在按照审计准则执行审计工作的过程中，我们运用职业判断，并保持职业怀疑，识别和评估财务报表重大错报风险，"
             "了解与审计相关的内部控制，评价管理层选用会计政策的恰当性和作出会计估计的合理性。",),
        )),
    )  # fmt: skip


def _disclaimed(short: str) -> tuple[Piece, ...]:
    no = Mark(f"我们不对后附的{short}公司财务报表发表审计意见", "opinion", "disclaimer")
    return no, "。由于“形成无法表示意见的基础”部分所述事项的重要性，我们无法获取充分、适当的审计证据。"


def _base(short: str, opinion: str) -> tuple[tuple[Piece, ...], ...]:
    text = _BASES.get(opinion)
    return ((text.format(short),),) if text else ()


def _stressed(opinion: str) -> tuple[Section, ...]:
    if opinion != "emphasis":
        return ()
    notice = Mark("强调事项", "opinion", "emphasis")
    text = (
        "我们提醒财务报表使用者关注财务报表附注二对持续经营的说明。本段（",
        "段）内容不影响已发表的审计意见。",
    )
    return (Section("三、强调事项", ((text[0], notice, text[1]),)),)
