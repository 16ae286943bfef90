"""What a licence says of capital and address against articles, audit reports and contract (D-25, D-29)."""

from collections.abc import Iterator

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.audit_reports import fiscal_year, report_named
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.figures import amount
from validators.finding import Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_subject, named
from validators.programme import Programme
from validators.rule import Answer, cannot_tell, passed, warned
from validators.script import normal


def capital(dossier: Dossier, programme: Programme, licence: Document) -> Iterator[Answer]:
    """Registered capital: as in the articles, and not below what the latest audit says was paid in.

    Capital changes over time: a difference is a minor warning. Nothing is said where a figure is not read.
    """
    stated = licence.first("registered_capital")
    if stated is None or amount(stated) is None:
        return
    for articles in dossier.lead("articles_of_association"):
        for field in articles.all("registered_capital"):
            yield _same_capital(programme, licence, stated, articles, field)
    yield from _paid_in(dossier, programme, licence, stated)


def _same_capital(
    programme: Programme, licence: Document, stated: Field, articles: Document, field: Field
) -> Answer:
    told = phrase(
        "Registered capital: {one} yuan by {licence}, {other} by {articles}.",
        "注册资本：{licence}为{one}元，{articles}为{other}元。",
        one=stated.value,
        licence=named(licence, programme),
        other=field.value,
        articles=named(articles, programme),
    )
    evidence = (evidence_of(stated), evidence_of(field))
    subject = document_subject(licence, "registered_capital")
    if amount(field) == amount(stated):
        return passed(told, evidence, subject)
    if not (sure(stated) and sure(field) and sure_type(articles)):
        return cannot_tell(sentences(told, _UNSURE), evidence, subject, Severity.MINOR)
    return warned(sentences(told, _CHANGED), evidence, subject, Severity.MINOR)


_UNSURE = Bilingual(
    "But this is not read with certainty. Compare the two places.", "但识别不确定，请人工比对两处图像。"
)
_CHANGED = Bilingual(
    "The capital may have changed since; add the amendment of the articles.",
    "其间可能变更过注册资本，请补附章程修正案。",
)


def _paid_in(dossier: Dossier, programme: Programme, licence: Document, stated: Field) -> Iterator[Answer]:
    reports = [r for r in dossier.lead("audit_report") if fiscal_year(r) and r.first("paid_in_capital")]
    latest = max(reports, key=lambda r: (fiscal_year(r) or 0, r.pages), default=None)
    paid = latest.first("paid_in_capital") if latest else None
    limit = amount(stated)
    if latest is None or paid is None or limit is None:
        return
    found = amount(paid)
    if found is None or found <= limit:
        return
    told = phrase(
        "Paid-in capital {paid} yuan by {report}, but registered capital {stated} by {licence}.",
        "{report}实收资本为{paid}元，高于{licence}的注册资本{stated}元。",
        paid=paid.value,
        report=report_named(latest, programme),
        stated=stated.value,
        licence=named(licence, programme),
    )
    evidence = (evidence_of(stated), evidence_of(paid))
    subject = document_subject(licence, "registered_capital")
    if sure(stated) and sure(paid) and sure_type(latest):
        yield warned(sentences(told, _CHANGED), evidence, subject, Severity.MINOR)
    else:
        yield cannot_tell(sentences(told, _UNSURE), evidence, subject, Severity.MINOR)


def address(dossier: Dossier, programme: Programme, licence: Document) -> Iterator[Answer]:
    """The contract's address holds the licence's or lies in it; another one is for information."""
    stated = licence.first("address")
    if stated is None:
        return
    for contract in dossier.lead("labor_contract", "letter_of_intent"):
        for field in contract.all("employer_address"):
            one, other = normal(stated.value), normal(field.value)
            told = phrase(
                "Address: {one} by {licence}, {other} in {contract}.",
                "地址：{licence}为“{one}”，{contract}为“{other}”。",
                one=stated.value,
                licence=named(licence, programme),
                other=field.value,
                contract=named(contract, programme),
            )
            evidence = (evidence_of(stated), evidence_of(field))
            subject = document_subject(contract, "employer_address")
            if one and other and (one in other or other in one):
                yield passed(told, evidence, subject)
            else:
                yield warned(sentences(told, _ELSEWHERE), evidence, subject, Severity.INFO)


_ELSEWHERE = Bilingual(
    "A company may work elsewhere than where it is registered.", "经营地址可与注册住所不同，仅供参考。"
)
