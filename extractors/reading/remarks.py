"""What is wrong with the picture of a page and what to do about it, in both languages."""

from extractors.page_text import Fault
from ingest.wording import Bilingual

_SAYS: dict[Fault, Bilingual] = {
    Fault.COARSE: Bilingual(
        en="The print is too small for this resolution. Scan the page again at 300 dpi, or photograph it "
        "from nearer so that it fills the picture.",
        zh="分辨率过低，小字难以辨认。请以 300 dpi 重新扫描；如用手机拍摄，请靠近拍摄，使页面充满画面。",
    ),
    Fault.BLURRED: Bilingual(
        en="The picture is blurred. Scan the page again; with a phone, hold it still and wait until the "
        "print is in focus.",
        zh="图像模糊。请重新扫描；如用手机拍摄，请持稳手机、对焦清晰后再拍。",
    ),
    Fault.FAINT: Bilingual(
        en="The print is faint and hardly stands out from the paper. Scan the original again with a darker "
        "setting, or send a copy printed more strongly.",
        zh="字迹过淡，与纸色难以区分。请调深浓度后重新扫描原件，或换用打印清晰的文本。",
    ),
    Fault.DARK: Bilingual(
        en="The picture is too dark for its print to stand out. Scan the page again with a brighter setting; "
        "with a phone, add light and keep your shadow off the page.",
        zh="图像过暗，字迹难以分辨。请调亮后重新扫描；如用手机拍摄，请补充光线，避免阴影遮挡页面。",
    ),
    Fault.CUT: Bilingual(
        en="Text runs into the edge of the picture: a part of the page is missing. Lay the whole page in "
        "and scan it again.",
        zh="文字延伸到图像边缘，页面内容不完整。请放正整页后重新扫描，四边都要拍全。",
    ),
    Fault.COLOUR_DROPPED: Bilingual(
        en="The page came in without colour and bears a black seal: whether the original's seal is red "
        "cannot be told. If the original has a coloured seal, scan it in colour.",
        zh="页面为黑白图像，印章呈黑色，无法判断原件印章的颜色。如原件盖有彩色印章，请以彩色模式重新扫描原件。",
    ),
}


def remark(fault: Fault) -> Bilingual:
    """What is wrong and what to do, without the page's name.

    >>> remark(Fault.BLURRED).zh.split("。")[0]
    '图像模糊'
    """
    return _SAYS[fault]
