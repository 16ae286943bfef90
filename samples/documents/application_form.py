"""申报书: cover, ruled tables about applicant, employer and work in Beijing, career, opinions with seals."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from samples import form_versions, tables
from samples.canvas import Page, Photo, Rect
from samples.case import Case
from samples.forms import past_row, plan_by_years
from samples.made import MadeDocument
from samples.numbers import cn_date
from samples.people import chinese_name
from samples.sheets import FACES, Faces, company_seal, filled_line, running, sign
from samples.tables import Cell, Row
from samples.typeset import BOX, TICKED, Mark, Piece, Style, paragraph

LAYOUTS = 2
VERSIONS = LAYOUTS + len(form_versions.DRAWERS)
_LEFT = 22.0
_WIDTH = 166.0
_SEX = {"M": "男", "F": "女"}
_ENGLISH = {
    "中文姓名": "Chinese name", "外文姓名": "Name", "性别": "Sex", "出生日期": "Date of birth",
    "出生地": "Place of birth",
    "国籍": "Nationality", "护照号码": "Passport No.", "最高学位": "Highest degree", "所学专业": "Major",
    "毕业院校": "Institution", "授予时间": "Date granted", "专业领域": "Area of expertise",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Form:
    """What all pages of one form share. Layout 1 has tick boxes and bilingual labels."""

    case: Case
    rng: random.Random
    layout: int
    faces: Faces

    @property
    def style(self) -> Style:
        return Style(self.faces.filled, 10.5, 1.45, tick=("√", "☑", "■")[self.case.seed % 3])

    def label(self, text: str, columns: int = 1, rows: int = 1) -> Cell:
        english = _ENGLISH.get(text) if self.layout == 1 else None
        return Cell(f"{text}\n{english}" if english else text, columns, rows, "centre", self.faces.body)

    def heading(self, text: str, columns: int) -> Row:
        return Row([Cell(text, columns, font=self.faces.bold)], 9)

    def choice(self, options: Sequence[tuple[str, str]], field: str, value: str) -> list[Piece]:
        """Tick boxes before the options; the ticked one states the field."""
        pieces: list[Piece] = []
        for text, meaning in options:
            ticked = meaning == value
            pieces += [TICKED if ticked else BOX, Mark(text, field, value) if ticked else text, "  "]
        return pieces[:-1]


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """Four pages; five with instructions when the case is not compact."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    if layout >= LAYOUTS:
        return MadeDocument("application_form", form_versions.draw(case, rng, layout - LAYOUTS))
    form = _Form(case, rng, layout, rng.choice(FACES))
    pages = [_cover(form)]
    if not case.compact:
        pages.append(_instructions(form))
    pages += [_basics(form), _career(form), _opinions(form)]
    for number, page in enumerate(pages[1:], 1):
        footer = f"第 {number} 页 共 {len(pages) - 1} 页" if layout == 0 else f"— {number} —"
        running(page, "北京海外人才聚集工程申报书" if layout == 1 else "", footer, form.faces.body)
    return MadeDocument("application_form", pages)


def _section(form: _Form, page: Page, y: float, title: str) -> float:
    """A section's title; returns the y of its table."""
    return paragraph(page, _LEFT, y, _WIDTH, [title], Style(form.faces.title, 15)) + 1.5


