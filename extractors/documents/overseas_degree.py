"""Degree certificate of a foreign university, by the words of its language (domain B.7)."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import foreign_diplomas, shapes
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from ingest.wording import Bilingual


def _unlabelled(view: View) -> Iterator[Field]:
    """The school by its line, the date by what stands before it, where usual wordings fail."""
    specs = {spec.name: spec for spec in view.kind.fields}
    for name in ("institution", "date_conferred"):
        if any(view.labelled(specs[name])) or any(view.matched(specs[name])):
            continue
        if name == "institution":
            yield from [field for field in (foreign_diplomas.institution(view, name),) if field]
        else:
            yield from foreign_diplomas.conferred(view, name)


# The words that confer a degree stand once on a certificate: those of the next one are another's.
_CONFERS = re.compile(
    r"(?:has|have|hereby|doth) (?:hereby )?(?:confer|award)|admitted to the degree|is awarded the degree"
    r"|の学位を授(?:与|け)|학위를 ?수여|verleiht|est conféré|est délivré|expide el presente|conferiamo a"
    r"|присуждена (?:ученая )?степень",
    re.IGNORECASE,
)


def _confers(line: str) -> bool:
    return len(line) <= 200 and _CONFERS.search(" ".join(line.split())) is not None


TYPE = DocumentType(
    name="overseas_degree",
    called=Bilingual(zh="国（境）外学位证书", en="Overseas degree"),
    titles=(
        "Diploma",
        "Degree Certificate",
        "学位記",
        "학위기",
        "Диплом",
        "Urkunde",
        "Diplôme",
        "Doctor of Philosophy",
        "Doctor of Science",
        "Diplôme national",
        "Diplôme de docteur",
        "Promotionsurkunde",
        "Doktorurkunde",
        "Título de Doctor",
        "Dottorato di ricerca",
        "학위증",
        "Doctoral Degree Certificate",
        "Doctor of Engineering",
        "Doctor of Medicine",
        "Doctor of Education",
        "Doctor of Business Administration",
        "Master of Science",
        "Master of Arts",
        "Master of Engineering",
        "Master of Business Administration",
        "Bachelor of Science",
        "Bachelor of Arts",
        "Bachelor of Engineering",
        "Philosophiae Doctor",
        "Philosophiae Doctoris",
    ),
    anchors=(
        "has conferred upon",
        "have conferred upon",
        "has conferred",
        "conferred upon",
        "the degree of",
        "Doctor of Philosophy",
        "Doctor of Science",
        "rights and privileges",
        "Board of Trustees",
        "Given under the seal",
        "under the seal",
        "Philosophiae Doctor",
        "Universitas",
        "Rector",
        "Chancellor",
        "Registrar",
        "has been admitted",
        "in recognition of",
        "Promotion",
        "summa cum laude",
        "Diplôme de docteur",
        "学位記",
        "博士（工学）",
        "admitted to the degree",
        "satisfied the examiners",
        "Congregation",
        "Doctor of",
        "Master of",
        "Bachelor of",
        "conferred",
        "examinibus",
        "ad gradum",
        "anno Domini",
        "litteras",
        "iuribus et privilegiis",
        "akademischen Grad",
        "Promotionsverfahren",
        "verleiht",
        "Fakultät",
        "le grade de",
        "est conféré",
        "droits et prérogatives",
        "Université",
        "Universidad",
        "expide el presente título",
        "estudios de doctorado",
        "Università degli Studi",
        "il titolo di",
        "Dottore di ricerca",
        "学位を授与する",
        "博士課程",
        "論文の審査",
        "最終試験",
        "학위를 수여",
        "박사과정",
        "논문심사",
        "대학교",
        "присуждена",
        "ученая степень",
        "диссертационного совета",
        "университет",
    ),
    against=("译文", "Translation", "公证书", "CSCSE", "留学服务中心", "To whom it may concern"),
    fields=(
        FieldSpec(
            "holder_name",
            foreign_diplomas.holder,
            ("Name", "Name of graduate", "Holder"),
            foreign_diplomas.HOLDER,
            first="patterns",
        ),
        FieldSpec(
            "institution",
            shapes.organisation,
            ("Institution", "Name of institution", "Awarding institution"),
            foreign_diplomas.INSTITUTION,
            first="patterns",
        ),
        FieldSpec("level", shapes.level, (), foreign_diplomas.TITLE),
        FieldSpec("degree_title_original", shapes.text(80), (), foreign_diplomas.TITLE),
        FieldSpec(
            "field",
            shapes.text(80),
            ("Field of study", "Major", "Discipline"),
            foreign_diplomas.FIELD,
            first="patterns",
        ),
        FieldSpec(
            "date_conferred",
            shapes.day,
            ("Date of award", "Date conferred", "Conferred on"),
            foreign_diplomas.DATE,
        ),
        FieldSpec(
            "certificate_no",
            shapes.code(),
            (
                "Certificate No.",
                "Diploma No",
                "Certificate No",
                "Certificate number",
                "Diploma No.",
                "Serial No.",
            ),
            foreign_diplomas.NUMBER,
            loose=True,
        ),
    ),
    extract=_unlabelled,
    sign=_confers,
)
