"""The balance sheet of each audit report balances, and its cash is what the cash flow statement ends with."""

from collections.abc import Iterator

from extractors.document import Document
from ingest.wording import Bilingual
from validators.audit_reports import over_reports, report_named
from validators.dossier import Dossier
from validators.figures import Figure, apart, figure
from validators.finding import Severity, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each report whose sums are odd; one for all when none are. Mostly a test of the reading.

    >>> from validators.example import document, doubtful, outcomes
    >>> sums = {"total_assets": "300.00", "total_liabilities": "100.00", "cash": "7", "closing_cash": "7"}
    >>> right, wrong = (document("audit_report", equity=e, **sums) for e in ("200.00", "210.00"))
    >>> outcomes(check, right), outcomes(check, wrong), outcomes(check, doubtful(wrong))
    (['pass'], ['fail'], ['cannot-tell'])
    >>> outcomes(check, document("audit_report", fy="2016"))
    ['cannot-tell']
    """
    return over_reports(dossier, programme, lambda report: _answers(dossier, programme, report))


_NAMES = {
    "total_assets": Bilingual("total assets", "资产总计"),
    "total_liabilities": Bilingual("total liabilities", "负债合计"),
    "equity": Bilingual("equity", "所有者权益合计"),
    "cash": Bilingual("cash in the balance sheet", "货币资金"),
    "closing_cash": Bilingual("closing cash in the cash flow statement", "期末现金及现金等价物余额"),
}


def _answers(dossier: Dossier, programme: Programme, report: Document) -> Iterator[Answer]:
    read = {name: figure(report, name) for name in _NAMES}
    found = {name: number for name, number in read.items() if number is not None}
    missing = [name for name in _NAMES if name not in found]
    if missing:
        yield _unread(dossier, programme, report, missing)
    if not {"total_assets", "total_liabilities", "equity"} & set(missing):
        yield _sums(programme, report, found)
    if not {"cash", "closing_cash"} & set(missing):
        yield _cash(programme, report, found["cash"], found["closing_cash"])


def _unread(dossier: Dossier, programme: Programme, report: Document, missing: list[str]) -> Answer:
    return cannot_tell(
        phrase(
            "{what}: not read: {names}. Look at the statements, or scan them again.",
            "{what}：未能读出{names}。请查看报表或重新扫描。",
            what=report_named(report, programme),
            names=listed(_NAMES[name] for name in missing),
        ),
        (document_evidence(dossier, report),),
        document_subject(report, missing[0]),
    )


def _sums(programme: Programme, report: Document, found: dict[str, Figure]) -> Answer:
    parts = tuple(found[name] for name in ("total_assets", "total_liabilities", "equity"))
    assets, debts, equity = parts
    told = phrase(
        "{what}: assets {assets}, liabilities {debts}, equity {equity}.",
        "{what}：资产{assets}，负债{debts}，所有者权益{equity}。",
        what=report_named(report, programme),
        assets=f"{assets.amount:,}",
        debts=f"{debts.amount:,}",
        equity=f"{equity.amount:,}",
    )
    place = (tuple(evidence_of(part.field) for part in parts), document_subject(report, "total_assets"))
    rounding = programme.number("audits.rounding")
    if not apart(assets.amount, debts.amount + equity.amount, tuple(p.place for p in parts), rounding):
        return passed(told, *place)
    off = phrase(
        "Assets are not liabilities and equity together; the difference is {off}.",
        "资产不等于负债与所有者权益之和，相差{off}。",
        off=f"{assets.amount - debts.amount - equity.amount:,}",
    )
    if all(part.sure for part in parts):
        return failed(sentences(told, off, _SEND), *place)
    return cannot_tell(sentences(told, off, _UNSURE), *place)


def _cash(programme: Programme, report: Document, cash: Figure, closing: Figure) -> Answer:
    told = phrase(
        "{what}: cash {cash}, closing cash {closing}.",
        "{what}：货币资金{cash}，期末现金及现金等价物{closing}。",
        what=report_named(report, programme),
        cash=f"{cash.amount:,}",
        closing=f"{closing.amount:,}",
    )
    evidence = (evidence_of(cash.field), evidence_of(closing.field))
    subject = document_subject(report, "closing_cash")
    rounding = programme.number("audits.rounding")
    if not apart(cash.amount, closing.amount, (cash.place, closing.place), rounding):
        return passed(told, evidence, subject)
    if not (cash.sure and closing.sure):
        return cannot_tell(sentences(told, _UNSURE), evidence, subject)
    weight = Severity.INFO if closing.amount < cash.amount else Severity.MINOR
    return warned(sentences(told, _RESTRICTED), evidence, subject, weight)


_SEND = Bilingual(
    "Look whether the pages are of one report; if so, ask the accounting firm.",
    "请核对各页是否属于同一报告；如是，请向会计师事务所核实。",
)
_UNSURE = Bilingual(
    "Some figure is not read with certainty. Compare the figures with the page.",
    "部分数字识别不确定，请与原页核对。",
)
_RESTRICTED = Bilingual(
    "They differ by restricted deposits or by cash equivalents, or else a page is of another report; the "
    "notes should tell.",
    "差额可能为受限资金或现金等价物，请查看附注；否则请核对是否混入其他报告。",
)


RULE: Rule = Rule(
    "audits.balance",
    ("C-13", "D-37"),
    Severity.MINOR,
    (
        "audit_report.total_assets",
        "audit_report.total_liabilities",
        "audit_report.equity",
        "audit_report.cash",
        "audit_report.closing_cash",
        "audit_report.unit",
    ),
    check,
)