def _cover(form: _Form) -> Page:
    case, faces, page = form.case, form.faces, Page()
    page.text(_LEFT + _WIDTH, 28, "编号：", 12, faces.body, align="right")
    big = Style(faces.title, 28, 1.5)
    paragraph(page, _LEFT, 66, _WIDTH, ["北京海外人才聚集工程"], big, align="centre")
    track = Mark("外专", "track", "foreign-expert")
    if form.layout == 0:
        term = "长期项目" if case.project == "long-term" else "短期项目"
        name: list[Piece] = [track, Mark(term, "project_type", case.project), "申报书"]
        paragraph(page, _LEFT, 84, _WIDTH, name, big, align="centre")
    else:
        paragraph(page, _LEFT, 84, _WIDTH, ["申 报 书"], big, align="centre")
        options = (("外专长期项目", "long-term"), ("外专短期项目", "short-term"))
        ticks = form.choice(options, "project_type", case.project)
        row = Style(faces.body, 14, tick=form.style.tick)
        paragraph(page, _LEFT, 108, _WIDTH, ["申报类别：", *ticks], row, align="centre")
        channel: list[Piece] = ["申报渠道：", TICKED, track, "  ", BOX, "普通"]
        paragraph(page, _LEFT, 120, _WIDTH, channel, row, align="centre")
    y = 150.0
    for label, text, field, value in (
        ("申 报 人", case.applicant.formal, "name_foreign", None),
        ("申报单位", case.employer.name, "employer_name", None),
        ("主管部门", case.supervisor, "supervisory_dept", None),
        ("填表日期", cn_date(case.submitted), "declaration_date", case.submitted.isoformat()),
    ):
        page.text(40, y, f"{label}：", 15, faces.body)
        filled_line(page, 68, y + 0.3, 112, Mark(text, field, value), Style(faces.filled, 14))
        y += 15
    paragraph(page, _LEFT, 250, _WIDTH, ["北京海外学人中心 制"], Style(faces.body, 14), align="centre")
    return page


def _instructions(form: _Form) -> Page:
    page, style = Page(), Style(form.faces.body, 12, 1.9)
    y = paragraph(page, _LEFT, 32, _WIDTH, ["填报说明"], Style(form.faces.title, 18), align="centre") + 6
    for line in (
        "一、本表由用人单位组织填写，内容应真实、准确，不得空项、漏项。",
        "二、申报人姓名应与护照一致，外文姓氏请用大写字母填写。",
        "三、毕业院校、海外任职单位及职务须同时填写中文和外文全称。",
        "四、日期一律使用公历，按年、月、日填写。",
        "五、申报书和附件材料请分别装订，一式五份；申报人其它个人信息表另附一份，不与申报书、附件合订。",
        "六、附件材料包括学位证书及认证书、护照、劳动合同、海外任职证明、主要成果证明以及用人单位有关材料。",
    ):
        y = paragraph(page, _LEFT, y, _WIDTH, [line], style, indent=0) + 2
    return page


def _basics(form: _Form) -> Page:
    page = Page()
    y = _section(form, page, 24, "一、基本情况")
    widths = (28.0, 40.0, 26.0, 40.0, 32.0) if form.layout == 0 else (32.0, 36.0, 32.0, 36.0, 30.0)
    rows = _person_rows(form) + _degree_rows(form) + _post_rows(form)
    ruling = tables.Ruling(frame=0.5 if form.layout == 0 else 0.25)
    drawn = tables.draw(page, _LEFT, y, widths, rows, form.style, ruling)
    area = drawn.areas["photo"]
    middle, centre = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
    half = min(17.5, (area.y1 - area.y0) / 2 - 1)
    photo = Rect(middle - half * 5 / 7, centre - half, middle + half * 5 / 7, centre + half)
    page.add(Photo(photo, form.case.seed))
    y = _section(form, page, drawn.bottom + 4, "二、用人单位及在京工作安排")
    tables.draw(page, _LEFT, y, (34.0, 56.0, 30.0, 46.0), _employer_rows(form), form.style, ruling)
    return page


