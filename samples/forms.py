"""Forms about an applicant: what is filled in, under labels of several wordings, as tables."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samples import tables
from samples.canvas import Page
from samples.case import Case
from samples.citizens import citizen
from samples.numbers import cn_date, en_date
from samples.sheets import Faces
from samples.tables import Cell, Row
from samples.typeset import BOX, TICKED, Mark, Piece, Style, paragraph

LEFT, WIDTH = 22.0, 166.0
_SEX = {"M": "男", "F": "女"}
_SEX_EN = {"M": "Male", "F": "Female"}

CHINESE = {
    "name_zh": "姓名（中文）",
    "name_foreign": "外文名",
    "sex": "性别",
    "dob": "出生年月",
    "nationality": "国籍",
    "birth_place": "出生地",
    "passport_no": "护照号",
    "id_no": "身份证号码",
    "specialty": "专业方向",
    "highest_degree": "学位",
    "degree_date": "获得时间",
    "degree_field": "专业",
    "degree_school": "毕业学校",
    "overseas_employer": "来华前工作单位",
    "overseas_title": "职务/职称",
    "employer_name": "用人单位",
    "employer_addr": "通讯地址",
    "employer_uscc": "社会信用代码",
    "supervisory_dept": "推荐单位",
    "post_in_beijing": "拟聘岗位",
    "term": "合同期限",
    "months_per_year": "每年在京工作时间",
    "arrival": "到岗时间",
    "platform": "引才平台",
}
ENGLISH = {
    "name_zh": "Chinese name",
    "name_foreign": "Name (as in passport)",
    "sex": "Gender",
    "dob": "Date of birth",
    "nationality": "Nationality",
    "birth_place": "Place of birth",
    "passport_no": "Passport No.",
    "id_no": "ID No.",
    "specialty": "Professional field",
    "highest_degree": "Highest Degree Granted",
    "degree_date": "Date granted",
    "degree_field": "Major",
    "degree_school": "Institution Attended",
    "overseas_employer": "Current employer",
    "overseas_title": "Position",
    "employer_name": "Employer",
    "employer_addr": "Address",
    "employer_uscc": "Unified social credit code",
    "supervisory_dept": "Supervisory department",
    "post_in_beijing": "Post in Beijing",
    "term": "Term of contract",
    "months_per_year": "Working time in Beijing",
    "arrival": "Time arriving",
    "platform": "Working platform",
}
BOTH = {name: f"{CHINESE[name]}\n{ENGLISH[name]}" for name in CHINESE}


@dataclass(frozen=True, slots=True)
class Answers:
    """What an applicant fills in; `english`: in English. `ticks`: sex by tick boxes."""

    case: Case
    rng: random.Random
    faces: Faces
    labels: Mapping[str, str]
    english: bool = False
    ticks: bool = False

    @property
    def style(self) -> Style:
        return Style(self.faces.filled, 10.5, 1.4, tick=("√", "☑", "■")[self.case.seed % 3])

    def of(self, name: str) -> Sequence[Piece]:
        """The pieces behind the label `name`."""
        special = {"sex": self._sex, "term": self._term, "months_per_year": self._months, "dob": self._born,
                   "degree_school": self._school, "overseas_employer": self._employer,
                   "overseas_title": self._title}  # fmt: skip
        return special[name]() if name in special else [self._plain(name)]

    def _plain(self, name: str) -> Piece:
        case, person, company = self.case, self.case.applicant, self.case.employer
        contract, degree = case.contract, case.degree
        granted = degree.conferred
        values: dict[str, tuple[str, str | None]] = {
            "name_zh": (person.name_zh, None),
            "name_foreign": (person.formal, None),
            "nationality": ("Utopia" if self.english else "乌托邦", person.nationality),
            "birth_place": (person.birth_place if self.english else person.birth_place_zh, None),
            "passport_no": (person.passport.number, None),
            "specialty": (degree.field_en if self.english else case.specialty, None),
            "highest_degree": ("Doctor" if self.english else "博士", "doctor"),
            "degree_date": (self._month(granted.year, granted.month), f"{granted:%Y-%m}"),
            "degree_field": (degree.field_en if self.english else degree.field_zh, None),
            "employer_name": (company.name, None),
            "employer_addr": (company.address, None),
            "employer_uscc": (company.uscc, None),
            "supervisory_dept": (case.supervisor, None),
            "post_in_beijing": (company.trade.position, None),
            "arrival": (self._month(contract.start.year, contract.start.month), f"{contract.start:%Y-%m}"),
            "platform": (f"{company.district}海外人才创新园", None),
        }
        if name == "id_no":
            # A returnee may have one, a foreigner has none.
            facts = random.Random(f"{case.seed}-id_no")
            own = citizen(facts, case.submitted).id_no
            return Mark(own, "id_no") if facts.random() < 0.5 else "无"
        text, value = values[name]
        return Mark(text, name, value)

    def _month(self, year: int, month: int) -> str:
        return f"{year}—{month:02d}" if self.english else f"{year}年{month}月"

    def _born(self) -> list[Piece]:
        born = self.case.applicant.dob
        if self.labels is ENGLISH or self.english:
            return [Mark(en_date(born), "dob", born.isoformat())]
        if "月" in self.labels["dob"] and not self.ticks:
            return [Mark(f"{born.year}年{born.month}月", "dob", f"{born:%Y-%m}")]
        return [Mark(cn_date(born), "dob", born.isoformat())]

    def _sex(self) -> list[Piece]:
        sex = self.case.applicant.sex
        words = _SEX_EN if self.english else _SEX
        if not self.ticks:
            return [Mark(words[sex], "sex", sex)]
        pieces: list[Piece] = []
        for code, word in words.items():
            pieces += [TICKED if code == sex else BOX, Mark(word, "sex", sex) if code == sex else word, "  "]
        return pieces[:-1]

    def _term(self) -> list[Piece]:
        contract = self.case.contract
        form = en_date if self.english else cn_date
        start = Mark(form(contract.start), "contract_start", contract.start.isoformat())
        end = Mark(form(contract.end), "contract_end", contract.end.isoformat())
        return ["from ", start, " to ", end] if self.english else ["自", start, "起至", end, "止"]

    def _months(self) -> list[Piece]:
        months = Mark(str(self.case.contract.months), "months_per_year")
        return [months, " months per year"] if self.english else [months, "个月"]

    def _school(self) -> list[Piece]:
        degree = self.case.degree
        names: list[Piece] = [Mark(degree.institution, "degree_school")]
        return names if self.english else [Mark(degree.institution_zh, "degree_school"), "\n", *names]

    def _employer(self) -> list[Piece]:
        abroad = self.case.abroad
        names: list[Piece] = [Mark(abroad.employer, "overseas_employer")]
        return names if self.english else [Mark(abroad.employer_zh, "overseas_employer"), "\n", *names]

    def _title(self) -> list[Piece]:
        abroad = self.case.abroad
        names: list[Piece] = [Mark(abroad.title, "overseas_title")]
        return names if self.english else [Mark(abroad.title_zh, "overseas_title"), "\n", *names]


def table(page: Page, y: float, answers: Answers, rows: Sequence[Sequence[str]]) -> float:
    """Rows of one or two questions each, ruled; returns the y below."""
    drawn = []
    for row in rows:
        cells: list[Cell] = []
        for name in row:
            cells.append(Cell(answers.labels[name], align="centre", font=answers.faces.body))
            cells.append(Cell(answers.of(name), 3 if len(row) == 1 else 1))
        drawn.append(Row(cells, 10))
    return tables.draw(page, LEFT, y, (35.0, 50.0, 33.0, 48.0), drawn, answers.style).bottom


def past_row(field: str, period: str, printed: str, place: str, title: str) -> Row:
    """One row of education or work; its three cells state the field together."""
    value = f"{period} {place}, {title}"
    return Row([Cell([Mark(text, field, value)]) for text in (printed, place, title)], 8)


def career(
    page: Page, y: float, answers: Answers, heads: tuple[str, str], columns: tuple[str, str, str]
) -> float:
    """Tables of education and of work, one below the other; returns the y below."""
    case, bold = answers.case, answers.faces.bold
    degree, abroad = case.degree, case.abroad
    began = degree.conferred.year - 4
    school = degree.institution if answers.english else degree.institution_zh
    place = abroad.employer if answers.english else abroad.employer_zh
    title = abroad.title if answers.english else abroad.title_zh
    form = "{}.{:02d}-{}.{:02d}"
    open_ended = "{}.{:02d}-present" if answers.english else "{}.{:02d}-至今"
    levels = ("Master", "Doctor") if answers.english else ("硕士", "博士")
    head = [Cell(text, align="centre", font=bold) for text in columns]
    rows = [
        Row([Cell(heads[0], 3, font=bold)], 9),
        Row(head, 8),
        past_row("education", f"{began - 3}-09/{began}-06", form.format(began - 3, 9, began, 6), school,
                 levels[0]),
        past_row("education", f"{began}-09/{degree.conferred:%Y-%m}",
                 form.format(began, 9, degree.conferred.year, degree.conferred.month), school, levels[1]),
        Row([Cell(heads[1], 3, font=bold)], 9),
        Row(head, 8),
        past_row("experience", f"{abroad.since:%Y-%m}/open",
                 open_ended.format(abroad.since.year, abroad.since.month), place, title),
    ]  # fmt: skip
    return tables.draw(page, LEFT, y, (44.0, 78.0, 44.0), rows, answers.style).bottom


def heading(page: Page, y: float, text: str, answers: Answers, size: float = 13) -> float:
    return paragraph(page, LEFT, y, WIDTH, [text], Style(answers.faces.title, size)) + 1.5


def chosen(
    options: Sequence[tuple[str, str]], field: str, value: str, also: Mapping[str, str]
) -> list[Piece]:
    """Tick boxes before options; the ticked one states `field`. `also`: empty options."""
    pieces: list[Piece] = []
    for text, meaning in options:
        ticked = meaning == value
        pieces += [TICKED if ticked else BOX, Mark(text, field, value) if ticked else text, "  "]
    for text in also:
        pieces += [BOX, text, "  "]
    return pieces[:-1]


def plan(case: Case, english: bool) -> str:
    trade = case.employer.trade
    if english:
        return (
            f"To establish a research group in {case.degree.field_en.lower()},"
            " to train young engineers and to "
            "bring two products to small-batch production within three years."
        )
    return f"引进后负责{trade.task}，三年内组建研发团队，申请发明专利不少于三项，培养青年技术骨干。"


def plan_by_years(case: Case) -> str:
    """What is to be done in three years, as long forms ask for it."""
    trade = case.employer.trade
    return (
        f"引进后在{case.employer.name}担任{trade.position}，负责{trade.task}。\n"
        f"第一年：组建研发团队，完成技术路线论证，形成{trade.products[0]}的实验室样品。\n"
        f"第二年：完成中试验证，申请发明专利不少于三项，培养青年技术骨干五名以上。\n"
        f"第三年：实现{trade.products[1]}的小批量生产，形成具有自主知识产权的核心技术，"
        f"带动{trade.field_zh}领域的产学研合作。"
    )
