"""The dates beside the two signatures of an agreement, each of the party it stands nearest below."""

import re
from collections.abc import Iterator

from extractors.document import Field
from extractors.fields.dated import dated_field, lone_dates
from extractors.fields.layout import Run, Sheet
from extractors.fields.view import View

_MARKS = r"(?:公章|盖章|签章|签字|签名|seal|sign\w*)"
_SIGNS_A = re.compile(
    rf"(?:甲方|聘方|聘用单位|用人单位|partya|theemployer|employer|forand(?:inthename|onbehalf)of).{{0,24}}?[(（]?.{{0,12}}{_MARKS}"
    r"|(?:signed)?(?:for|forandonbehalfof)(?:the)?(?:employer|partya|company)\b",
    re.IGNORECASE,
)
_SIGNS_B = re.compile(
    rf"(?:乙方|受聘方|受聘人员?|应聘方|劳动者|partyb|theemployee|employee|acceptedby).{{0,24}}?[(（]?.{{0,12}}{_MARKS}"
    r"|(?:signedby)(?:the)?(?:employee|partyb)\b|acceptedandagreed|(?:agreedand)?acceptedby",
    re.IGNORECASE,
)
EMPLOYER, EMPLOYEE = "sign_date_employer", "sign_date_employee"


def sign_dates(view: View, *, one: bool = False) -> Iterator[Field]:
    """The fields `EMPLOYER` and `EMPLOYEE` from the last page on which both sign, or with `one` either."""
    for number, sheet in reversed(list(enumerate(view.sheets))):
        parties = _parties(sheet)
        if len({name for name, _ in parties}) < (1 if one else 2):
            continue
        found: dict[str, Field] = {}
        for date in sorted(lone_dates(sheet), key=lambda date: not date.value):
            run = sheet.runs[date.where.run]
            above = [item for item in parties if item[1].middle <= run.middle + item[1].box.height]
            if above:
                name = min(above, key=lambda item: _far(item[1], run))[0]
                found.setdefault(name, dated_field(view, name, number, date))
        yield from found.values()
        return


def _parties(sheet: Sheet) -> list[tuple[str, Run]]:
    return [
        (name, run)
        for run in sheet.runs
        for name, form in ((EMPLOYER, _SIGNS_A), (EMPLOYEE, _SIGNS_B))
        if len(run.text) <= 70 and form.match("".join(run.text.split()))
    ]


def _far(party: Run, date: Run) -> float:
    """Distance of a date from the party's line: beside matters more than below."""
    return abs(party.box.x0 - date.box.x0) + 0.5 * abs(date.middle - party.middle)
