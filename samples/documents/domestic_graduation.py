"""毕业证书 in three wordings, the register's 备案表 and the report of verification."""

import random

from samples.canvas import Code, Ink, Page, Panel, Photo, Rect, SealMark
from samples.case import Case
from samples.citizens import later
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, han_date
from samples.sheets import FACES, Faces, frame, outline, specimen
from samples.studies import Study, study
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 5  # student · postgraduate · before 2001 · 备案表 · report of verification

_SCHOOLING = {"doctor": "博士研究生", "master": "硕士研究生", "bachelor": "本科"}


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    own = random.Random(f"{case.seed}-domestic_graduation-{layout}")
    level = "bachelor" if layout in (0, 2) else own.choice(("doctor", "master"))
    done = study(case, own, level, old=layout == 2)
    page = Page(width=297, height=210) if layout == 0 else Page()
    draw = (_student, _postgraduate, _student, _record, _report)[layout]
    draw(page, done, own.choice(FACES), own)
    specimen(page)
    return MadeDocument("domestic_graduation", [page])


def _sex(done: Study) -> Mark:
    return Mark("男" if done.person.sex == "M" else "女", "sex", done.person.sex)


def _period(done: Study, first: str, last: str, between: str) -> Mark:
    value = f"{done.begun:%Y-%m}/{done.issued:%Y-%m}"
    return Mark(f"{first}{between}{last}", "study_period", value)


def _han_period(done: Study, between: str = "至") -> Mark:
    first, last = (han_date(day).partition("月")[0] + "月" for day in (done.begun, done.issued))
    return _period(done, first, last, between)


def _student(page: Page, done: Study, faces: Faces, rng: random.Random) -> None:
    """The wording of regular undergraduate study; on its side since 2001, upright before."""
    wide = page.width > page.height
    page.add(Panel(Rect(10, 10, page.width - 10, page.height - 10), "#faf1ec"))
    frame(page, 15, 0.8, Ink.RED)
    left, width, top = (100.0, 164.0, 26.0) if wide else (32.0, 146.0, 44.0)
    title = rng.choice(("普通高等学校毕业证书", "毕业证书")) if wide else "毕业证书"
    page.text(left + width / 2, top, title, 28, faces.title, align="centre", spacing=1.5)
    page.add(Photo(Rect(36, 60, 66, 102), rng.randint(0, 99)))
    text: list[Piece] = [
        "学生 ", Mark(done.person.name, "holder_name"), " ，性别 ", _sex(done), " ，",
        _han_period(done), "在本校 ", Mark(done.field, "field"), " 专业四年制",
        Mark("本科", "level", "bachelor"), "学习，修完教学计划规定的全部课程，成绩合格，准予毕业。",
    ]  # fmt: skip
    y = paragraph(page, left, 58 if wide else 112, width, text, Style(faces.body, 16, 2.0), indent=11) + 6
    page.text(left, y, "校名：", 13, faces.body)
    page.text(left + 16, y, done.school, 14, faces.title, field="institution", value=done.school)
    _foot(page, done, faces, rng, left, y + 12)


def _foot(page: Page, done: Study, faces: Faces, rng: random.Random, x: float, y: float) -> None:
    """President, number, date, the school's seal."""
    page.text(x, y, "校（院）长：", 13, faces.body)
    page.text(x + 28, y, done.president, 13, Font.KAI, field="president", value=done.president)
    number: list[Piece] = ["证书编号：", Mark(done.graduation_no, "certificate_no")]
    paragraph(page, x, y + 12, 90, number, Style(faces.body, 11))
    page.text(
        x + 96, y + 12, han_date(done.issued), 13, faces.body,
        field="issue_date", value=done.issued.isoformat(),
    )  # fmt: skip
    page.add(SealMark(x + 84, y - 2, 40, done.school, turn=rng.uniform(-8, 8), strength=0.75))


def _postgraduate(page: Page, done: Study, faces: Faces, rng: random.Random) -> None:
    """The wording of 研究生, with the birth date."""
    page.add(Panel(Rect(10, 10, 200, 287), "#f3f1fa"))
    schooling = _SCHOOLING[done.level]
    page.text(105, 36, rng.choice((f"{schooling}毕业证书", "毕业证书")), 28, faces.title, align="centre")
    page.add(Photo(Rect(90, 56, 120, 98), rng.randint(0, 99)))
    text: list[Piece] = [
        "研究生 ", Mark(done.person.name, "holder_name"), " 性别 ", _sex(done), "，",
        Mark(han_date(done.person.dob), "dob", done.person.dob.isoformat()), "生，于",
        _han_period(done), "在 ", Mark(done.field, "field"), " 专业学习，学制",
        {"doctor": "四", "master": "三"}[done.level], "年，修完", Mark(schooling, "level", done.level),
        "培养计划规定的全部课程，成绩合格，毕业论文答辩通过，准予毕业。",
    ]  # fmt: skip
    y = paragraph(page, 32, 108, 146, text, Style(faces.body, 15, 2.0), indent=10) + 6
    page.text(32, y, "培养单位：", 13, faces.body)
    page.text(58, y, done.school, 14, faces.title, field="institution", value=done.school)
    _foot(page, done, faces, rng, 32, y + 12)


