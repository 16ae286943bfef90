"""The Ministry of Education's certification of the degree is there, unless waived for foreigners."""

from validators.certainty import sure
from validators.dossier import Dossier
from validators.finding import Outcome, Severity
from validators.nationality import CHINA, nationalities
from validators.phrase import listed, phrase
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, not_applicable


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One certification for the overseas degree; that of a Chinese degree is a person's matter."""
    answer = present(dossier, programme, RULE.id)
    if answer.outcome is not Outcome.FAIL:
        return (answer,)
    if programme.choice("certification.foreigners") == "waived":
        return (_waived(dossier, answer),)
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


def _waived(dossier: Dossier, answer: Answer) -> Answer:
    """Foreign nationals need none; whose nationality is not certain may be one."""
    read = nationalities(dossier)
    if read and all(sure(field) and field.value == CHINA for field in read):
        return answer
    said = listed(field.value for field in read)
    if read and all(sure(field) and field.value != CHINA for field in read):
        return not_applicable(
            phrase(
                "Waived for foreign nationals by the setting certification.foreigners (passport: {said}).",
                "按设置 certification.foreigners，外籍申报人免交认证（护照国籍：{said}）。",
                said=said,
            )
        )
    return cannot_tell(
        phrase(
            "Not found, and waived for foreign nationals only; the nationality is not certain ({said}).",
            "未找到认证书；仅外籍申报人免交，而国籍未能确定（{said}）。",
            said=said,
        )
    )


RULE = Rule(
    "documents.certification",
    ("C-02",),
    Severity.MAJOR,
    ("cscse_certification", "overseas_degree", "domestic_degree", "passport.nationality"),
    check,
)
