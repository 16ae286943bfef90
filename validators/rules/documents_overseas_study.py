"""Proof of study abroad is there; where it is not, the diploma may show the same, and a person decides."""

from extractors.document import Document
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.finding import Evidence, Outcome, Severity
from validators.nationality import CHINA, nationalities
from validators.phrase import phrase, sentences
from validators.places import all_named, document_evidence
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, not_applicable


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """Never a failure: the programme asks for it where there was study abroad, and does not say in what form.

    >>> from validators.example import document, outcomes
    >>> abroad, passport = document("overseas_degree"), document("passport", nationality="CHN")
    >>> outcomes(check, abroad, passport, document("overseas_study"))
    ['pass']
    >>> outcomes(check, abroad, passport)
    ['cannot-tell']
    >>> outcomes(check, document("domestic_degree"), passport)
    ['not-applicable']
    """
    answer = present(dossier, programme, RULE.id)
    if answer.outcome is not Outcome.NOT_APPLICABLE or programme.item(RULE.id) is None:
        return (answer,)
    abroad = dossier.lead("overseas_degree", "cscse_certification")
    at_home = tuple(filter(sure_type, dossier.lead("domestic_degree", "domestic_graduation")))
    if not abroad and at_home:
        return (_at_home(dossier, programme, at_home),)
    severity, why = _whose(dossier)
    shown = sentences(_NOT_FOUND, _diplomas(programme, abroad), why)
    return (cannot_tell(shown, _evidence(dossier, abroad), severity=severity),)


_NOT_FOUND = Bilingual("No proof of overseas study was found.", "未找到留学证明。")
_CHINESE = Bilingual(
    "A Chinese national returning from study usually files the embassy's certificate (留学回国人员证明) or a "
    "letter of the university. Send it, or a person accepts the diploma instead.",
    "中国籍留学人员一般须提交留学回国人员证明或就读院校证明。请补交，或由人工判断可否以学位证书代替。",
)
_FOREIGN = Bilingual(
    "For a foreign national who studied at home the diploma shows it; a person decides whether more is "
    "needed.",
    "外籍申报人在本国就读的，学位证书即可说明；是否另需证明由人工判断。",
)
_UNKNOWN = Bilingual(
    "Whether it applies hangs on the nationality, which is not certain; a person decides.",
    "是否适用取决于国籍，而国籍未能确定，由人工判断。",
)


def _whose(dossier: Dossier) -> tuple[Severity, Bilingual]:
    read = nationalities(dossier)
    if not read or not all(map(sure, read)):
        return Severity.INFO, _UNKNOWN
    chinese = any(field.value == CHINA for field in read)
    return (Severity.MINOR, _CHINESE) if chinese else (Severity.INFO, _FOREIGN)


def _diplomas(programme: Programme, abroad: tuple[Document, ...]) -> Bilingual:
    if not abroad:
        return Bilingual("Nor was a degree from abroad.", "亦未找到国（境）外学位证书。")
    return phrase("There is {what}.", "材料中有{what}。", what=all_named(abroad, programme))


def _evidence(dossier: Dossier, documents: tuple[Document, ...]) -> tuple[Evidence, ...]:
    return tuple(document_evidence(dossier, document) for document in documents)


def _at_home(dossier: Dossier, programme: Programme, degrees: tuple[Document, ...]) -> Answer:
    return not_applicable(
        phrase(
            "Only degrees of Chinese institutions were found ({what}); no study abroad is shown that would "
            "need proof.",
            "仅见国内学位（{what}），未见须证明的海外学习经历。",
            what=all_named(degrees, programme),
        ),
        _evidence(dossier, degrees),
    )


RULE = Rule(
    "documents.overseas-study",
    ("C-03",),
    Severity.MINOR,
    ("overseas_study", "overseas_degree", "cscse_certification", "domestic_degree", "passport.nationality"),
    check,
)