def _rows(done: Study) -> tuple[tuple[str, Piece], ...]:
    person, begun = done.person, done.begun
    return (
        ("姓名", Mark(person.name, "holder_name")),
        ("性别", _sex(done)),
        ("出生日期", Mark(cn_date(person.dob, padded=True), "dob", person.dob.isoformat())),
        ("入学日期", cn_date(begun, padded=True)),
        ("毕（结）业日期", Mark(cn_date(done.issued, padded=True), "issue_date", done.issued.isoformat())),
        ("学校名称", Mark(done.school, "institution")),
        ("专业", Mark(done.field, "field")),
        ("学制", f"{done.issued.year - begun.year}年"),
        ("层次", Mark(_SCHOOLING[done.level], "level", done.level)),
        ("学历类别", "研究生"),
        ("学习形式", "全日制"),
        ("毕（结）业", "毕业"),
        ("证书编号", Mark(done.graduation_no, "certificate_no")),
        ("校（院）长姓名", Mark(done.president, "president")),
    )


def _record(page: Page, done: Study, faces: Faces, rng: random.Random) -> None:
    """教育部学历证书电子注册备案表: a ruled table of two columns of labels, its online code below."""
    page.text(105, 26, "教育部学历证书电子注册备案表", 22, faces.title, align="centre")
    page.text(182, 40, f"更新日期：{cn_date(later(done.issued, 1))}", 9, faces.body, align="right")
    rows = _rows(done)
    style = Style(faces.filled, 11)
    for place, (label, value) in enumerate(rows):
        row, column = divmod(place, 2)
        x, y = 26 + column * 79, 50 + row * 13
        outline(page, Rect(x, y, x + 31, y + 13), 0.2, Ink.BLACK)
        outline(page, Rect(x + 31, y, x + 79, y + 13), 0.2, Ink.BLACK)
        page.text(x + 2, y + 4, label, 10, faces.body)
        paragraph(page, x + 33, y + 4, 45, [value], style)
    code = "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(16))
    printed = " ".join(code[i : i + 4] for i in range(0, 16, 4))
    page.text(26, 158, "在线验证码", 11, faces.body)
    page.text(58, 157.6, printed, 12, Font.LATIN_SANS, field="verification_no", value=code)
    page.add(Code(Rect(150, 152, 176, 178), f"https://example.org/xlcx/{code}", level="m"))
    notes = "注意事项：1. 备案表是依据《高等学校学生学籍学历电子注册办法》对学历证书电子注册复核备案的结果。"
    paragraph(page, 26, 196, 158, [notes], Style(faces.body, 9, 1.6))


def _report(page: Page, done: Study, faces: Faces, rng: random.Random) -> None:
    """中国高等教育学历认证报告: labelled lines without rules."""
    page.text(105, 30, "中国高等教育学历认证报告", 24, faces.title, align="centre")
    number = f"{rng.randint(10**8, 10**9 - 1)}"
    paragraph(
        page,
        28,
        48,
        154,
        ["报告编号：", Mark(number, "verification_no")],
        Style(faces.body, 11),
        align="right",
    )
    for place, (label, value) in enumerate(_rows(done)):
        y = 64 + place * 10.5
        paragraph(page, 34, y, 48, [f"{label}："], Style(faces.body, 12))
        paragraph(page, 86, y, 92, [value], Style(faces.filled, 12))
    text = "经查询，以上学历信息与高等学校学历证书电子注册信息一致。"
    y = paragraph(page, 34, 218, 142, [text], Style(faces.body, 12, 1.8), indent=9)
    page.text(140, y + 6, "全国高等学校学生信息咨询与就业指导中心", 10, faces.body, align="centre")
    page.text(140, y + 14, cn_date(later(done.issued, 1)), 11, faces.body, align="centre")
    page.add(SealMark(146, y + 8, 40, "学历认证专用章", turn=rng.uniform(-8, 8)))
