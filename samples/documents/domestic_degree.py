"""学位证书 in three wordings, and the report that verifies one."""

import random

from samples.canvas import Code, Ink, Page, Panel, Photo, Rect, SealMark
from samples.case import Case
from samples.citizens import later
from samples.fonts import Font
from samples.made import MadeDocument
from samples.numbers import cn_date, han_date, han_year
from samples.sheets import FACES, Faces, frame, specimen
from samples.studies import Study, study
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 4  # doctor or master on its side · bachelor · before 2001 · report of verification


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    own = random.Random(f"{case.seed}-domestic_degree-{layout}")
    level = "bachelor" if layout == 1 else own.choice(("doctor", "master"))
    done = study(case, own, level, old=layout == 2)
    page = Page(width=297, height=210) if layout in (0, 2) else Page()
    draw = (_higher, _bachelor, _higher, _report)[layout]
    draw(page, done, own.choice(FACES), own)
    specimen(page)
    return MadeDocument("domestic_degree", [page])


def _who(done: Study, written: str) -> list[Piece]:
    person = done.person
    return [
        Mark(person.name, "holder_name"), "，",
        Mark("男" if person.sex == "M" else "女", "sex", person.sex), "，",
        Mark(written, "dob", person.dob.isoformat()[:7] if "日" not in written else person.dob.isoformat()),
        "生。",
    ]  # fmt: skip


def _higher(page: Page, done: Study, faces: Faces, rng: random.Random) -> None:
    """Doctor or master: photo on the left, the text beside it."""
    page.add(Panel(Rect(10, 10, 287, 200), "#fbf3e4"))
    frame(page, 14, 1.0, Ink.GOLD)
    page.text(178, 28, f"{done.level_zh}学位证书", 32, faces.title, align="centre", spacing=3)
    page.add(Photo(Rect(34, 52, 69, 100), rng.randint(0, 99)))
    born = done.person.dob
    written = rng.choice((f"{born.year}年{born.month}月", f"{han_date(born).partition('月')[0]}月"))
    text: list[Piece] = [
        *_who(done, written), "在我校", Mark(done.field, "field"), rng.choice(("学科（专业）", "专业")),
        f"已通过{done.level_zh}学位的课程考试和论文答辩，成绩合格。根据《中华人民共和国学位条例》的规定，授予",
        Mark(done.category, "category"), Mark(done.level_zh, "level", done.level), "学位。",
    ]  # fmt: skip
    paragraph(page, 90, 56, 176, text, Style(faces.body, 17, 1.9), indent=12)
    _signed(page, done, faces, rng, 90, 138)
    number: list[Piece] = [
        "证书编号：",
        Mark(done.degree_no, "certificate_no", done.degree_no.replace("-", "")),
    ]
    paragraph(page, 30, 164, 90, number, Style(faces.body, 11))
    _dated(page, done, faces, 226, 166)


def _bachelor(page: Page, done: Study, faces: Faces, rng: random.Random) -> None:
    """Portrait; the period of study within the text."""
    page.add(Panel(Rect(10, 10, 200, 287), "#fbf3e4"))
    page.text(105, 34, rng.choice(("学士学位证书", "学位证书")), 34, faces.title, align="centre", spacing=3)
    page.add(Photo(Rect(36, 62, 66, 102), rng.randint(0, 99)))
    begun = f"{han_year(done.begun.year)}年九月"
    ended = f"{han_year(done.issued.year)}年七月"
    text: list[Piece] = [
        *_who(done, han_date(done.person.dob)), f"自{begun}至{ended}在", Mark(done.school, "institution"),
        Mark(done.field, "field"), "专业完成了四年制本科学习计划，业已毕业，"
        "经审核符合《中华人民共和国学位条例》的规定，授予",
        Mark(done.category, "category"), Mark("学士", "level", "bachelor"), "学位。",
    ]  # fmt: skip
    paragraph(page, 32, 112, 146, text, Style(faces.body, 16, 2.0), indent=11)
    _signed(page, done, faces, rng, 32, 206)
    number: list[Piece] = ["证书编号：", Mark(done.degree_no, "certificate_no")]
    paragraph(page, 32, 250, 100, number, Style(faces.body, 12))
    _dated(page, done, faces, 140, 250)


def _signed(page: Page, done: Study, faces: Faces, rng: random.Random, x: float, y: float) -> None:
    """School, president and chair of the degree committee."""
    if not any(getattr(e, "field", None) == "institution" for e in page.elements):
        page.text(x, y, done.school, 16, faces.title, field="institution", value=done.school)
    page.text(x, y + 13, "校长", 12, faces.body, spacing=2)
    page.text(x + 20, y + 12.5, done.president, 13, Font.KAI, field="president", value=done.president)
    page.text(x + 62, y + 13, "学位评定委员会主席", 12, faces.body)
    page.text(x + 104, y + 12.5, done.chair, 13, Font.KAI)
    page.add(SealMark(x + 52, y + 6, 40, done.school, turn=rng.uniform(-8, 8), strength=0.7))


def _dated(page: Page, done: Study, faces: Faces, x: float, y: float) -> None:
    page.text(
        x, y, han_date(done.issued), 14, faces.body,
        align="centre", field="date_conferred", value=done.issued.isoformat(),
    )  # fmt: skip


def _report(page: Page, done: Study, faces: Faces, rng: random.Random) -> None:
    """学位证书认证报告: labelled lines, a code to look it up."""
    page.text(105, 30, "学位证书认证报告", 26, faces.title, align="centre")
    number = f"{rng.randint(10**9, 10**10 - 1)}"
    paragraph(
        page,
        28,
        50,
        154,
        ["报告编号：", Mark(number, "verification_no")],
        Style(faces.body, 11),
        align="right",
    )
    person = done.person
    rows: tuple[tuple[str, Mark], ...] = (
        ("姓名", Mark(person.name, "holder_name")),
        ("性别", Mark("男" if person.sex == "M" else "女", "sex", person.sex)),
        ("出生日期", Mark(cn_date(person.dob), "dob", person.dob.isoformat())),
        ("学位授予单位", Mark(done.school, "institution")),
        ("学科专业", Mark(done.field, "field")),
        ("学位类别", Mark(f"{done.category}{done.level_zh}学位", "level", done.level)),
        ("证书编号", Mark(done.degree_no, "certificate_no")),
        ("学位授予日期", Mark(cn_date(done.issued), "date_conferred", done.issued.isoformat())),
    )
    for place, (label, value) in enumerate(rows):
        y = 72.0 + place * 12
        paragraph(page, 34, y, 46, [f"{label}："], Style(faces.body, 13))
        paragraph(page, 84, y, 92, [value], Style(faces.filled, 13))
    text = "经核查，以上所载学位证书信息与学位授予单位报送的学位授予信息一致。"
    y = paragraph(page, 34, 182, 142, [text], Style(faces.body, 13, 1.8), indent=9)
    page.add(Code(Rect(34, y + 8, 60, y + 34), f"https://example.org/degree/{number}", level="m"))
    page.text(150, y + 16, "学位与研究生教育发展中心", 12, faces.body, align="centre")
    page.text(150, y + 25, cn_date(later(done.issued, 2)), 12, faces.body, align="centre")
    page.add(SealMark(150, y + 20, 40, "学位认证专用章", turn=rng.uniform(-8, 8)))
