"""Rules on persons and degrees over any papers: doubt never helps, and the order of files means nothing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Document
from ingest.volume import Binding
from validators.example import document, dossier, programme
from validators.rule import Rule, discover

RULES = [rule for rule in discover() if rule.id.startswith(("person.", "degree."))]
PROGRAMME = programme()
# Of each field two values that differ, and some that differ in precision, script or language.
VALUES = {
    "name_foreign": ("Anna Eriksson", "Li Jie"),
    "name_zh": ("李洁", "李㛃", "李杰", "安娜·埃里克松"),
    "surname": ("ERIKSSON", "LI"),
    "given_names": ("ANNA", "JIE"),
    "holder_name": ("Anna Eriksson", "李洁"),
    "employee_name": ("Eriksson Anna", "李洁", "李杰"),
    "nationality": ("UTO", "CHN"),
    "sex": ("F", "M"),
    "dob": ("1974-08-12", "1974-08", "1974-03-12"),
    "passport_no": ("E12345678", "E12345670"),
    "employee_id": ("E12345678", "E12345670", "11010519491231002X"),
    "id_no": ("11010519491231002X", "110105197408120024"),
    "issue_date": ("2014-01-01", "2016-01-01"),
    "highest_degree": ("doctor", "master"),
    "level": ("doctor", "master", "doctor-professional"),
    "degree_school": ("阿卡尼亚大学", "University of Arkania", "Norhaven College"),
    "institution": ("阿卡尼亚大学", "University of Arkania"),
    "institution_original": ("University of Arkania", "Universität Arkania"),
    "degree_date": ("2002-06", "2003-06"),
    "date_conferred": ("2002-06", "2002-06-14", "2002-07"),
    "certificate_no": ("教留服认美[2014]00001号", "120160000001"),
}
PAPERS = {
    "application_form": ("name_foreign", "name_zh", "nationality", "sex", "dob", "passport_no", "id_no",
                         "highest_degree", "degree_school", "degree_date"),
    "passport": ("surname", "given_names", "name_zh", "nationality", "sex", "dob", "passport_no",
                 "issue_date"),
    "prc_id_card": ("name_zh", "sex", "dob", "id_no"),
    "labor_contract": ("employee_name", "employee_id"),
    "overseas_degree": ("holder_name", "level", "institution", "date_conferred"),
    "domestic_degree": ("holder_name", "level", "institution", "date_conferred"),
    "cscse_certification": ("holder_name", "level", "institution", "institution_original", "date_conferred",
                            "certificate_no", "issue_date", "dob", "nationality"),
}  # fmt: skip
sureness = st.sampled_from((0.999, 0.999, 0.96, 0.7))


@st.composite
def papers(draw: st.DrawFn) -> list[Document]:
    """A form, a passport and up to four other papers, each field with one of its values or none."""
    others = draw(st.lists(st.sampled_from(sorted(PAPERS)), max_size=4))
    return [draw(paper(type)) for type in ("application_form", "passport", *others)]


@st.composite
def paper(draw: st.DrawFn, type: str) -> Document:
    values = {name: draw(st.sampled_from(VALUES[name])) for name in PAPERS[type] if draw(st.integers(0, 5))}
    made = document(type, Binding.ATTACHMENTS, **values)
    fields = tuple(replace(field, confidence=draw(sureness)) for field in made.fields)
    return replace(made, fields=fields, confidence=draw(st.sampled_from((0.99, 0.99, 0.6))))


def ask(rule: Rule, documents: list[Document]) -> list[str]:
    return sorted(answer.outcome.value for answer in rule.check(dossier(*documents), PROGRAMME))


@settings(max_examples=40, deadline=None)
@given(given_papers=papers(), factors=st.lists(st.sampled_from((1.0, 0.97, 0.5)), min_size=1, max_size=7))
def test_less_confidence_makes_no_pass_and_no_failure(
    given_papers: list[Document], factors: list[float]
) -> None:
    turn = iter(factors * 80)
    lowered = [
        replace(
            each,
            confidence=each.confidence * next(turn),
            fields=tuple(replace(f, confidence=f.confidence * next(turn)) for f in each.fields),
        )
        for each in given_papers
    ]
    for rule in RULES:
        before, after = ask(rule, given_papers), ask(rule, lowered)
        if {"fail", "cannot-tell"} & set(before):
            assert {"fail", "cannot-tell"} & set(after), rule.id
        if "fail" not in before:
            assert "fail" not in after, rule.id


@settings(max_examples=20, deadline=None)
@given(given_papers=papers().flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))))
def test_the_order_of_papers_changes_no_outcome(
    given_papers: tuple[list[Document], list[Document]],
) -> None:
    for rule in RULES:
        assert ask(rule, given_papers[0]) == ask(rule, given_papers[1]), rule.id
