"""申报人其它个人信息表: contacts and family, kept apart from form and attachments."""

import random

from samples import sheets_apart, tables
from samples.canvas import Page
from samples.case import Case
from samples.made import MadeDocument
from samples.numbers import cn_date
from samples.people import chinese_name
from samples.sheets import FACES, Faces
from samples.tables import Cell, Row
from samples.typeset import BOX, TICKED, Mark, Piece, Style, paragraph

LAYOUTS = 2
VERSIONS = LAYOUTS + len(sheets_apart.DRAWERS)
_TITLES = ("申报人其它个人信息表", "个人信息表")


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page: a ruled table in layout 0, labels and values in one cell in layout 1, others if asked."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    if layout >= LAYOUTS:
        return MadeDocument("personal_information", [sheets_apart.draw(case, rng, layout - LAYOUTS)])
    faces = rng.choice(FACES)
    page = Page()
    y = paragraph(page, 22, 30, 166, [_TITLES[layout]], Style(faces.title, 20), align="centre") + 8
    if layout == 1:
        english = ["Personal Information of the Applicant"]
        y = paragraph(page, 22, y - 6, 166, english, Style(faces.body, 11), align="centre") + 4
    rows = _separate(case, rng, faces) if layout == 0 else _joined(case, rng)
    widths = (30.0, 54.0, 30.0, 52.0) if layout == 0 else (83.0, 83.0)
    drawn = tables.draw(page, 22, y, widths, rows, Style(faces.filled, 11, 1.45))
    note = "注：本表单独装订，不与申报书、附件合订；本表内容仅供联系使用，不提交专家评审。"
    paragraph(page, 22, drawn.bottom + 5, 166, [note], Style(faces.body, 10))
    return MadeDocument("personal_information", [page])


def _sex(case: Case, layout: int) -> list[Piece]:
    male = case.applicant.sex == "M"
    stated = Mark("男" if male else "女", "sex", case.applicant.sex)
    if layout == 0:
        return [stated]
    return [TICKED, stated, "  ", BOX, "女"] if male else [BOX, "男", "  ", TICKED, stated]


def _core(case: Case, layout: int) -> list[tuple[str, list[Piece]]]:
    person = case.applicant
    return [
        ("中文姓名", [Mark(person.name_zh, "name_zh")]),
        ("外文姓名", [Mark(person.formal, "name_foreign")]),
        ("性别", _sex(case, layout)),
        ("出生日期", [Mark(cn_date(person.dob), "dob", person.dob.isoformat())]),
        ("国籍", [Mark("乌托邦", "nationality", person.nationality)]),
        ("护照号码", [Mark(person.passport.number, "passport_no")]),
    ]


def _private(case: Case, rng: random.Random) -> list[tuple[str, str]]:
    person = case.applicant
    married = rng.random() < 0.7
    return [
        ("婚姻状况", "已婚" if married else "未婚"),
        ("配偶姓名", f"Elise {person.surname}" if married else "无"),
        ("国外住址", person.home),
        (
            "在京住址",
            f"北京市{case.employer.district}听澜公寓{rng.randint(1, 9)}号楼{rng.randint(101, 1820)}室",
        ),
        ("手机", person.phone),
        ("电子邮箱", person.email),
        ("紧急联系人", chinese_name(rng)),
        ("联系电话", case.employer.phone),
    ]


def _separate(case: Case, rng: random.Random, faces: Faces) -> list[Row]:
    cells = [(label, pieces) for label, pieces in _core(case, 0)]
    private: list[tuple[str, list[Piece]]] = [(label, [text]) for label, text in _private(case, rng)]
    rows = []
    for left, right in zip(cells[::2], cells[1::2], strict=True):
        rows.append(Row([_label(left[0], faces), Cell(left[1]), _label(right[0], faces), Cell(right[1])], 12))
    for label, text in private:
        rows.append(Row([_label(label, faces), Cell(text, 3)], 12))
    return rows


def _label(text: str, faces: Faces) -> Cell:
    return Cell(text, align="centre", font=faces.body)


def _joined(case: Case, rng: random.Random) -> list[Row]:
    cells = [Cell([f"{label}：", *pieces]) for label, pieces in _core(case, 1)]
    rows = [Row(pair, 11) for pair in zip(cells[::2], cells[1::2], strict=True)]
    return [*rows, *(Row([Cell(f"{label}：{text}", 2)], 11) for label, text in _private(case, rng))]
