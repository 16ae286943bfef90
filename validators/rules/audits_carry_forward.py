"""Each year's opening figures are the closing ones of the report before: no page is of another company."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from extractors.document import Document
from ingest.wording import Bilingual
from validators.audit_reports import fiscal_year, lines, over_reports, report_named
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.figures import Figure, apart, figure
from validators.finding import Outcome, Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed, warned

# Opening figure of a report, closing figure of the one before, and what people call them.
_CARRIED = (
    ("opening_total_assets", "total_assets", Bilingual("total assets", "资产总计")),
    ("opening_equity", "equity", Bilingual("equity", "所有者权益合计")),
    ("opening_cash", "closing_cash", Bilingual("cash", "现金及现金等价物")),
)
_TELLING = ("opening_total_assets", "opening_equity")  # one of these has to agree
_RESTATED = re.compile(r"追溯(?:调整|重述)|前期(?:会计)?差错|会计政策变更|重述")


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each year that does not follow on the one before; one for all when all do.

    >>> from validators.example import document, doubtful, outcomes
    >>> before = document("audit_report", fy="2015", total_assets="300.00", equity="200.00")
    >>> def after(assets: str):
    ...     return document("audit_report", fy="2016", opening_total_assets=assets, opening_equity="200.00")
    >>> outcomes(check, after("300.00"), before), outcomes(check, before, after("310.00"))
    (['pass'], ['fail'])
    >>> outcomes(check, before, doubtful(after("310.00"))), outcomes(check, before)
    (['cannot-tell'], ['cannot-tell'])
    """
    return over_reports(dossier, programme, lambda _: (), of_all=lambda: tuple(_answers(dossier, programme)))


@dataclass(frozen=True, slots=True)
class _Pair:
    """The reports of two years that follow one another."""

    before: Document
    after: Document

    def figures(self) -> Iterator[tuple[str, Bilingual, Figure, Figure]]:
        for opening, closing, name in _CARRIED:
            now, then = figure(self.after, opening), figure(self.before, closing)
            if now and then:
                yield opening, name, now, then

    @property
    def sure_years(self) -> bool:
        """Whether each report is surely of its year."""
        return all(
            any(sure(f) for f in report.all("fy") if f.value == str(fiscal_year(report)))
            for report in (self.before, self.after)
        )


def _answers(dossier: Dossier, programme: Programme) -> Iterator[Answer]:
    reports = [r for r in dossier.lead("audit_report") if sure_type(r)]
    years = sorted({year for year in map(fiscal_year, reports) if year})
    followed = False
    for year in years:
        both = ([r for r in reports if fiscal_year(r) == of] for of in (year - 1, year))
        pairs = [_Pair(before, after) for before, after in product(*both)]
        if pairs:
            followed = True
            yield _best(dossier, programme, pairs)
    if not followed:
        yield _alone(dossier, reports)


_RANK = (Outcome.PASS, Outcome.WARN, Outcome.CANNOT_TELL, Outcome.FAIL)


def _best(dossier: Dossier, programme: Programme, pairs: list[_Pair]) -> Answer:
    """Of several reports on one year (its own and its group's, say) those that agree best."""
    answers = [_compared(dossier, programme, pair) for pair in pairs]
    return min(answers, key=lambda a: (_RANK.index(a.outcome), a.message.en))


def _alone(dossier: Dossier, reports: list[Document]) -> Answer:
    evidence = tuple(document_evidence(dossier, report) for report in reports)
    if any(len(report.all("fy")) > 1 for report in reports):
        several = Bilingual(
            "One report has the years side by side, so there is nothing to carry forward between reports.",
            "各年度列示于同一报告，无须核对报告之间的年初数。",
        )
        return not_applicable(several, evidence)
    return cannot_tell(
        Bilingual(
            "No two reports of years that follow one another were read, so their figures cannot be compared.",
            "未读出相邻两个年度的审计报告，无法核对年初数。",
        ),
        evidence,
    )


def _compared(dossier: Dossier, programme: Programme, pair: _Pair) -> Answer:
    found = tuple(pair.figures())
    told = phrase(
        "{after} and {before}",
        "{after}与{before}",
        after=report_named(pair.after, programme),
        before=report_named(pair.before, programme),
    )
    odd = [(name, now, then) for _, name, now, then in found if _differ(now, then)]
    subject = document_subject(pair.after, "opening_total_assets")
    if odd:
        return _odd(dossier, pair, told, odd)
    if not any(opening in _TELLING for opening, *_ in found):
        unread = phrase(_UNREAD.en, _UNREAD.zh, told=told)
        return cannot_tell(unread, (document_evidence(dossier, pair.after),), subject)
    evidence = tuple(evidence_of(n.field) for _, _, now, then in found for n in (now, then))
    return passed(phrase(_AGREED.en, _AGREED.zh, told=told), evidence, subject)


_UNREAD = Bilingual(
    "{told}: opening or closing figures were not read. Look at the balance sheets, or scan them again.",
    "{told}：未能读出年初数或上年年末数。请查看资产负债表或重新扫描。",
)
_AGREED = Bilingual(
    "{told}: opening figures are the closing ones of the year before.", "{told}：年初数与上年年末数一致。"
)


def _differ(now: Figure, then: Figure) -> bool:
    """To the last place of what is printed more coarsely; two figures in one unit have to be equal."""
    coarser = (max(now.place, then.place),) if now.place != then.place else ()
    return apart(now.amount, then.amount, coarser)


def _odd(
    dossier: Dossier, pair: _Pair, told: Bilingual, odd: list[tuple[Bilingual, Figure, Figure]]
) -> Answer:
    differences = [
        phrase(
            "{name}: opening {now}, closing before {then}.",
            "{name}：年初数{now}，上年年末数{then}。",
            name=name,
            now=f"{now.amount:,}",
            then=f"{then.amount:,}",
        )
        for name, now, then in odd
    ]
    message = sentences(phrase("{told} do not agree.", "{told}不衔接。", told=told), *differences)
    evidence = tuple(evidence_of(n.field) for _, now, then in odd for n in (now, then))
    subject = document_subject(pair.after, odd[0][1].field.name)
    certain = pair.sure_years and any(now.sure and then.sure for _, now, then in odd)
    if not certain:
        return cannot_tell(sentences(message, _UNSURE), evidence, subject)
    restated = any(_RESTATED.search("".join(line.text.split())) for _, line in lines(dossier, pair.after))
    if restated:
        return warned(sentences(message, _NOTE), evidence, subject)
    return failed(sentences(message, _SEND), evidence, subject)


_UNSURE = Bilingual(
    "Some figure or year is not read with certainty. Compare the figures with the pages.",
    "部分数字或年度识别不确定，请与原页核对。",
)
_NOTE = Bilingual(
    "The report speaks of a restatement; a reviewer sees whether that explains it.",
    "报告提及追溯调整或差错更正，请审核人员判断是否可以解释。",
)
_SEND = Bilingual(
    "Look whether all pages are of this company; if so, send an explanation of the restatement.",
    "请核对各页是否均属本单位；如是，请提交年初数调整的说明。",
)


RULE: Rule = Rule(
    "audits.carry-forward",
    ("C-13", "D-38"),
    Severity.MINOR,
    (
        "audit_report.fy",
        "audit_report.opening_total_assets",
        "audit_report.opening_equity",
        "audit_report.opening_cash",
        "audit_report.total_assets",
        "audit_report.equity",
        "audit_report.closing_cash",
    ),
    check,
)
