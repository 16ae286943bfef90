"""Degree certificate of a foreign university, by the words of its language (domain B.7)."""

from extractors.fields import shapes
from extractors.fields.spec import DocumentType, FieldSpec

_NAME = r"[A-ZÀ-Ý][\w'’.\-]+(?: [A-ZÀ-Ý][\w'’.\-]+){1,5}"
_SCHOOL = r"(?:University|Institute|College|Polytechnic|Academy)"
_DEGREE = (
    r"Doctor of (?:Philosophy|Science|Engineering|Medicine|Education|Business Administration)|Juris Doctor"
    r"|Master of \w+|Bachelor of \w+|Philosophi(?:ae|æ) Doctor(?:em|is)?|Doktor der \w+|Doktor-Ingenieur"
    r"|Dr\. ?(?:rer\. ?nat\.|phil\.|-?Ing\.)|Docteur(?: en| ès)? \w+|博士[（(][^()（）]{1,8}[)）]"
)

TYPE = DocumentType(
    name="overseas_degree",
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
    ),
    against=("译文", "Translation", "公证书", "CSCSE", "留学服务中心", "To whom it may concern"),
    fields=(
        FieldSpec(
            "holder_name",
            shapes.person_latin,
            ("Name", "Name of graduate", "Holder"),
            (
                r"(?i:conferred (?:up)?on|awarded to|certif(?:y|ies) that|admitted|admits|confers? upon)\s+"
                rf"(?P<v>(?-i:{_NAME}))",
                rf"(?P<v>(?-i:{_NAME}))\s+(?i:has been|having|was|is hereby)",
            ),
            first="patterns",
        ),
        FieldSpec(
            "institution",
            shapes.organisation,
            ("Institution", "Name of institution", "Awarding institution"),
            (
                rf"(?P<v>(?-i:(?:The )?(?:(?!The )[A-Z][\w'’.\-]+ ){{1,4}}{_SCHOOL}"
                r"(?: ?of(?: [A-Z][\w'’.\-]+){1,4})?))",
                rf"(?P<v>(?-i:(?:The )?{_SCHOOL} ?of(?: [A-Z][\w'’.\-]+){{1,4}}))",
            ),
            first="patterns",
        ),
        FieldSpec("level", shapes.level, (), (rf"(?P<v>{_DEGREE})",)),
        FieldSpec("degree_title_original", shapes.text(80), (), (rf"(?P<v>{_DEGREE})",)),
        FieldSpec(
            "field",
            shapes.text(80),
            ("Field of study", "Major", "Discipline"),
            (
                r"in the field of (?P<v>[A-Z][\w&\- ]+?)(?=[,.;\n]| to the| and has|$)",
                rf"(?:{_DEGREE})\s+(?:in|im Fach)\s+(?P<v>[A-Z][\w&\- ]+?)"
                r"(?=[,.;\n]| having| with| on | this| given|$)",
            ),
            first="patterns",
        ),
        FieldSpec(
            "date_conferred",
            shapes.day,
            ("Date of award", "Date conferred", "Conferred on"),
            (
                r"(?:on|this|dated|given)\s+(?:the\s+)?"
                r"(?P<v>[^.;]{6,80}?(?:\d{4}|(?:thousand|hundred)[\w ,-]{0,24}))",
                r"(?P<v>\d{1,2}(?:st|nd|rd|th)? (?:day of )?[A-Z][a-z]+,? \d{4})",
                r"(?P<v>[A-Z][a-z]+ \d{1,2}, \d{4})",
            ),
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
            loose=True,
        ),
    ),
)
