"""What certificates of authorities share: original or duplicate, the office that issues, its date below."""

import re
from collections.abc import Callable, Iterator

from extractors.document import Field
from extractors.fields.dated import lowest_date
from extractors.fields.places import Stretch
from extractors.fields.spec import FieldSpec, Shape
from extractors.fields.view import View
from extractors.values import names
from extractors.values.value import Value

_HEAD = re.compile(r"^.*(?:一致|无误|机关|颁发单位|发证单位)[：:]?")  # a copy's mark, the label


def copy_kind(raw: str) -> Value | None:
    """ "original" for 正本, "duplicate" for 副本."""
    found = re.search(r"[正副]\s*本", raw)
    return Value("duplicate" if found.group()[0] == "副" else "original", found.group()) if found else None


def copy_field(title_ends: str) -> FieldSpec:
    """The field copy_kind of a paper whose title ends with the regular expression `title_ends`.

    Within a sentence (分为正本和副本) the words say nothing.
    """
    return FieldSpec(
        "copy_kind",
        copy_kind,
        (),
        (
            rf"(?:{title_ends})\n?[(]?(?P<v>[正副]本)",
            r"(?:^|\n)[(]?(?P<v>[正副]本)[)]?(?:[(]?\d{1,2}[-—]\d{1,2}[)]?)?(?:\n|$)",
            r"[(](?P<v>[正副]本)[)]",
        ),
    )


def office(ends: str) -> Shape:
    """The first office in the text whose name ends with the regular expression `ends`."""
    pattern = re.compile(rf"[\u4e00-\u9fff]{{2,24}}?(?:{ends})(?:[\u4e00-\u9fff]{{1,8}}分局)?")

    def shape(raw: str) -> Value | None:
        found = pattern.search(raw)
        name = _HEAD.sub("", found.group()) if found else ""
        return Value(names.organisation(name), name) if pattern.fullmatch(name) else None

    return shape


def lone_line(view: View, name: str, pattern: re.Pattern[str], above: float = 0.0) -> Field | None:
    """The lowest line that is nothing but what `pattern` matches; `above`: the share of the page's height."""
    for number in range(len(view.sheets) - 1, -1, -1):
        sheet = view.sheets[number]
        for index in sorted(range(len(sheet.runs)), key=lambda i: -sheet.runs[i].middle):
            run = sheet.runs[index]
            bare = names.organisation(run.text)
            if run.middle > above * sheet.height and pattern.fullmatch(bare):
                return view.field(name, Value(bare, run.text), [(number, Stretch(index, 0, len(run.text)))])
    return None


def issued(anchor: str) -> Callable[[View], Iterator[Field]]:
    """The extraction of issue_date: the lone date near a line that `anchor` matches, mostly its office."""

    def extract(view: View) -> Iterator[Field]:
        field = lowest_date(view, "issue_date", anchor, near_only=True)
        if field is not None:
            yield field

    return extract
