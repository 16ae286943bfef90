"""Findings on the hand-made dossier: every outcome, two conflicts, evidence of fields and of a page."""

from extractors.document import Document
from ingest.page import Box
from ingest.volume import Binding
from ingest.wording import Bilingual
from tests.service.report.drawn import EMPLOYER, MISTYPED, OTHER_COMPANY, PASSPORT, SIZE
from validators.dossier import Dossier
from validators.finding import Evidence, Finding, Outcome, Severity, Subject, evidence_of

LICENCE = "A copy of employer's business license or certificate of legal person"
IDENTITY = "identification card and passport"
CONTRACT = "Labor contract or letter of intent signed with employers"
AUDITS = "audit report for the past three years"
COPIES = "making five copies plus a copy of personal information"


def first(dossier: Dossier, kind: str) -> Document:
    return dossier.lead(kind)[0]


def at(dossier: Dossier, kind: str, name: str, nth: int = 0) -> Evidence:
    field = dossier.lead(kind)[nth].first(name)
    assert field is not None
    return evidence_of(field)


def failing(dossier: Dossier) -> tuple[Finding, ...]:
    def fail(rule: str, zh: str, en: str, clause: str, subject: Subject, *evidence: Evidence) -> Finding:
        return Finding(rule, Outcome.FAIL, Severity.MAJOR, Bilingual(en, zh), clause, subject, evidence)

    return (
        fail(
            "audits.three-years",
            "找到 2015、2016 年度审计报告；2017-09-30 申报应提交 2014、2015、2016 三个年度。"
            "请补交 2014 年度审计报告。",
            "Audit reports of 2015 and 2016 were found; an application of 2017-09-30 needs 2014, 2015 and "
            "2016. Please send the report of 2014.",
            AUDITS,
            Subject(),
            at(dossier, "audit_report", "fy", 0),
            at(dossier, "audit_report", "fy", 1),
        ),
        fail(
            "employer.name",
            f"营业执照上的名称为“{OTHER_COMPANY}”，申报书、合同和审计报告均为“{EMPLOYER}”。"
            "请提交申报单位的营业执照，或说明差异。",
            f"The licence names {OTHER_COMPANY}; form, contract and audit reports name {EMPLOYER}. Please "
            "send the employer's licence, or explain the difference.",
            LICENCE,
            Subject(1, Binding.ATTACHMENTS, first(dossier, "business_license").id, "name"),
            at(dossier, "business_license", "name"),
            at(dossier, "application_form", "employer_name"),
        ),
        fail(
            "person.passport-number",
            f"申报书填写的护照号码为 {MISTYPED}，护照上为 {PASSPORT}。请更正申报书。",
            f"The form says {MISTYPED}, the passport says {PASSPORT}. Please correct the form.",
            IDENTITY,
            Subject(document=first(dossier, "application_form").id, field="passport_no"),
            at(dossier, "application_form", "passport_no"),
            at(dossier, "passport", "passport_no"),
        ),
        fail(
            "passport.validity",
            "护照有效期至 2017-04-15，早于申报日期 2017-09-30。请提交有效护照的资料页。",
            "The passport expired on 2017-04-15, before the application of 2017-09-30. Please send the data "
            "page of a valid passport.",
            IDENTITY,
            Subject(document=first(dossier, "passport").id, field="expiry"),
            at(dossier, "passport", "expiry"),
        ),
        fail(
            "copies.attachments",
            "附件找到 4 份（第1、2、3、5份），应为 5 份。请补交第4份。",
            "Four copies of the attachments were found (1, 2, 3, 5), five are expected. Please send copy 4.",
            COPIES,
            Subject(copy=4, binding=Binding.ATTACHMENTS),
        ),
        fail(
            "documents.certification",
            "未找到教育部学历学位认证书。请补交。",
            "No certification of the degree by the Ministry of Education was found. Please send it.",
            "and certification from the Ministry of Education",
            Subject(),
        ),
    )


def unclear(dossier: Dossier) -> tuple[Finding, ...]:
    contract = first(dossier, "labor_contract")
    page = contract.pages[1]
    return (
        Finding(
            "contract.signatures",
            Outcome.CANNOT_TELL,
            Severity.BLOCKER,
            Bilingual(
                "The signature page of the contract was read with little confidence (71 %); no signature of "
                "the employee can be made out. Please scan it again, or let a person look at it.",
                "合同签字页识别把握较低（71%），看不清乙方签字。请重新扫描该页，或由人核对。",
            ),
            CONTRACT,
            Subject(contract.copy, contract.binding, contract.id, page=int(page[1:])),
            (Evidence(page, Box(0, 0, *SIZE), ""),),
        ),
        Finding(
            "documents.overseas-study",
            Outcome.CANNOT_TELL,
            Severity.MINOR,
            Bilingual(
                "No evidence of overseas study was found. A person decides whether it is needed.",
                "未找到留学证明。是否需要由人判断。",
            ),
            "supporting documents for overseas study",
        ),
        Finding(
            "employer.licence-term",
            Outcome.WARN,
            Severity.MINOR,
            Bilingual("The licence gives no end of its term.", "营业执照未注明营业期限。"),
            LICENCE,
            Subject(document=first(dossier, "business_license").id),
            (at(dossier, "business_license", "uscc"),),
        ),
    )


def passing(dossier: Dossier) -> tuple[Finding, ...]:
    def passed(rule: str, zh: str, en: str, clause: str, kind: str, *evidence: Evidence) -> Finding:
        subject = Subject(document=first(dossier, kind).id)
        return Finding(rule, Outcome.PASS, Severity.MAJOR, Bilingual(en, zh), clause, subject, evidence)

    return (
        passed(
            "documents.application-form",
            "找到申报书。",
            "The form was found.",
            "application form",
            "application_form",
        ),
        passed(
            "documents.identity",
            "找到护照。",
            "The passport was found.",
            IDENTITY,
            "passport",
            at(dossier, "passport", "surname"),
        ),
        passed("documents.contract", "找到合同。", "The contract was found.", CONTRACT, "labor_contract"),
        passed(
            "documents.employer-registration",
            "找到营业执照。",
            "The licence was found.",
            LICENCE,
            "business_license",
        ),
        passed("documents.audit-reports", "找到审计报告。", "Reports were found.", AUDITS, "audit_report"),
        Finding(
            "documents.self-recommendation",
            Outcome.NOT_APPLICABLE,
            Severity.MAJOR,
            Bilingual("The long-term route asks for no such form.", "长期项目不需要自荐、推荐表。"),
            "Self-recommendation and Recommendation Form",
        ),
    )


def all_findings(dossier: Dossier) -> tuple[Finding, ...]:
    return failing(dossier) + unclear(dossier) + passing(dossier)
