"""外国专家证 of the applicant, as issued until March 2017: a booklet's inner pages on one sheet."""

import random
from datetime import date, timedelta

from samples.canvas import Ink, Photo, Rect
from samples.case import Case
from samples.certificates import Paper, Rows, day, span
from samples.citizens import later
from samples.fonts import Font
from samples.made import MadeDocument
from samples.sheets import FACES, company_seal, specimen
from samples.typeset import Mark

LAYOUTS = 2  # labels in both languages, numbers of fourteen digits · labels in Chinese with colons, of ten
_OFFICES = ("北京市外国专家局", "国家外国专家局")
_LABELS = (
    {
        "certificate_no": "编号 No.", "holder_name": "姓名 Name", "sex": "性别 Sex",
        "dob": "出生日期 Date of birth",
        "nationality": "国籍 Nationality", "passport_no": "护照号码 Passport No.",
        "employer_name": "聘请单位 Employer", "position": "职务 Position", "term": "有效期 Validity",
        "authority": "发证机关 Issued by", "issue_date": "发证日期 Date of issue",
    },
    {
        "certificate_no": "证件编号", "holder_name": "姓名", "sex": "性别", "dob": "出生日期",
        "nationality": "国籍", "passport_no": "护照号", "employer_name": "工作单位", "position": "职务",
        "term": "有效期限", "authority": "发证机关", "issue_date": "签发日期",
    },
)  # fmt: skip


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    person, labels = case.applicant, _LABELS[layout]
    paper = Paper(rng.choice(FACES), fill="#eef3ee", ink=Ink.GOLD, colon=layout == 1)
    page = paper.page()
    page.text(105, 28, "外国专家证", 28, paper.faces.title, align="centre", spacing=3)
    if layout == 0:
        page.text(105, 43, "Foreign Expert Certificate", 14, Font.LATIN_SANS, align="centre")
    issued = date(min(2016, case.submitted.year - 1), rng.randint(1, 12), rng.randint(1, 28))
    office = rng.choice(_OFFICES)
    digits = 13 if layout == 0 else 9
    number = f"{rng.randint(1, 9)}{rng.randrange(10**digits):0{digits}d}"
    rows: Rows = {
        labels["certificate_no"]: [Mark(number, "certificate_no")],
        labels["holder_name"]: [Mark(f"{person.surname.upper()} {person.given}", "holder_name")],
        labels["sex"]: [Mark("男" if person.sex == "M" else "女", "sex", person.sex)],
        labels["dob"]: [day(person.dob, "dob", rng)],
        labels["nationality"]: [Mark("乌托邦", "nationality", "UTO")],
        labels["passport_no"]: [Mark(person.passport.number, "passport_no")],
        labels["employer_name"]: [Mark(case.employer.name, "employer_name")],
        labels["position"]: [
            Mark(rng.choice(("高级工程师", "研究员", "技术总监", "首席科学家")), "position")
        ],
        labels["term"]: span(
            issued, later(issued, rng.choice((1, 2, 5))) - timedelta(days=1), ("valid_from", "valid_to"), rng
        ),
        labels["authority"]: [Mark(office, "authority")],
        labels["issue_date"]: [day(issued, "issue_date", rng)],
    }
    bottom = paper.rows(page, 26, 60, 118, rows, size=11.5, room=48 if layout == 0 else 30)
    page.add(Photo(Rect(150, 62, 183, 107), rng.randint(0, 99)))
    company_seal(page, 130, bottom + 8, office, rng, "外国专家证专用章")
    page.text(105, 262, "国家外国专家局印制", 10, paper.faces.body, align="centre")
    specimen(page)
    return MadeDocument("foreign_expert_certificate", [page])
