import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from extractors.page_text import Fault
from extractors.reading.remarks import remark
from ingest.arrival import Refusal, RefusalCode
from ingest.page import PageKind
from ingest.wording import Bilingual
from service.report.html import css_string, render_html
from service.report.imprint import Imprint
from service.report.masking import masked
from service.report.pictures import Pictures
from tests.service.report.drawn import IMPRINT, MISTYPED, PASSPORT, Made
from validators.finding import Finding, Outcome, Severity, Subject

HOSTILE = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'}{{7*7}}"
NOTHING = Pictures({}, {})
VOID = {"meta", "img", "link", "br", "hr", "input"}


class Reader(HTMLParser):
    """Tags with their attributes, ids, visible text; complains about tags that are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self._open):
            self.text += data

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]

    def count(self, tag: str) -> int:
        return sum(1 for found, _ in self.tags if found == tag)


def hostile(made: Made) -> Made:
    sentence = Bilingual(HOSTILE, HOSTILE)
    document = made.dossier.documents[0]
    field = replace(document.fields[0], value=HOSTILE, raw=HOSTILE + "2")
    first = made.findings[1]
    evidence = tuple(replace(e, text=HOSTILE) for e in first.evidence)
    finding = Finding(
        "employer.name", Outcome.FAIL, Severity.MAJOR, sentence, HOSTILE, Subject(field=HOSTILE), evidence
    )
    head = made.dossier.application
    dossier = replace(
        made.dossier,
        id="BJ-1}<script>",
        documents=(replace(document, fields=(field,)), *made.dossier.documents[1:]),
        refused=(Refusal(HOSTILE, RefusalCode.CORRUPT, sentence),),
        application=replace(head, applicant=replace(head.applicant, value=HOSTILE)),
    )
    return replace(made, dossier=dossier, findings=(finding,))


def test_the_page_is_well_formed(page: str) -> None:
    Reader(page)


def test_nothing_is_loaded_from_anywhere(page: str) -> None:
    read = Reader(page)
    sources = [*read.values("src"), *re.findall(r"url\(\s*[\"']?([^\"')]+)", page)]
    assert sources
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert read.count("link") == read.count("iframe") == read.count("object") == 0
    assert all(reference.startswith("#") for reference in read.values("href"))
    assert "@import" not in page


def test_the_page_forbids_the_network_itself(page: str) -> None:
    policy = next(a["content"] for t, a in Reader(page).tags if a.get("http-equiv"))
    assert policy.startswith("default-src 'none'; img-src data:;")


def test_every_link_leads_somewhere(page: str) -> None:
    read = Reader(page)
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {reference[1:] for reference in read.values("href")} <= set(ids)


def test_text_of_strangers_is_never_markup(made: Made) -> None:
    report = hostile(made).report
    honest = Reader(render_html(made.with_findings(made.findings[1]).report, NOTHING, IMPRINT))
    attacked_page = render_html(report, NOTHING, IMPRINT)
    attacked = Reader(attacked_page)
    assert attacked.count("script") == honest.count("script") == 1
    assert attacked.count("style") == 1
    assert attacked.count("img") == 0
    assert HOSTILE in attacked.text
    assert "<script>alert" not in attacked_page
    assert not attacked.values("onerror")


@pytest.mark.parametrize("text", ['a"}</style><script>', "\\", "\n", "'", "北京-1"])
def test_a_css_string_cannot_be_left(text: str) -> None:
    written = css_string(text)
    assert re.fullmatch(r'"(?:\w|\\[0-9a-f]+ )*"', written)


def test_identity_numbers_are_masked_on_the_page(page: str) -> None:
    assert PASSPORT not in page
    assert MISTYPED not in page
    assert "L8*****O3" in page


def test_every_finding_stands_on_the_page_in_both_languages(made: Made, page: str) -> None:
    text = Reader(page).text
    for finding in masked(made.report).findings:
        assert finding.message.zh in text
        assert finding.message.en in text
        assert finding.rule in text


def test_what_failed_comes_before_what_passed(page: str) -> None:
    text = Reader(page).text
    findings = text[text.index("核验发现") :]
    order = [findings.index(rule) for rule in ("copies.attachments", "contract.signatures")]
    order += [findings.index(rule) for rule in ("employer.licence-term", "documents.identity")]
    assert order == sorted(order)


def test_a_conflict_shows_both_crops(made: Made, page: str) -> None:
    card = page[page.index('id="finding-4"') : page.index('id="finding-5"')]
    assert "employer.name" in card
    assert card.count("<img") == 2
    assert card.count('class="frame"') == 4  # one in each crop, one on each page


def test_a_page_picture_is_embedded_once_however_often_it_is_shown(page: str) -> None:
    assert page.count(".of-p0003 {") == 1
    assert page.count("sheet of-p0003") >= 3


def test_the_verdict_is_said_in_words_and_never_as_a_rejection(page: str) -> None:
    text = Reader(page).text
    assert "资料不全" in text
    assert "Incomplete" in text
    assert not re.search("reject|拒绝|驳回|不予受理", text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("outcome", "word"), [(Outcome.PASS, "资料齐全"), (Outcome.CANNOT_TELL, "需人工判断")]
)
def test_other_verdicts_have_their_words(made: Made, outcome: Outcome, word: str) -> None:
    report = made.with_findings(replace(made.findings[0], outcome=outcome)).report
    assert word in Reader(render_html(report, NOTHING, IMPRINT)).text


def test_the_head_says_where_each_fact_comes_from(page: str) -> None:
    text = " ".join(Reader(page).text.split())
    assert "基准日期 Reference date 识别 read 2017-09-30" in text
    assert "申报途径 Route 申报 declared 长期项目" in text
    assert "beijing-overseas-talents 2017.1" in text
    assert "long_term.contract_date = any" in text


def test_a_complete_dossier_asks_for_nothing(made: Made) -> None:
    quiet = replace(made.with_findings(), dossier=replace(made.dossier, refused=()))
    assert "没有需要补交" in Reader(render_html(quiet.report, NOTHING, IMPRINT)).text


def test_an_empty_dossier_has_a_page_too(made: Made) -> None:
    nothing = replace(made.dossier, volumes=(), pages={}, documents=())
    report = replace(made.with_findings(), dossier=nothing, images={}).report
    assert "没有识别出任何材料" in Reader(render_html(report, NOTHING, IMPRINT)).text


def test_an_electronic_dossier_has_no_copies(made_electronic: Made) -> None:
    text = Reader(render_html(made_electronic.report, NOTHING, IMPRINT)).text
    assert "第5份" not in text[text.index("份数与装订") : text.index("识别内容 What")]
    assert "batch.pdf 第" in text


def test_tables_have_heads_and_pictures_have_words(page: str) -> None:
    tags = Reader(page).tags
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in tags if tag == "th")
    assert all(attributes.get("alt") for tag, attributes in tags if tag == "img")
    assert all(a.get("aria-label") for _, a in tags if a.get("role") == "img")
    assert tags[0][1] == {"lang": "zh-CN"} or ("html", {"lang": "zh-CN"}) in tags


def test_headings_do_not_skip_a_level(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Reader(page).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_imprint_without_a_pack_says_nothing_of_it(made: Made) -> None:
    plain = Imprint("Dossier 0.1.0", datetime(2026, 1, 2, tzinfo=UTC))
    text = Reader(render_html(made.report, NOTHING, plain)).text
    assert "规则包" not in text
    assert "2026-01-02 00:00 +0000" in text


def test_pages_with_faults_are_listed_with_what_to_do(made: Made) -> None:
    page = next(p for p in made.report.pages if p.kind is PageKind.CONTENT)
    faults = {page.id: (Fault.BLURRED, Fault.COLOUR_DROPPED)}
    reader = Reader(render_html(made.report, NOTHING, IMPRINT, faults))
    text = " ".join(reader.text.split())
    assert "请重新扫描 Please scan again" in text
    assert f"申报书 第1份 第1页 {page.id}" in text
    assert f"{page.source} 第{page.index + 1}页" in text
    for fault in faults[page.id]:
        assert remark(fault).zh in text
        assert remark(fault).en in text


def test_a_dossier_that_only_wants_scans_says_so_and_not_that_nothing_is_asked(made: Made) -> None:
    quiet = replace(made.with_findings(), dossier=replace(made.dossier, refused=()))
    text = Reader(render_html(quiet.report, NOTHING, IMPRINT, {"p0002": (Fault.BLURRED,)})).text
    assert "没有需要补交或更正的材料" in text
    assert "重新扫描的材料" not in text