def _person_rows(form: _Form) -> list[Row]:
    person = form.case.applicant
    sex: list[Piece] = [Mark(_SEX[person.sex], "sex", person.sex)]
    born: list[Piece] = [Mark(cn_date(person.dob), "dob", person.dob.isoformat())]
    if form.layout == 1:
        sex = form.choice((("男", "M"), ("女", "F")), "sex", person.sex)
    label = form.label
    return [
        Row([label("中文姓名"), Cell([Mark(person.name_zh, "name_zh")], 3), Cell("", 1, 4, name="photo")], 9),
        Row([label("外文姓名"), Cell([Mark(person.formal, "name_foreign")], 3)], 9),
        Row([label("性别"), Cell(sex), label("出生日期"), Cell(born)], 9),
        Row([label("国籍"), Cell([Mark("乌托邦", "nationality", person.nationality)]), label("出生地"),
             Cell([Mark(person.birth_place_zh, "birth_place")])], 9),
        Row([label("护照号码"), Cell([Mark(person.passport.number, "passport_no")]), label("专业领域"),
             Cell([Mark(form.case.specialty, "specialty")], 2)], 9),
    ]  # fmt: skip


def _degree_rows(form: _Form) -> list[Row]:
    degree, label = form.case.degree, form.label
    date = f"{degree.conferred.year}年{degree.conferred.month}月"
    month = degree.conferred.isoformat()[:7]
    level = [Mark("博士", "highest_degree", "doctor")]
    school_zh, school = (
        Mark(degree.institution_zh, "degree_school"),
        Mark(degree.institution, "degree_school"),
    )
    rows = [
        Row(
            [label("最高学位"), Cell(level), label("授予时间"), Cell([Mark(date, "degree_date", month)], 2)],
            9,
        ),
        Row([label("所学专业"), Cell([Mark(degree.field_zh, "degree_field")], 4)], 9),
    ]
    if form.layout == 1:
        return [*rows, Row([label("毕业院校"), Cell([school_zh, "\n", school], 4)], 9)]
    return [
        *rows,
        Row([label("毕业院校\n（中文）"), Cell([school_zh], 4)], 9),
        Row([label("毕业院校\n（外文）"), Cell([school], 4)], 9),
    ]


def _post_rows(form: _Form) -> list[Row]:
    abroad, label = form.case.abroad, form.label
    names: list[Piece] = [
        Mark(abroad.employer_zh, "overseas_employer"),
        "\n",
        Mark(abroad.employer, "overseas_employer"),
    ]
    titles: list[Piece] = [
        Mark(abroad.title_zh, "overseas_title"),
        "\n",
        Mark(abroad.title, "overseas_title"),
    ]
    return [
        Row([label("海外任职单位"), Cell(names, 4)], 9),
        Row([label("职务（职称）"), Cell(titles, 4)], 9),
    ]


def _employer_rows(form: _Form) -> list[Row]:
    case, label = form.case, form.label
    company, contract = case.employer, case.contract
    start = Mark(cn_date(contract.start), "contract_start", contract.start.isoformat())
    end = Mark(cn_date(contract.end), "contract_end", contract.end.isoformat())
    months = Mark(str(contract.months), "months_per_year")
    term: list[Piece] = ["自 ", start, " 起至 ", end, " 止"] if form.layout == 0 else [start, " 至 ", end]
    yearly: list[Piece] = ["每年在京工作 ", months, " 个月"]
    code = Row([label("统一社会信用代码"), Cell([Mark(company.uscc, "employer_uscc")], 3)], 9)
    rows = [
        Row([label("申报单位名称"), Cell([Mark(company.name, "employer_name")], 3)], 9),
        Row([label("单位地址"), Cell([Mark(company.address, "employer_addr")], 3)], 9),
        Row([label("主管部门"), Cell([Mark(case.supervisor, "supervisory_dept")], 3)], 9),
        Row([label("联系人"), Cell(company.contact), label("联系电话"), Cell(company.phone)], 9),
        Row([label("拟任职务"), Cell([Mark(company.trade.position, "post_in_beijing")], 3)], 9),
        Row([label("聘期"), Cell(term, 3)], 9),
        Row([label("在京工作时间"), Cell(yearly, 3)], 9),
    ]
    rows.insert(1 if form.layout == 0 else 2, code)
    return rows


