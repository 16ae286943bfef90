"""What the gate says of a page or a volume, in both languages; faults of pictures speak for themselves."""

from extractors.page_text import Fault
from extractors.reading.remarks import remark
from ingest.wording import Bilingual
from service.station.answer import Reason

_OF_FAULTS = {
    Fault.COARSE: Reason.RESOLUTION,
    Fault.BLURRED: Reason.BLURRED,
    Fault.FAINT: Reason.FAINT,
    Fault.DARK: Reason.DARK,
    Fault.CUT: Reason.CUT,
    Fault.COLOUR_DROPPED: Reason.COLOUR_DROPPED,
}


def of_fault(fault: Fault) -> tuple[Reason, Bilingual]:
    """Reason and sentence for a fault of a picture."""
    return _OF_FAULTS[fault], remark(fault)


def low_resolution(dpi: float) -> Bilingual:
    return Bilingual(
        f"Scanned at {dpi:.0f} dpi. Set the scanner to 300 dpi (200 at least) and scan again.",
        f"扫描分辨率仅 {dpi:.0f} dpi。请设为 300 dpi（不低于 200）后重新扫描。",
    )


def skewed(degrees: float) -> Bilingual:
    return Bilingual(
        f"Drawn in askew ({degrees:.1f}°). Straighten the stack and scan again.",
        f"进纸歪斜（{degrees:.1f}°）。请理齐纸张后重新扫描。",
    )


def empty(both_sides: bool) -> Bilingual:
    if both_sides:
        return Bilingual("Both sides are blank. Look at the sheet.", "两面均为空白。请核对纸张。")
    return Bilingual(
        "Blank. If the sheet is printed, it lay face down: turn it and scan again.",
        "空白页。如纸上有内容，说明放反了，请翻面后重新扫描。",
    )


def too_long(millimetres: float) -> Bilingual:
    return Bilingual(
        f"The picture is {millimetres:.0f} mm longer than the others: two sheets were drawn in together.",
        f"图像比其他页长 {millimetres:.0f} 毫米：可能重张进纸。请分开纸张后重新扫描。",
    )


def grey_volume() -> Bilingual:
    return Bilingual(
        "The whole volume came in without colour: red seals look like black ones. Set the scanner to colour.",
        "全卷没有颜色，红色印章会变成黑色。请将扫描仪设为彩色后重新扫描。",
    )


def other_dossier(found: str) -> Bilingual:
    return Bilingual(
        f"This is a volume of {found}, which is not being scanned now. Lay it aside.",
        f"本卷属于 {found}，不在本次扫描的材料之内。请将其取出。",
    )
