"""What else lies in a dossier (domain B.21): of no type of its own, and full of words of the others."""

import random
from datetime import timedelta

from samples.canvas import Page
from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, en_date
from samples.sheets import FACES, Faces, company_seal, sign, specimen
from samples.typeset import Style, paragraph

# pledge · power of attorney · high-tech certificate · curriculum vitae · letter of recommendation · bank slip
LAYOUTS = 6


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page; it states no field."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    own = random.Random(f"{case.seed}-other-{layout}")
    page, faces = Page(), own.choice(FACES)
    title, lines = (_pledge, _power, _high_tech, _vita, _recommendation, _slip)[layout](case, own)
    latin = title.isascii()
    heading = Style(Font.LATIN_BOLD if latin else faces.title, 15 if latin else 22)
    y = paragraph(page, 20, 34, 170, [title], heading, align="left" if latin else "centre") + 8
    style = Style(Font.LATIN if latin else faces.body, 12, 1.8)
    for line in lines:
        y = paragraph(page, 26, y, 158, [line], style, indent=0 if latin or "：" in line[:8] else 8) + 2
    _close(page, case, faces, layout, own, y)
    specimen(page)
    return MadeDocument("other", [page])


def _close(page: Page, case: Case, faces: Faces, layout: int, rng: random.Random, y: float) -> None:
    day = case.submitted - timedelta(days=rng.randint(5, 120))
    if layout == 4:
        sign(page, 28, y + 4, case.abroad.signer, "Sincerely", rng, 50)
        page.text(28, y + 18, case.abroad.signer, 12, Font.LATIN)
        return
    page.text(120, y + 10, cn_date(day), 12, faces.body)
    if layout != 3:
        company_seal(page, 136, y + 16, case.employer.name, rng)


def _pledge(case: Case, rng: random.Random) -> tuple[str, list[str]]:
    on = rng.choice(("签订", "订立"))
    who = f"本人{case.applicant.name_zh}，护照号码{case.applicant.passport.number}，郑重承诺如下："
    return "承 诺 书", [
        who,
        "一、所提交的申报书、学位证书、劳动合同、护照及专利证书等材料均真实有效，复印件与原件一致。",
        f"二、入选后按照与用人单位{on}的合同在京工作，遵守合同期限、劳动报酬及保密的约定。",
        "三、如有不实，本人愿意承担相应责任。",
        "承诺人（签字）：",
    ]


def _power(case: Case, rng: random.Random) -> tuple[str, list[str]]:
    return "授权委托书", [
        f"委托人：{case.employer.name}",
        f"法定代表人：{case.employer.legal_rep}",
        f"兹委托我单位人力资源部{rng.choice(('李', '王', '赵'))}女士办理申报事宜，"
        "包括提交营业执照、审计报告、公司章程等材料。",
        "委托期限：自签发之日起六个月。",
        "委托人（盖章）：",
    ]


def _high_tech(case: Case, rng: random.Random) -> tuple[str, list[str]]:
    issued = case.submitted - timedelta(days=rng.randint(100, 900))
    return "高新技术企业证书", [
        f"企业名称：{case.employer.name}",
        f"证书编号：GR{issued.year}1100{rng.randint(1000, 9999)}",
        f"发证时间：{cn_date(issued)}",
        "有效期：三年",
        "批准机关：北京市科学技术委员会",
    ]


def _vita(case: Case, rng: random.Random) -> tuple[str, list[str]]:
    abroad, degree = case.abroad, case.degree
    return "个人简历", [
        f"姓名：{case.applicant.name_zh}",
        f"教育经历：{degree.conferred.year - 5}年至{degree.conferred.year}年，{degree.institution_zh}，"
        f"{degree.field_zh}，博士学位。",
        f"工作经历：{abroad.since.year}年至今，{abroad.employer_zh}，{abroad.title_zh}。",
        f"研究方向：{degree.field_zh}，发表论文{rng.randint(9, 60)}篇，授权发明专利{rng.randint(2, 15)}项。",
        "获奖情况：青年科学奖一等奖，优秀论文奖。",
    ]


def _recommendation(case: Case, rng: random.Random) -> tuple[str, list[str]]:
    person, abroad = case.applicant, case.abroad
    return "Letter of Recommendation", [
        f"{en_date(case.submitted - timedelta(days=rng.randint(20, 200)))}",
        "Dear Members of the Selection Committee,",
        f"it is a pleasure to recommend {person.natural}, with whom I have worked at {abroad.employer} for "
        f"many years. I know few researchers in {case.degree.field_en.lower()} of equal imagination.",
        f"{'His' if person.sex == 'M' else 'Her'} doctorate was among the best of its year, and the patents "
        "and papers that followed speak for themselves.",
        "I recommend the applicant without reservation.",
        "Sincerely,",
    ]


def _slip(case: Case, rng: random.Random) -> tuple[str, list[str]]:
    return "电子回单", [
        f"付款人：{case.employer.name}",
        f"收款人：{case.applicant.name_zh}",
        f"金额：人民币{rng.randint(20, 90)},000.00元",
        "用途：工资",
        f"交易流水号：{rng.randint(10**11, 10**12 - 1)}",
    ]
