"""The passport's machine-readable zone: its check digits hold, and it says what the page prints."""

from collections.abc import Iterator

from extractors.document import Field
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Evidence, Severity, evidence_of
from validators.ladder import Step
from validators.passports import PART_OF, Passport, answers, witness, zone_form
from validators.phrase import listed, phrase
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned

_LABELS = {
    "passport_no": Bilingual("number", "护照号码"),
    "dob": Bilingual("date of birth", "出生日期"),
    "expiry": Bilingual("date of expiry", "有效期至"),
    "surname": Bilingual("surname", "姓"),
    "given_names": Bilingual("given names", "名"),
    "sex": Bilingual("sex", "性别"),
    "nationality": Bilingual("nationality", "国籍"),
}
_ESSENTIAL = ("passport_no", "dob", "expiry", "surname")


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each passport."""
    return answers(dossier, _NO_PASSPORT, lambda passport: _answer(dossier, programme, passport))


_NO_PASSPORT = Bilingual(
    "No passport page was recognised, so its zone could not be checked. Send or scan it again.",
    "未识别到护照资料页，无法核验机读区。请补交或重新扫描。",
)


def _answer(dossier: Dossier, programme: Programme, passport: Passport) -> Answer:
    what = named(passport.document, programme)
    subject = document_subject(passport.document, "mrz2")
    if passport.zone is None or len(passport.lines) < 2:
        message = phrase(
            "{what}: the two lines of the machine-readable zone could not be read in full. "
            "Scan the page again, flat and without glare.",
            "{what}：机读区两行未能完整读出。请重新扫描，保持平整、避免反光。",
            what=what,
        )
        return cannot_tell(message, (document_evidence(dossier, passport.document),), subject)
    lines = tuple(evidence_of(line) for line in passport.lines)
    if passport.failing:
        return _failing(passport, what)
    steps = {name: witness(passport, name) for name in _LABELS}
    apart = tuple(name for name, step in steps.items() if step not in (None, Step.EXACT, Step.NORMALISED))
    if apart:
        return _apart(passport, what, apart, certain=any(steps[name] is Step.DIFFERENT for name in apart))
    unread = [name for name in _ESSENTIAL if steps[name] is None]
    if unread:
        message = phrase(
            "{what}: not readable on the page itself, so not compared with the zone: {fields}. Look at it.",
            "{what}：资料页上以下项目未能读出，无法与机读区比对：{fields}。请人工查看。",
            what=what,
            fields=listed(_LABELS[name] for name in unread),
        )
        return cannot_tell(message, lines, subject)
    seen = tuple(place for name in _LABELS for place in _shown(passport, name))
    if passport.mended:
        message = phrase(
            "{what}: one character of the zone was read so that a check digit fails; with a look-alike in "
            "its place all hold and the page agrees. Compare the two lines with the paper.",
            "{what}：机读区有一个字符按识别结果校验不符，换为形近字符后全部相符且与资料页一致。请与原件核对。",
            what=what,
        )
        return warned(message, (*lines, *seen), subject)
    message = phrase(
        "{what}: all check digits hold, and the page prints the same: {fields}.",
        "{what}：校验位全部正确，且与资料页一致（{fields}）。",
        what=what,
        fields=listed(_LABELS[name] for name, step in steps.items() if step is not None),
    )
    return passed(message, (*lines, *seen), subject)


def _failing(passport: Passport, what: Bilingual) -> Answer:
    """A check digit that does not hold, of a zone read with confidence and not explained by a misreading."""
    misread = any(
        passport.explained(PART_OF[name], zone_form(field))
        for name in PART_OF
        if PART_OF[name] in passport.failing
        for field in _printed(passport, name)
    )
    certain = passport.sure_lines and not misread
    message = phrase(
        "{what}: check digits do not hold for {parts}. Send a copy of the original passport page."
        if certain
        else "{what}: check digits do not hold for {parts}, but the zone may be misread. "
        "Scan the page again, or compare the lines with the paper.",
        "{what}：校验位不符（{parts}）。请提交护照资料页原件复印件。"
        if certain
        else "{what}：校验位不符（{parts}），但可能是识别有误。请重新扫描或与原件核对。",
        what=what,
        parts=listed(_PARTS[part] for part in passport.failing),
    )
    evidence = tuple(evidence_of(line) for line in passport.lines)
    return (failed if certain else cannot_tell)(
        message, evidence, document_subject(passport.document, "mrz2")
    )


_PARTS = {
    "number": Bilingual("number", "护照号码"),
    "birth_date": Bilingual("date of birth", "出生日期"),
    "expiry": Bilingual("date of expiry", "有效期"),
    "optional": Bilingual("optional data", "可选数据"),
    "composite": Bilingual("the whole line", "整行"),
}


def _apart(passport: Passport, what: Bilingual, names: tuple[str, ...], certain: bool) -> Answer:
    fields = [field for name in names for field in _printed(passport, name)]
    message = phrase(
        "{what}: page and zone differ in {fields} (page: {printed}). {remedy}",
        "{what}：资料页与机读区不一致：{fields}（资料页为{printed}）。{remedy}",
        what=what,
        fields=listed(_LABELS[name] for name in names),
        printed=listed(field.value for field in fields),
        remedy=Bilingual(
            "Both were read with confidence; send a copy of the original passport page.",
            "两处识别均可靠，请提交护照资料页原件复印件。",
        )
        if certain
        else Bilingual(
            "One of them was not read with certainty; compare them.", "其中一处识别不确定，请人工比对。"
        ),
    )
    evidence = (*map(evidence_of, fields), *(evidence_of(line) for line in passport.lines))
    subject = document_subject(passport.document, names[0])
    return (failed if certain else cannot_tell)(message, evidence, subject)


def _shown(passport: Passport, name: str) -> Iterator[Evidence]:
    """Where the page says `name`: the field, or the line that agrees with the zone."""
    line = passport.shows(name)
    if passport.printed(name) is not None:
        yield from map(evidence_of, _printed(passport, name))
    elif line is not None:
        yield line


def _printed(passport: Passport, name: str) -> Iterator[Field]:
    field = passport.printed(name)
    if field is not None:
        yield field


RULE: Rule = Rule(
    "passport.mrz",
    ("C-04", "D-10"),
    Severity.MAJOR,
    ("passport.mrz1", "passport.mrz2", *(f"passport.{name}" for name in _LABELS)),
    check,
)
