"""What the gate answers about one volume, and how it is shown: lines for people, JSON for programs."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.volume import Binding
from ingest.wording import Bilingual


class Reason(StrEnum):
    """Why paper should be scanned again."""

    COVER = "cover"  # a cover or end sheet is missing, damaged or of another volume
    OTHER_DOSSIER = "other-dossier"
    AGAIN = "again"
    MISSING_SHEETS = "missing-sheets"
    SURPLUS_SHEETS = "surplus-sheets"
    MISSING_SIDE = "missing-side"
    DOUBLE_FEED = "double-feed"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    RESOLUTION = "resolution"
    BLURRED = "blurred"
    FAINT = "faint"
    DARK = "dark"
    CUT = "cut"
    SKEWED = "skewed"
    COLOUR_DROPPED = "colour-dropped"


class Verdict(StrEnum):
    """RESCAN: something of the volume must be scanned again. LOOK: a person should look. GOOD: neither."""

    GOOD = "good"
    LOOK = "look"
    RESCAN = "rescan"


@dataclass(frozen=True, slots=True)
class Rescan:
    """One thing to scan again, or with `must` False to look at.

    `sheet` counts the sheets of paper behind the cover from 1, `back` tells its other side (None: scanned
    on one side); `source` and `page` (from 1) say where the picture lies. All None: it
    concerns the whole volume.
    """

    reason: Reason
    text: Bilingual
    must: bool = True
    sheet: int | None = None
    back: bool | None = None
    source: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class GateAnswer:
    """The gate's answer on one finished volume; `dossier` is None for pages that no sheet assigns.

    `declared` and `counted` are sheets of paper (0: not declared), `pages` all pages, sheets of ours
    included, which lie at `span`.
    """

    batch: str
    dossier: str | None
    binding: Binding | None
    copy: int | None
    of: int | None
    declared: int
    counted: int
    duplex: bool
    pages: int
    span: str
    rescans: tuple[Rescan, ...] = ()

    @property
    def verdict(self) -> Verdict:
        if any(rescan.must for rescan in self.rescans):
            return Verdict.RESCAN
        return Verdict.LOOK if self.rescans else Verdict.GOOD


_MARKS = {Verdict.GOOD: "✓", Verdict.LOOK: "?", Verdict.RESCAN: "✗"}
_SAYS = {
    Verdict.GOOD: Bilingual("good", "可以"),
    Verdict.LOOK: Bilingual("please look", "请核对"),
    Verdict.RESCAN: Bilingual("SCAN AGAIN", "需重扫"),
}
_NAMES = {
    Binding.FORM: Bilingual("form", "申报书"),
    Binding.ATTACHMENTS: Bilingual("attachments", "附件"),
    Binding.PERSONAL: Bilingual("personal information", "个人信息"),
}


def lines(answer: GateAnswer, *, zh: bool = True, en: bool = True) -> list[str]:
    """One line on the volume and one for each thing to scan again, in the languages asked for."""
    name = f"{answer.dossier} " if answer.dossier else ""
    told = [f"{_MARKS[answer.verdict]} {name}{_joined(_headline(answer), zh=zh, en=en)}"]
    for rescan in answer.rescans:
        mark = _MARKS[Verdict.RESCAN if rescan.must else Verdict.LOOK]
        where = _joined(_where(rescan), zh=zh, en=en)
        text = _joined(rescan.text, zh=zh, en=en)
        told.append(f"    {mark} {where}: {text}" if where else f"    {mark} {text}")
    return told


def as_json(answer: GateAnswer) -> dict[str, object]:
    """The answer in plain values, for the station's own program and for HTTP."""
    return {
        "batch": answer.batch,
        "dossier": answer.dossier,
        "binding": answer.binding.value if answer.binding else None,
        "copy": answer.copy,
        "of": answer.of,
        "verdict": answer.verdict.value,
        "declared_sheets": answer.declared or None,
        "counted_sheets": answer.counted,
        "duplex": answer.duplex,
        "pages": answer.pages,
        "span": answer.span,
        "rescan": [
            {
                "reason": rescan.reason.value,
                "must": rescan.must,
                "sheet": rescan.sheet,
                "side": None if rescan.back is None else "back" if rescan.back else "front",
                "source": rescan.source,
                "page": rescan.page,
                "message": {"en": rescan.text.en, "zh": rescan.text.zh},
            }
            for rescan in answer.rescans
        ],
    }


def _headline(answer: GateAnswer) -> Bilingual:
    verdict = _SAYS[answer.verdict]
    if answer.dossier is None or answer.binding is None:
        return Bilingual(
            f"nobody's pages, {answer.span}: {verdict.en}", f"归属不明的页面，{answer.span}：{verdict.zh}"
        )
    name, place = _NAMES[answer.binding], f"{answer.copy}/{answer.of}"
    declared = f"/{answer.declared}" if answer.declared else ""
    sides = Bilingual("two sides", "双面") if answer.duplex else Bilingual("one side", "单面")
    return Bilingual(
        f"{name.en} {place}, {answer.counted}{declared} sheets ({sides.en}): {verdict.en}",
        f"{name.zh} {place}，{answer.counted}{declared} 张（{sides.zh}）：{verdict.zh}",
    )


def _where(rescan: Rescan) -> Bilingual:
    if rescan.sheet is None:
        return Bilingual("", "")
    side = Bilingual("", "")
    if rescan.back is not None:
        side = Bilingual(" back", "反面") if rescan.back else Bilingual(" front", "正面")
    return Bilingual(f"sheet {rescan.sheet}{side.en}", f"第 {rescan.sheet} 张{side.zh}")


def _joined(text: Bilingual, *, zh: bool, en: bool) -> str:
    if zh and en and text.zh == text.en:
        return text.zh
    return "  ".join(part for part in (text.zh if zh else "", text.en if en else "") if part)