def _career(form: _Form) -> Page:
    case, label, page = form.case, form.label, Page()
    y = _section(form, page, 24, "三、经历、成果与工作设想")
    degree, abroad = case.degree, case.abroad
    granted = degree.conferred
    began, ended = granted.year - 4, f"{granted.year}年{granted.month}月"
    since = f"{abroad.since.year}年{abroad.since.month}月至今"
    school = degree.institution_zh
    titles = [label("起止时间"), label("院校或单位"), label("学位或职务")]
    rows = [
        form.heading("教育经历（从大学填起）", 3),
        Row(titles, 8),
        past_row("education", f"{began - 4}-09/{began}-06", f"{began - 4}年9月—{began}年6月", school, "硕士"),
        past_row("education", f"{began}-09/{granted:%Y-%m}", f"{began}年9月—{ended}", school, "博士"),
        form.heading("工作经历", 3),
        Row(titles, 8),
        past_row("experience", f"{abroad.since:%Y-%m}/open", since, abroad.employer_zh, abroad.title_zh),
        form.heading("主要成果（论文、专利、项目、奖励）", 3),
        Row([Cell(f"1. 发明专利“{case.employer.trade.invention}”，专利号 {case.patent.number}，第一发明人。\n"
                  f"2. 主持{case.specialty}方向研究项目两项，发表论文二十余篇。", 3)], 20),
        form.heading("工作设想（工作任务和目标）", 3),
        Row([Cell([Mark(plan_by_years(case), "tasks_goals", "found")], 3, top=True)], 62),
    ]  # fmt: skip
    tables.draw(page, _LEFT, y, (46.0, 80.0, 40.0), rows, form.style)
    return page


def _opinions(form: _Form) -> Page:
    case, page = form.case, Page()
    y = _section(form, page, 24, "四、承诺与意见")
    promise = "本人承诺以上所填内容及所附材料真实有效，引进后按照约定的时间在京工作，如有不实，愿承担责任。"
    employer = (
        "经研究，同意申报。我单位将按照合同约定为申报人提供工作条件，"
        f"每年在京工作时间不少于{case.contract.months}个月。"
    )
    supervisor = "经审核，申报材料齐全，情况属实，同意推荐。"
    rows = [
        Row([form.label("申报人承诺"), Cell(promise, top=True, name="promise")], 46),
        Row([form.label("用人单位意见"), Cell(employer, top=True, name="employer")], 64),
        Row([form.label("主管部门意见"), Cell(supervisor, top=True, name="supervisor")], 60),
        Row([form.label("初审意见"), Cell("", top=True, name="bureau")], 50),
    ]
    areas = tables.draw(page, _LEFT, y, (30.0, 136.0), rows, form.style).areas
    today = cn_date(case.submitted)
    dated = Mark(today, "declaration_date", case.submitted.isoformat())
    for name, who, when in (
        ("promise", "申报人（签字）：", [dated]),
        ("employer", "法定代表人（签字）：", [today]),
        ("supervisor", "负责人（签字）：", [today]),
        ("bureau", "（公章）", ["年    月    日"]),
    ):
        area = areas[name]
        paragraph(page, area.x0 + 20, area.y1 - 20, 60, [who], form.style)
        paragraph(page, area.x0 + 76, area.y1 - 9, 50, when, form.style, align="right")
    _sign_opinions(form, page, areas)
    return page


def _sign_opinions(form: _Form, page: Page, areas: dict[str, Rect]) -> None:
    case, rng = form.case, form.rng
    promise, employer, supervisor = areas["promise"], areas["employer"], areas["supervisor"]
    sign(page, promise.x0 + 56, promise.y1 - 24, case.applicant.natural, "申报人（签字）", rng, 44)
    sign(page, employer.x0 + 58, employer.y1 - 24, case.employer.legal_rep, "法定代表人（签字）", rng, 30)
    sign(page, supervisor.x0 + 52, supervisor.y1 - 24, chinese_name(rng), "负责人（签字）", rng, 30)
    company_seal(page, employer.x1 - 28, employer.y1 - 22, case.employer.name, rng)
    company_seal(page, supervisor.x1 - 28, supervisor.y1 - 22, case.supervisor, rng)
