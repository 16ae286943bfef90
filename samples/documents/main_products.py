"""主要产品介绍 as a paper of its own: numbered sections, a table, one sentence, English."""

import random

from samples import tables
from samples.canvas import Page
from samples.case import Case
from samples.fonts import Font
from samples.made import MadeDocument
from samples.sheets import FACES, Booklet, Faces, company_seal
from samples.tables import Cell, Row
from samples.typeset import Mark, Style

LAYOUTS = 4
_USES = ("已在二十余家客户中得到应用", "面向中高端市场，已小批量供货", "处于中试阶段，计划两年内实现产业化")


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page, or two where the case is not compact."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    faces = rng.choice(FACES)
    if layout == 3:
        return MadeDocument("main_products", _english(case))
    body = Style(faces.body, 12, 1.8)
    book = Booklet(body, "", "" if layout == 1 else "第 {page} 页 共 {pages} 页", top=30)
    (_sections, _tabled, _sentence)[layout](book, case, faces)
    if rng.random() < 0.5:
        company_seal(book.page, 156, min(book.y + 20, 262), case.employer.name, rng)
    return MadeDocument("main_products", book.close())


def _sections(book: Booklet, case: Case, faces: Faces) -> None:
    book.title([Mark(case.employer.name, "company_name")], faces.title, 20, 1)
    book.title("主要产品及服务介绍", faces.title, 20, 6)
    book.write("公司自成立以来一直重视新产品的研究开发，现将主要产品的性能和应用情况说明如下。", after=2)
    for number, (product, use) in enumerate(zip(case.employer.trade.products, _USES, strict=True)):
        book.heading("", faces.bold)
        book.write(f"（{'一二三'[number]}）", Mark(product, "product"), font=faces.bold, indent=0)
        for _ in range(1 if case.compact else 5):
            book.write(f"该产品采用公司自主研发的工艺，性能指标达到国内领先水平，{use}。", after=1)


def _tabled(book: Booklet, case: Case, faces: Faces) -> None:
    book.title("主要产品一览表", faces.title, 22, 6)
    book.write("企业名称：", Mark(case.employer.name, "company_name"), indent=0, after=2)
    heads = ("序号", "产品名称", "所处阶段", "主要用途")
    rows = [Row([Cell(head, align="centre", font=faces.bold) for head in heads], 10)]
    for number, (product, stage) in enumerate(
        zip(case.employer.trade.products, ("批量生产", "小批量", "中试"), strict=True), 1
    ):
        cells = [Cell(str(number), align="centre"), Cell([Mark(product, "product")], align="centre")]
        rows.append(Row([*cells, Cell(stage, align="centre"), Cell(f"用于{case.specialty}领域")], 12))
    book.y = tables.draw(
        book.page, book.left, book.y, (16, 58, 30, 50), rows, Style(faces.body, 11, 1.5)
    ).bottom


def _sentence(book: Booklet, case: Case, faces: Faces) -> None:
    first, second, third = (Mark(product, "product") for product in case.employer.trade.products)
    book.title([Mark(case.employer.name, "company_name"), "主要产品说明"], faces.title, 18, 8)
    book.write("公司主要产品包括", first, "、", second, "和", third, "。", after=1)
    book.write("上述产品均拥有自主知识产权，质量管理体系通过认证，售后服务覆盖全国主要城市。")
    for _ in range(0 if case.compact else 14):
        book.write(f"产品广泛应用于{case.specialty}及相关行业，用户反映良好，市场占有率逐年提高。", after=2)


def _english(case: Case) -> list[Page]:
    book = Booklet(Style(Font.LATIN, 12, 1.7), "", "", top=30)
    book.title("Main Products", Font.LATIN_BOLD, 22, 6)
    name = f"{case.abroad.employer}"
    book.write("Company name: ", Mark(name, "company_name"), indent=0, after=2)
    for number, product in enumerate((f"{case.employer.trade.field_en} analyser", "Portable detector"), 1):
        book.write(
            f"{number}. ", Mark(product, "product"), ": developed in house, in use with customers.", indent=0
        )
    return book.close()
