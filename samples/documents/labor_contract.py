"""劳动合同书 with filled blanks, and 聘用合同 with a table of the parties; both end in signatures."""

import random
from dataclasses import dataclass

from samples import contracts, tables
from samples.case import Case
from samples.contract_terms import FOUND
from samples.made import MadeDocument
from samples.numbers import cn_date
from samples.sheets import FACES, Booklet, Faces, blank, company_seal, name_seal, sign
from samples.tables import Cell, Row
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 2
VERSIONS = LAYOUTS + len(contracts.DRAWERS)
_ARTICLES = "一二三四五六七八九十"
_IP = (
    "乙方在合同期内为完成工作任务或者主要利用甲方物质技术条件所形成的发明创造、技术秘密、论文和软件等工作成果，"
    "其知识产权归甲方所有，乙方享有署名权和依法获得奖励、报酬的权利。"
)


@dataclass(frozen=True, slots=True)
class _Draft:
    case: Case
    rng: random.Random
    faces: Faces
    book: Booklet

    def clause(self, *pieces: Piece) -> None:
        self.book.write(*pieces, after=0.6)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """Two or three pages when compact, else up to five; layout 1 has a page of signatures of its own.

    Further versions are drawn by `samples.contracts`.
    """
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    faces = rng.choice(FACES)
    style = Style(faces.body, 10.5, 1.62) if case.compact else Style(faces.body, 14, 1.75)
    header = case.employer.name + "聘用合同" if layout == 1 else ""
    if layout >= LAYOUTS:
        return MadeDocument("labor_contract", contracts.draw(case, rng, layout - LAYOUTS))
    draft = _Draft(case, rng, faces, Booklet(style, header))
    if layout == 0:
        _labour(draft)
    else:
        _appointment(draft)
    _signatures(draft, layout)
    said = [
        ("salary_currency", "CNY"),
        ("salary_period", case.contract.paid_per),
        ("tasks_goals_clause", FOUND),
    ]
    return MadeDocument("labor_contract", draft.book.close(), said)


def _number(draft: _Draft) -> list[Piece]:
    number = draft.case.contract.number
    return ["合同编号：", Mark(number, "contract_no", number.replace("-", ""))]


def _start(case: Case) -> Mark:
    return Mark(cn_date(case.contract.start), "start", case.contract.start.isoformat())


def _end(case: Case) -> Mark:
    return Mark(cn_date(case.contract.end), "end", case.contract.end.isoformat())


def _labour(draft: _Draft) -> None:
    """The template of the labour office: numbered articles, filled blanks."""
    case, book, faces = draft.case, draft.book, draft.faces
    company, person = case.employer, case.applicant
    if not case.compact:
        _cover(draft)
    book.write(*_number(draft), indent=0, align="right", after=2)
    book.title("劳 动 合 同 书", faces.title, 20, 4)
    for label, text, field in (
        ("甲方（用人单位）：", company.name, "employer_name"),
        ("法定代表人：", company.legal_rep, "employer_legal_rep"),
        ("注册地址：", company.address, "employer_address"),
        ("乙方（劳动者）：", person.formal, "employee_name"),
        ("护照号码：", person.passport.number, "employee_id"),
        ("住所：", person.home, "employee_address"),
    ):
        book.write(label, *blank(text, field), indent=0)
    book.y += 2
    draft.clause(
        "根据《中华人民共和国劳动法》《中华人民共和国劳动合同法》和有关法律、法规，甲乙双方经平等自愿、协商一致"
        "签订本合同，共同遵守本合同所列条款。"
    )
    fixed = Mark("固定期限", "term_type", "fixed")
    contract = case.contract
    _articles(draft, (
        ("劳动合同期限", (
            ["甲、乙双方选择以下第 ", Mark(" 1 ", underline=True), " 种形式确定本合同期限："],
            ["（1）", fixed, "：自", *_filled(_start(case)), "起至", *_filled(_end(case)), "止。"],
            ["（2）无固定期限：自      年    月    日起至法定终止条件出现时止。"],
            ["（3）以完成一定工作任务为期限。"],
        )),
        ("工作内容和工作地点", (
            ["根据甲方工作需要，乙方同意担任", *blank(company.trade.position, "position"),
             f"岗位工作，负责{company.trade.task}。"],
            ["乙方的工作地点为", *blank(f"北京市{company.district}", "work_place"),
             "。乙方每年在京工作时间不少于", *blank(str(contract.months), "months_per_year"), "个月。"],
        )),
        ("劳动报酬", (
            ["甲方支付乙方的税前报酬为人民币", *blank(str(contract.salary), "salary"),
             f"元/{contract.period}，于每月15日前以货币形式支付。"],
        )),
        *_common(),
    ))  # fmt: skip


