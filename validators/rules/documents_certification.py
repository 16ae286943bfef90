"""The Ministry of Education's certification of the degree is there, unless waived for foreigners."""

from validators.dossier import Dossier
from validators.finding import Outcome, Severity
from validators.nationality import CHINA, nationality
from validators.phrase import phrase
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, not_applicable


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One certification for the overseas degree; that of a Chinese degree is a person's matter."""
    answer = present(dossier, programme, RULE.id)
    if answer.outcome is not Outcome.FAIL:
        return (answer,)
    holder = nationality(dossier)
    if programme.choice("certification.foreigners") == "waived" and holder not in (None, CHINA):
        return (
            not_applicable(
                phrase(
                    "Waived for foreign nationals by the setting certification.foreigners "
                    "(passport: {holder}).",
                    "按设置 certification.foreigners，外籍申报人免交认证（护照国籍：{holder}）。",
                    holder=holder or "",
                )
            ),
        )
    if dossier.lead("domestic_degree", "domestic_graduation") and not dossier.lead("overseas_degree"):
        return (
            cannot_tell(
                phrase(
                    "Only Chinese degrees were found; their certification (CHSI or CDGDC report) is not "
                    "recognised by the program. A person looks for it.",
                    "仅见国内学历学位证书；其认证（学信网或学位中心报告）本程序无法识别，请人工查找。",
                )
            ),
        )
    return (answer,)


RULE = Rule(
    "documents.certification",
    ("C-02",),
    Severity.MAJOR,
    ("cscse_certification", "overseas_degree", "domestic_degree", "passport.nationality"),
    check,
)
