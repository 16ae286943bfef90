"""意向书 and letters of intent: with labels, in prose, in English, and an offer that one side signs."""

import random
from collections.abc import Callable
from datetime import timedelta

from samples.canvas import Page
from samples.case import Case
from samples.intents import Intent, letter_of_intent, offer_letter
from samples.made import MadeDocument
from samples.numbers import cn_date
from samples.sheets import FACES, Booklet, blank, company_seal, sign
from samples.typeset import Mark, Style, paragraph


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One or two pages."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    facts = random.Random(f"{case.seed}-letter_of_intent")
    valid = case.contract.signed_employee + timedelta(days=facts.randint(120, 400))
    intent = Intent(case, rng, rng.choice(FACES), valid, facts.choice((6, 9, 12, 18)))
    return MadeDocument("letter_of_intent", _DRAWERS[layout](intent))


def _labelled(intent: Intent) -> list[Page]:
    """聘用意向书 with labels and filled blanks."""
    case, faces = intent.case, intent.faces
    book = Booklet(Style(faces.body, 12, 1.75))
    title = intent.rng.choice(("聘用意向书", "引进意向书", "工作意向书"))
    book.title([Mark(title, "kind", "letter-of-intent")], faces.title, 22, 6)
    number = "YX-" + case.contract.number.removeprefix("HT-")
    stated = Mark(number, "contract_no", number.replace("-", ""))
    book.write("编号：", stated, indent=0, align="right", after=2)
    for label, text, field in (
        ("甲方（用人单位）：", case.employer.name, "employer_name"),
        ("法定代表人：", case.employer.legal_rep, "employer_legal_rep"),
        ("地址：", case.employer.address, "employer_address"),
        ("乙方（受聘人）：", case.applicant.formal, "employee_name"),
        ("护照号码：", case.applicant.passport.number, "employee_id"),
        ("住址：", case.applicant.home, "employee_address"),
    ):
        book.write(label, *blank(text, field), indent=0)
    book.y += 3
    contract, trade = case.contract, case.employer.trade
    book.write("甲乙双方本着平等自愿的原则，就乙方来京工作事宜达成如下意向：")
    book.write("一、甲方拟聘请乙方担任", Mark(trade.position, "position"), "，主要负责", trade.task, "。")
    book.write(
        "二、拟聘期限自",
        intent.date("start"),
        "起至",
        intent.date("end"),
        "止，乙方每年在京工作不少于",
        Mark(str(contract.months), "months_per_year"),
        "个月。",
    )
    book.write("三、工作地点：", Mark(f"北京市{case.employer.district}", "work_place"), "。")
    book.write(
        "四、乙方的税前报酬为",
        Mark("人民币", "salary_currency", "CNY"),
        intent.pay,
        "元/",
        Mark(contract.period, "salary_period", contract.paid_per),
        "。",
    )
    book.write(
        "五、",
        Mark("乙方入选北京海外人才聚集工程后，双方应在三十日内签订正式劳动合同", "conditions", "found"),
        "。",
    )
    book.write(
        "六、本意向书有效期至", Mark(cn_date(intent.valid), "valid_until", intent.valid.isoformat()), "。"
    )
    _both_sign(intent, book)
    return book.close()


def _both_sign(intent: Intent, book: Booklet) -> None:
    case, rng = intent.case, intent.rng
    book.need(56)
    top, style = book.y + 8, Style(intent.faces.body, 11, 1.7)
    right = book.left + book.width / 2 + 4
    contract = case.contract
    for x, label, value, name in (
        (book.left, "甲方（盖章）：", contract.signed_employer, "sign_date_employer"),
        (right, "乙方（签字）：", contract.signed_employee, "sign_date_employee"),
    ):
        paragraph(book.page, x, top, 70, [label], style)
        paragraph(book.page, x, top + 26, 70, [Mark(cn_date(value), name, value.isoformat())], style)
    company_seal(book.page, book.left + 40, top + 12, case.employer.name, rng)
    sign(book.page, right + 26, top - 4, case.applicant.natural, "乙方（签字）", rng, 44)
    book.y = top + 36


def _prose(intent: Intent) -> list[Page]:
    """意向协议 in sentences: no label anywhere."""
    case, faces, contract = intent.case, intent.faces, intent.case.contract
    book = Booklet(Style(faces.body, 13, 1.8), footer="— {page} —")
    book.title(
        [Mark(intent.rng.choice(("引进意向协议", "意向性协议", "意向书")), "kind", "letter-of-intent")],
        faces.title,
        22,
        8,
    )
    book.write(
        intent.name,
        "（以下简称“甲方”）与",
        intent.person,
        "（护照号码",
        intent.passport,
        "，以下简称“乙方”）",
        "经友好协商，达成如下意向。",
    )
    book.write(
        "甲方有意聘请乙方担任",
        Mark(case.employer.trade.position, "position"),
        "，全面主持相关研发工作。乙方同意",
        Mark("全职", "full_time", "full-time"),
        "来京工作，工作时间自",
        intent.date("start"),
        "至",
        intent.date("end"),
        "，每年在京工作不少于",
        Mark(str(contract.months), "months_per_year"),
        "个月。",
    )
    book.write(
        "甲方承诺向乙方提供",
        Mark(
            "年薪" if contract.period == "年" else "月薪",
            "salary_period",
            contract.paid_per,
        ),
        Mark("人民币", "salary_currency", "CNY"),
        intent.pay,
        "元，并协助办理签证、住房等事宜。",
    )
    book.write(
        Mark("如乙方入选该工程，甲乙双方另行签订正式合同，明确双方的权利和义务", "conditions", "found"), "。"
    )
    book.write("本协议有效期为自签字之日起", Mark(str(intent.months), "valid_until"), "个月，逾期自动失效。")
    _both_sign(intent, book)
    return book.close()


_DRAWERS: tuple[Callable[[Intent], list[Page]], ...] = (_labelled, _prose, letter_of_intent, offer_letter)
LAYOUTS = len(_DRAWERS)