def _filled(mark: Mark) -> list[Piece]:
    return blank(mark.text, mark.field, mark.value)


def _cover(draft: _Draft) -> None:
    book, case, faces = draft.book, draft.case, draft.faces
    book.y = 70
    book.title("劳 动 合 同 书", faces.title, 32, 8)
    book.title("（固定期限）", faces.body, 16, 70)
    for label, text in (("甲    方", case.employer.name), ("乙    方", case.applicant.formal),
                        ("签订日期", cn_date(case.contract.signed_employer))):  # fmt: skip
        style = Style(faces.body, 15, 2.0)
        book.y = paragraph(book.page, 42, book.y, 150, [f"{label}：", *blank(text)], style)
    book.turn()


def _appointment(draft: _Draft) -> None:
    """The employer's own draft: a table of the parties and headed sections."""
    case, book, faces = draft.case, draft.book, draft.faces
    company, person, contract = case.employer, case.applicant, case.contract
    book.title("聘 用 合 同", faces.title, 22, 2)
    book.write(*_number(draft), indent=0, align="centre", after=3)
    rows = [
        Row([_label(faces, "甲方（聘用单位）"), Cell([Mark(company.name, "employer_name")], 3)], 9),
        Row([_label(faces, "单位地址"), Cell([Mark(company.address, "employer_address")], 3)], 9),
        Row([_label(faces, "法定代表人"), Cell([Mark(company.legal_rep, "employer_legal_rep")]),
             _label(faces, "联系电话"), Cell(company.phone)], 9),
        Row([_label(faces, "乙方（受聘人）"), Cell([Mark(person.formal, "employee_name")], 3)], 9),
        Row([_label(faces, "国籍"), Cell("乌托邦"), _label(faces, "护照号码"),
             Cell([Mark(person.passport.number, "employee_id")])], 9),
    ]  # fmt: skip
    style = Style(faces.body, 10.5, 1.4)
    book.y = tables.draw(book.page, book.left, book.y, (36, 48, 28, 44), rows, style).bottom + 4
    draft.clause(
        "为明确双方的权利和义务，依据《中华人民共和国劳动合同法》及国家有关外国专家管理的规定，甲乙双方在平等自愿、"
        "协商一致的基础上订立本合同。"
    )
    _articles(draft, (
        ("合同期限", (
            ["本合同为", Mark("固定期限", "term_type", "fixed"), "合同，自 ", _start(case), " 起，至 ",
             _end(case), " 止。"],
        )),
        ("岗位与工作地点", (
            ["甲方聘用乙方担任", Mark(company.trade.position, "position"),
             f"，主要工作任务为{company.trade.task}。"],
            ["工作地点：", Mark(f"北京市{company.district}", "work_place"), "。乙方每年在京工作不少于 ",
             Mark(str(contract.months), "months_per_year"), " 个月。"],
        )),
        ("工作报酬", (
            ["乙方报酬为税前人民币 ", Mark(f"{contract.salary:,}", "salary", str(contract.salary)),
             f" 元/{contract.period}，甲方依法代扣代缴个人所得税。"],
        )),
        *_common(),
    ), "{}、{}")  # fmt: skip


def _label(faces: Faces, text: str) -> Cell:
    return Cell(text, font=faces.bold)


_Section = tuple[str, tuple[list[Piece], ...]]


