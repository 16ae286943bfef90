"""What an unqualified auditor's report says, before and since the revision of 2016 (domain B.17)."""

from dataclasses import dataclass

from samples.books import FiscalYear
from samples.case import Case
from samples.typeset import Mark, Piece


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (may be empty) and what stands below it."""

    title: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def _audited(year: FiscalYear, small: bool) -> tuple[Piece, ...]:
    """The sentence that names the statements and the year."""
    changes = "" if small else "、所有者权益变动表"
    return (
        f"包括{year.year}年12月31日的资产负债表，", Mark(f"{year.year}年度", "fy", str(year.year)),
        f"的利润表、现金流量表{changes}以及相关财务报表附注。",
    )  # fmt: skip


def _fair(case: Case, year: FiscalYear, small: bool) -> tuple[Piece, ...]:
    standard = "小企业会计准则" if small else "企业会计准则"
    return (
        f"我们认为，{case.employer.short}公司财务报表",
        Mark(f"在所有重大方面按照{standard}的规定编制，公允反映", "opinion", "unqualified"),
        f"了{case.employer.short}公司{year.year}年12月31日的财务状况以及{year.year}年度的经营成果和现金流量。",
    )


def old_wording(case: Case, year: FiscalYear, small: bool) -> tuple[Section, ...]:
    """Up to fiscal year 2016: responsibilities first, opinion last."""
    short = case.employer.short
    named = Mark(case.employer.name, "entity_name")
    return (
        Section("", ((
            "我们审计了后附的", named, f"（以下简称“{short}公司”）财务报表，", *_audited(year, small),
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
        Section("三、审计意见", (_fair(case, year, small),)),
    )  # fmt: skip


def new_wording(case: Case, year: FiscalYear, small: bool) -> tuple[Section, ...]:
    """Since fiscal year 2017: the opinion comes first."""
    short = case.employer.short
    named = Mark(case.employer.name, "entity_name")
    return (
        Section("一、审计意见", (
            ("我们审计了", named, f"（以下简称“{short}公司”）财务报表，", *_audited(year, small)),
            _fair(case, year, small),
        )),
        Section("二、形成审计意见的基础", ((
            "我们按照中国注册会计师审计准则的规定执行了审计工作。审计报告的“注册会计师对财务报表审计的责任”部分进一步阐述了"
            f"我们在这些准则下的责任。按照中国注册会计师职业道德守则，我们独立于{short}公司，并履行了职业道德方面的其他责任。"
            "我们相信，我们获取的审计证据是充分、适当的，为发表审计意见提供了基础。",
        ),)),
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
