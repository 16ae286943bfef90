"""Self-recommendation and recommendation form 自荐、推荐表 (domain B.2)."""

from collections.abc import Iterator

from extractors.document import Field
from extractors.fields import shapes
from extractors.fields.applicant import APPLICANT
from extractors.fields.careers import careers
from extractors.fields.clauses import filled_in, flag
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.fields.view import View
from extractors.values.value import Value
from ingest.wording import Bilingual


def _kind(raw: str) -> Value | None:
    """Who recommends: the ticked one of 自荐 and 推荐."""
    plain = "".join(raw.split())
    chinese = shapes.ticked({"自荐": "self", "推荐": "recommended"})(plain)
    return chinese or shapes.ticked({"Self-recommendation": "self", "Recommendation": "recommended"})(plain)


def _special(view: View) -> Iterator[Field]:
    yield from careers(view)
    yield from filled_in(
        view, "reason", "推荐理由", "自荐理由", "推荐意见", "Reasons for recommendation", "Reasons"
    )


TYPE = DocumentType(
    name="self_recommendation_form",
    called=Bilingual(zh="自荐、推荐表", en="Self-recommendation form"),
    titles=(
        "自荐、推荐表",
        "自荐推荐表",
        "自荐表",
        "推荐表",
        "自荐（推荐）表",
        "海外高层次人才自荐表",
        "北京海外高层次人才自荐、推荐表",
        "北京市海外高层次人才自荐、推荐表",
        "Self-recommendation Form",
        "Self-recommendation and Recommendation",
        "High-level Overseas Talents",
        "Self-recommendation and Recommendation Form",
        "Beijing High-level Overseas Talents Self-recommendation and Recommendation Form",
    ),
    anchors=(
        "自荐",
        "推荐人",
        "推荐人姓名",
        "推荐单位",
        "推荐理由",
        "自荐理由",
        "与被推荐人关系",
        "拟来京工作意向",
        "意向单位",
        "意向岗位",
        "Recommender",
        "Self-recommendation",
        "Reasons for recommendation",
        "Intended employer",
        "Relationship to the candidate",
    ),
    against=("用人单位意见", "主管部门意见", "申报单位意见"),
    fields=(
        FieldSpec(
            "kind",
            _kind,
            ("推荐方式", "申报方式", "Type of recommendation", "Type"),
            (r"(?P<v>[☑□☐口√■✔V]\s?自荐.{0,6}[☑□☐口√■✔V]\s?推荐)",),
        ),
        *APPLICANT,
        FieldSpec(
            "intended_employer",
            shapes.organisation,
            ("意向单位", "拟来京工作单位", "意向用人单位", "Intended employer"),
            wrap=True,
        ),
        FieldSpec(
            "intended_post",
            shapes.text(80),
            ("意向岗位", "拟来京工作意向", "意向职务", "拟从事工作", "Intended post", "Intended position"),
            wrap=True,
        ),
        FieldSpec(
            "recommender_name", shapes.person, ("推荐人", "推荐人姓名", "Recommender", "Name of recommender")
        ),
        FieldSpec(
            "recommender_organisation",
            shapes.organisation,
            (
                "推荐单位",
                "推荐人单位",
                "推荐人工作单位",
                "Organisation of recommender",
                "Recommending organisation",
            ),
            wrap=True,
        ),
        FieldSpec(
            "recommender_title",
            shapes.text(60),
            ("推荐人职务", "推荐人职务/职称", "推荐人职称", "Title of recommender"),
            wrap=True,
        ),
        FieldSpec(
            "recommender_relation",
            shapes.text(40),
            ("与被推荐人关系", "与申报人关系", "Relationship to the candidate", "Relationship"),
        ),
        FieldSpec("education", flag, many=True),
        FieldSpec("experience", flag, many=True),
        FieldSpec("reason", flag),
    ),
    stops=(
        "联系方式",
        "联系电话",
        "电子邮箱",
        "教育经历",
        "工作经历",
        "起止时间",
        "Contact",
        "Telephone",
        "E-mail",
        "Education",
        "Work experience",
    ),
    extract=_special,
)