def _articles(draft: _Draft, sections: tuple[_Section, ...], form: str = "第{}条  {}") -> None:
    for number, (title, clauses) in enumerate(sections):
        draft.book.heading(form.format(_ARTICLES[number], title), draft.faces.bold)
        for clause in clauses:
            draft.clause(*clause)


def _common() -> tuple[_Section, ...]:
    """What both drafts say alike."""
    return (
        ("工作时间和休息休假", (
            ["甲方安排乙方执行标准工时制度，每日工作时间不超过8小时，平均每周不超过40小时。甲方安排乙方加班的，"
             "应安排补休或依法支付加班工资。"],
            ["乙方依法享有法定节假日、带薪年休假、婚假、产假等假期。"],
        )),
        ("社会保险和福利待遇", (
            ["甲、乙双方按国家和北京市的规定参加社会保险。甲方为乙方办理有关社会保险手续，并承担相应社会保险义务。"],
            ["乙方患病或非因工负伤，其病假工资、疾病救济费和医疗待遇按照国家和北京市有关规定执行。"],
        )),
        ("劳动保护和劳动条件", (
            ["甲方为乙方提供必要的劳动条件、实验设施和科研经费，建立健全操作规程、工作规范和劳动安全卫生制度。"],
        )),
        ("知识产权与保密", (
            [Mark(_IP, "ip_clause", FOUND)],
            ["乙方在聘用前已取得的知识产权归乙方所有。乙方应保守甲方的商业秘密，未经甲方书面同意不得向第三方披露。"],
        )),
        ("合同的变更、解除和终止", (
            ["经甲乙双方协商一致，可以书面形式变更或解除本合同。一方需提前解除合同的，应提前三十日以书面形式通知对方。"],
            ["乙方有严重违反规章制度、严重失职或者被依法追究刑事责任等情形之一的，甲方可以解除本合同。"],
            ["合同期满，双方无续签意向的，本合同即行终止。甲方应在终止之日起十五日内为乙方办理有关手续。"],
        )),
        ("违约责任与争议处理", (
            ["任何一方违反本合同，给对方造成损失的，应依法承担赔偿责任。"],
            ["因履行本合同发生的争议，双方应协商解决；协商不成的，可向甲方所在地劳动人事争议仲裁委员会申请仲裁。"],
        )),
        ("其他", (
            ["本合同未尽事宜，按国家有关法律、法规执行。本合同一式两份，甲乙双方各执一份，自双方签字盖章之日起生效。"],
        )),
    )  # fmt: skip


def _signatures(draft: _Draft, layout: int) -> None:
    """The block of signatures."""
    case, book, rng = draft.case, draft.book, draft.rng
    if layout == 1 or book.y + 84 > book.page.height - book.bottom:
        book.turn()
        book.write("（此页无正文，为劳动合同签字页）" if layout == 0 else "（本页为签字页，无正文）", after=6)
    top, style = book.y + 8, Style(draft.faces.body, 11, 1.7)
    right = book.left + book.width / 2 + 4
    company, person, contract = case.employer, case.applicant, case.contract
    for x, y, line in (
        (book.left, 0, "甲方（公章）："),
        (right, 0, "乙方（签字）："),
        (book.left, 26, "法定代表人（签字或盖章）："),
    ):
        paragraph(book.page, x, top + y, 70, [line], style)
    for x, day, name in (
        (book.left, contract.signed_employer, "sign_date_employer"),
        (right, contract.signed_employee, "sign_date_employee"),
    ):
        paragraph(book.page, x, top + 52, 70, ["日期：", Mark(cn_date(day), name, day.isoformat())], style)
    paragraph(book.page, book.left + 4, top + 9, 74, [company.name], style)
    company_seal(
        book.page, book.left + 44, top + 14, company.name, rng, "合同专用章" if rng.random() < 0.5 else ""
    )
    sign(book.page, right + 26, top - 4, person.natural, "乙方（签字）", rng, 44)
    if rng.random() < 0.4:
        name_seal(book.page, book.left + 20, top + 43, company.legal_rep, rng)
    else:
        sign(book.page, book.left + 14, top + 35, company.legal_rep, "法定代表人（签字或盖章）", rng, 30)
    book.y = top + 62
