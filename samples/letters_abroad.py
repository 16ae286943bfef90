"""Evidence of a post abroad in Chinese, Japanese and German, and all its further versions."""

import random
from collections.abc import Callable
from datetime import timedelta

from samples.canvas import Page
from samples.case import Case
from samples.fonts import Font
from samples.letters import Letter, day
from samples.letters_english import EARLIER, ENGLISH, Post, close, headed
from samples.sheets import company_seal
from samples.typeset import Mark

_GERMAN = {
    "Principal Research Scientist": "Leitender Wissenschaftler",
    "Associate Professor": "Außerordentlicher Professor",
    "Director of Research": "Leiter der Forschung",
    "Professor": "Professor",
}


def draw(case: Case, rng: random.Random, version: int) -> Page:
    """One page; `version` counts from 0 over `DRAWERS`."""
    facts = random.Random(f"{case.seed}-overseas_employment")
    since, letter = case.abroad.since, case.abroad.letter
    span = (letter - since).days
    ended = letter - timedelta(days=facts.randint(20, 200))
    promoted = (since + timedelta(days=span // 3)).replace(day=1)
    post = Post(case, rng, ended, facts.choice(EARLIER), promoted, facts.choice(("full-time", "part-time")))
    return DRAWERS[version](post)


def _chinese(post: Post) -> Page:
    """任职证明, issued in Chinese by the organisation abroad."""
    case = post.case
    letter = Letter(post.rng, Font.SONG, 13, y=40)
    letter.title(post.rng.choice(("海外任职证明", "任职证明", "在职证明")), Font.HEI, 22, 12)
    letter.write(
        "兹证明",
        Mark(case.applicant.natural, "holder_name"),
        f"（护照号码：{case.applicant.passport.number}）自",
        day(case.abroad.since, "start", "zh"),
        "起在",
        Mark(case.abroad.employer_zh, "organisation"),
        Mark("全职", "full_time", "full-time"),
        "工作",
        Mark("至今", "end", "open"),
        "，",
        Mark("现任", "status", "current"),
        Mark(case.abroad.title_zh, "title"),
        "。",
        indent=9,
    )
    letter.write("特此证明。", indent=9, after=14)
    letter.write("签发人：", Mark(case.abroad.signer, "issuer_name"), align="right")
    letter.write(case.abroad.employer_zh, align="right")
    letter.write(day(case.abroad.letter, "letter_date", "zh"), align="right")
    company_seal(letter.page, 150, letter.y - 14, case.abroad.employer_zh, post.rng)
    return letter.page


def _left(post: Post) -> Page:
    """离职证明: 曾任, from–to."""
    case = post.case
    letter = Letter(post.rng, Font.KAI, 14, y=44)
    letter.title("离职证明", Font.HEI, 24, 14)
    letter.write(
        "兹证明",
        Mark(case.applicant.name_zh, "holder_name"),
        "，护照号码",
        case.applicant.passport.number,
        "，自",
        day(case.abroad.since, "start", "han"),
        "至",
        day(post.ended, "end", "han"),
        "在我单位",
        Mark("曾任", "status", "former"),
        Mark(case.abroad.title_zh, "title"),
        "，系",
        Mark("全职", "full_time", "full-time"),
        "人员，已办理完毕离职手续。",
        indent=10,
    )
    letter.write("特此证明。", indent=10, after=16)
    letter.write("单位：", Mark(case.abroad.employer_zh, "organisation"), align="right")
    letter.write(day(case.abroad.letter, "letter_date", "han"), align="right")
    return letter.page


def _japanese(post: Post) -> Page:
    """在職証明書 with labels and era years."""
    case = post.case
    letter = Letter(post.rng, Font.SANS, 12, y=36)
    letter.title("在職証明書", Font.SANS_BOLD, 22, 12)
    letter.rows(
        [
            ("氏名", [Mark(case.applicant.natural, "holder_name")]),
            ("生年月日", [day(case.applicant.dob, "", "iso").text]),
            ("勤務先", [Mark(case.abroad.employer_zh, "organisation")]),
            ("職名", [Mark(case.abroad.title_zh, "title")]),
            ("在職期間", [day(case.abroad.since, "start", "ja"), " 〜 ", Mark("現在", "end", "open")]),
            ("勤務形態", [Mark("常勤", "full_time", "full-time")]),
        ],
        40,
        11,
    )
    letter.write(
        "上記の者は当所に", Mark("在職していること", "status", "current"), "を証明します。", after=12
    )
    letter.write(day(case.abroad.letter, "letter_date", "ja"), after=6)
    letter.write("証明者　", Mark(case.abroad.signer, "issuer_name"), align="right")
    return letter.page


def _german(post: Post) -> Page:
    """Arbeitszeugnis: vom … bis."""
    letter = headed(post, Font.LATIN_SANS, size=11)
    person = "Herr" if post.case.applicant.sex == "M" else "Frau"
    letter.write("Norhaven, den ", day(post.case.abroad.letter, "letter_date", "de"), align="right")
    letter.title("ARBEITSZEUGNIS")
    letter.write(
        f"{person} Dr. ",
        post.name,
        ", geboren am ",
        day(post.case.applicant.dob, "", "de").text,
        ", ",
        Mark("war vom", "status", "former"),
        " ",
        post.since("de"),
        " bis zum ",
        day(post.ended, "end", "de"),
        " in ",
        Mark("Vollzeit", "full_time", "full-time"),
        " als ",
        Mark(_GERMAN[post.case.abroad.title], "title"),
        " bei uns beschäftigt.",
    )
    letter.write(
        f"{person} {post.case.applicant.surname} hat die übertragenen Aufgaben stets zu unserer vollsten "
        "Zufriedenheit erledigt. Wir wünschen für die Zukunft alles Gute."
    )
    return close(post, letter, "Mit freundlichen Grüßen")


DRAWERS: tuple[Callable[[Post], Page], ...] = (*ENGLISH, _chinese, _left, _japanese, _german)
