"""Pages whose order of reading or whose tables are hard: columns, open books, upright lines, few rules."""

import random
import re

from samples import layout_tables
from samples.books import FiscalYear
from samples.canvas import Page, Rect, Stroke
from samples.case import Case, make_case
from samples.fonts import Font
from samples.opinions import new_wording
from samples.sheets import FACES, Faces, running
from samples.typeset import Style, break_lines, plain

_TITLES = (
    "技术进步与区域经济发展研究",
    "新材料产业年度观察",
    "海外人才引进工作简报",
    "企业会计准则的若干问题",
)


def pages(seed: int) -> list[tuple[str, Page]]:
    """One page of each kind; the same seed draws the same pages."""
    case, rng = make_case(seed), random.Random(seed)
    year, faces = case.years[-1], rng.choice(FACES)
    return [
        ("two-columns", _columned(case, rng, faces, 2)),
        ("three-columns", _columned(case, rng, faces, 3)),
        ("spread", _spread(case, rng, faces, 1)),
        ("spread-columns", _spread(case, rng, faces, 2)),
        ("blocks", _blocks(case, rng, faces)),
        ("upright", _upright(case, rng)),
        ("three-line", layout_tables.three_line(case, rng, faces)),
        ("open-sheet", layout_tables.open_sheet(year, rng, faces)),
        ("unruled", layout_tables.unruled(year, rng, faces)),
        ("halves", layout_tables.halves(year, rng, faces)),
        ("nested", layout_tables.nested(case, rng, faces)),
    ]


def prose(case: Case, rng: random.Random) -> str:
    """Running text without end."""
    year: FiscalYear = rng.choice(case.years)
    parts = [plain(p) for section in new_wording(case, year, False) for p in section.paragraphs]
    rng.shuffle(parts)
    return "".join(parts * 6)


def fill(page: Page, area: Rect, text: str, style: Style, rng: random.Random) -> str:
    """Paragraphs of uneven length down to the lower edge; returns the rest of the text."""
    y, indent = area.y0, 2 * style.size * 25.4 / 72
    while y < area.y1 - 2 * style.step:
        length = rng.randint(70, 190)
        for number, line in enumerate(break_lines([text[:length]], style, area.x1 - area.x0, indent)):
            if y > area.y1 - style.step:
                break
            page.text(area.x0 + (0 if number else indent), y, plain(line), style.size, style.font)
            y += style.step
        text = text[length:]
    return text


def _columned(case: Case, rng: random.Random, faces: Faces, columns: int) -> Page:
    """A title and an abstract across, columns, header and footer; the footnote is read after the columns."""
    page = Page()
    top = 38.0 + rng.uniform(0, 12)
    page.text(105, 24, rng.choice(_TITLES), 18, faces.title, align="centre")
    small = Style(faces.body, 9, 1.5)
    fill(page, Rect(22, top, 188, top + 14), "摘要：" + prose(case, rng), small, rng)
    top, bottom = top + 24, 262 - rng.uniform(0, 30)
    page.regions = [Rect(0, 0, 210, top - 2)]
    text = prose(case, rng)
    gutter = rng.uniform(6.5, 10)
    width = (170 - gutter * (columns - 1)) / columns
    for column in range(columns):
        x, low = 20 + column * (width + gutter), bottom - rng.uniform(0, 20) * (column == columns - 1)
        low -= 16 if column == 0 else 0
        text = fill(page, Rect(x, top + rng.uniform(0, 1.5), x + width, low), text, small, rng)
        foot = bottom - 8.5 if column == 0 and columns == 2 else bottom + 4
        page.regions.append(Rect(x - 1, top - 2, x + width + gutter - 2, foot))
    if columns == 2:
        page.add(Stroke(20, bottom - 8, 50, bottom - 8, 0.15))
        page.text(20, bottom - 6, "① 收稿日期：2017年6月15日。", 8, faces.body)
    running(page, f"第{rng.randint(2, 40)}卷", f"· {rng.randint(11, 230)} ·", faces.body)
    return page


def _spread(case: Case, rng: random.Random, faces: Faces, columns: int) -> Page:
    """An open book: two upright pages on one sheet, each with its number; one may end early."""
    page = Page(420, 297)
    style = Style(faces.body, 10.5 if columns == 1 else 9, 1.6)
    text, number = prose(case, rng), rng.randint(2, 80) * 2
    for side in (0, 1):
        left = 210.0 * side
        page.regions.append(Rect(left, 0, left + 210, 40))
        if rng.random() < 0.5:
            page.text(left + 105, 26, rng.choice(_TITLES), 16, faces.title, align="centre")
        gutter, bottom = 8.0, 255 - rng.uniform(0, 90) * side
        width = (164 - gutter * (columns - 1)) / columns
        for column in range(columns):
            x = left + 23 + column * (width + gutter)
            text = fill(page, Rect(x, 42, x + width, bottom), text, style, rng)
            page.regions.append(Rect(x - 1, 40, x + width + gutter - 2, 270))
        page.text(left + 105, 278, str(number + side), 9, faces.body, align="centre")
        page.regions.append(Rect(left, 270, left + 210, 297))
    return page


def _blocks(case: Case, rng: random.Random, faces: Faces) -> Page:
    """Labels and values of two parties side by side: to be read across."""
    page, a, b = Page(), case.employer, case.applicant
    page.text(105, 30, "合作备案登记", 20, faces.title, align="centre")
    left = ("单位名称", a.name), ("法定代表人", a.legal_rep), ("统一社会信用代码", a.uscc)
    right = ("姓名", b.name_zh), ("护照号码", b.passport.number), ("专业领域", a.trade.field_zh)
    y, more = 60.0, (("签订地点", "北京市"), ("联系电话", a.phone))
    for one, other in zip((*left, *more), (*right, *more[::-1]), strict=True):
        page.text(22, y, f"{one[0]}：{one[1]}", 10.5, faces.body)
        page.text(118, y, f"{other[0]}：{other[1]}", 10.5, faces.body)
        y += 11
    fill(page, Rect(22, y + 8, 188, y + 60), prose(case, rng), Style(faces.body, 10.5, 1.7), rng)
    for x, party in ((22, "甲方（盖章）"), (118, "乙方（签字）")):
        for i, text in enumerate((f"{party}：", "授权代表：", "日期：2017年9月30日")):
            page.text(x, 200 + 12 * i, text, 10.5, faces.body)
    return page


def _upright(case: Case, rng: random.Random) -> Page:
    """Text set from top to bottom, lines from right to left."""
    page = Page(rng.choice((210.0, 297.0)), 210.0)
    text, x = re.sub("[0-9（）“”]", "", prose(case, rng)), page.width - 34
    page.text(page.width - 24, 25, rng.choice(_TITLES), 16, Font.SONG_BOLD, vertical=True)
    while x > 22:
        length = rng.choice((30, 30, 30, 18))
        page.text(x, 25, text[:length], 12, Font.SONG, vertical=True)
        text, x = text[length:], x - 9
    page.regions = [Rect(0, 0, page.width, page.height)]
    return page
