"""Patent papers with the applicant among the inventors: certificates, a notice, publications."""

import random
from collections.abc import Callable

from samples.canvas import Code, Ink, Page, Panel, Rect, SealMark
from samples.case import Case
from samples.made import MadeDocument
from samples.numbers import cn_date
from samples.patents import CERTIFICATES, PAPERS, Certificate, american, japanese
from samples.people import chinese_name
from samples.sheets import FACES, Faces, frame, labelled, sign, specimen
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 2
VERSIONS = LAYOUTS + len(CERTIFICATES) + len(PAPERS)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page; layout 1 has a QR code and tighter lines, further ones are those of `samples.patents`."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    if layout >= LAYOUTS + len(CERTIFICATES):
        draw: Callable[[Case, random.Random, Faces], Page] = PAPERS[layout - LAYOUTS - len(CERTIFICATES)]
        page = draw(case, rng, rng.choice(FACES))
        specimen(page)
        told = [("stage", "granted")] if draw in (american, japanese) else [("kind", "invention")]
        return MadeDocument("patent", [page], told)
    if layout >= LAYOUTS:
        return _certificate(case, rng, layout, CERTIFICATES[layout - LAYOUTS])
    return _certificate(case, rng, layout, Certificate())


def _certificate(case: Case, rng: random.Random, layout: int, look: Certificate) -> MadeDocument:
    faces, patent, page = rng.choice(FACES), case.patent, Page()
    number = look.number(case)
    page.add(Panel(Rect(8, 8, 202, 289), "#fbf7ef"))
    for inset in (12.0, 14.0):
        frame(page, inset, 0.5, Ink.RED)
    style = Style(faces.body, 12, 1.7)
    page.text(
        26, 24, f"证书号第{patent.certificate}号", 11, faces.body,
        field="certificate_no", value=patent.certificate, part=patent.certificate,
    )  # fmt: skip
    page.text(
        107, 46, look.title, 34 - 3 * (len(look.title) - 6), faces.title, align="centre", spacing=4,
        field="kind", value=look.kind,
    )  # fmt: skip
    y = 78.0
    others = (chinese_name(rng), chinese_name(rng))
    rows: tuple[tuple[str, list[Piece]], ...] = (
        (look.labels[0], [Mark(look.subject or case.employer.trade.invention, "title")]),
        (look.labels[1], [Mark(case.applicant.name_zh, "inventor"), f"；{others[0]}；{others[1]}"]),
        ("专 利 号：", [Mark(number, "patent_no")]),
        (
            "专利申请日：",
            [Mark(cn_date(patent.applied, padded=True), "application_date", patent.applied.isoformat())],
        ),
        ("专 利 权 人：", [Mark(case.employer.name, "holder")]),
        ("地    址：", [case.employer.address]),
        (
            "授权公告日：",
            [Mark(cn_date(patent.granted, padded=True), "grant_date", patent.granted.isoformat())],
        ),
    )
    published = look.publication(case)
    if published:
        rows = (*rows, ("授权公告号：", [Mark(published, "publication_no", published.replace(" ", ""))]))
    for label, text in rows:
        y = (
            labelled(page, 30, y, label, text, style, label_font=faces.body, label_width=34, width=116)
            + (4, 2)[layout % 2]
        )
    paragraph(page, 30, max(y + 6, 168), 150, [look.text], Style(faces.body, 10.5, 1.6), indent=8)
    if layout % 2 == 1:
        page.add(Code(Rect(30, 202, 52, 224), number.replace(".", ""), level="m"))
    page.text(34, 242, "局长", 13, faces.body)
    sign(page, 48, 236, chinese_name(rng), "局长", rng, 32)
    page.text(150, 256, cn_date(patent.granted, padded=True), 12, faces.body, align="centre")
    page.add(SealMark(150, 246, 42, "知识产权局专利证书专用章", turn=rng.uniform(-6, 6)))
    page.text(105, 272, "第 1 页（共 1 页）", 9, faces.body, align="centre")
    specimen(page)
    stated = [("inventor", name) for name in others] + [("stage", "granted")]
    return MadeDocument("patent", [page], stated)
