"""Why a file, a page or a declaration could not be taken: every sentence of ours, in both languages."""

from collections.abc import Mapping
from enum import StrEnum

from ingest.arrival import Refusal, RefusalCode
from ingest.wording import Bilingual


class Situation(StrEnum):
    """What exactly happened; several situations share a code."""

    MISSING = "missing"
    NOT_PERMITTED = "not-permitted"
    EMPTY_FILE = "empty-file"
    EMPTY_FOLDER = "empty-folder"
    NOT_A_FILE = "not-a-file"
    PASSWORD = "password"  # noqa: S105 - a situation, not a secret
    DAMAGED = "damaged"
    CUT_SHORT = "cut-short"
    NO_END = "no-end"
    GAVE_UP = "gave-up"
    FILE_TOO_LARGE = "file-too-large"
    TOO_MANY_PAGES = "too-many-pages"
    PAGE_TOO_LARGE = "page-too-large"
    UNKNOWN_FORMAT = "unknown-format"
    MISLABELLED = "mislabelled"
    OTHER_FORMAT = "other-format"
    OFFICE_DOCUMENT = "office-document"
    SLOW_FILE = "slow-file"
    SLOW_PAGE = "slow-page"
    BAD_PAGE = "bad-page"
    SLOW_READING = "slow-reading"
    FAILED_READING = "failed-reading"
    DAMAGED_COVER = "damaged-cover"
    NO_COVER = "no-cover"
    COVER_MISSED = "cover-missed"
    WRONG_END = "wrong-end"
    RUN_TOGETHER = "run-together"
    PARTED_OFF = "parted-off"
    COUNTS_DIFFER = "counts-differ"
    SHEETS_MISSING = "sheets-missing"
    SHEETS_SURPLUS = "sheets-surplus"
    SIDE_MISSING = "side-missing"
    VOLUME_OPEN = "volume-open"
    SCANNED_TWICE = "scanned-twice"
    BAD_DECLARATION = "bad-declaration"
    UNKNOWN_PROGRAMME = "unknown-programme"


_SAYS: dict[Situation, tuple[RefusalCode, str, str]] = {
    Situation.MISSING: (
        RefusalCode.MISSING,
        "{source} does not exist. Check the path and the spelling of the name.",
        "{source} 不存在。请核对路径和名称。",
    ),
    Situation.NOT_PERMITTED: (
        RefusalCode.MISSING,
        "{source} is there, but this program has no right to read it. Give it that right and try again.",
        "{source} 存在，但本程序无权读取。请授予读取权限后重试。",
    ),
    Situation.EMPTY_FILE: (
        RefusalCode.EMPTY,
        "{source} is empty (0 bytes); the copying was probably interrupted. Send the file again.",
        "{source} 是空文件（0 字节），可能是复制中断所致。请重新提交该文件。",
    ),
    Situation.EMPTY_FOLDER: (
        RefusalCode.EMPTY,
        "The folder {source} holds no file that could be read. Put the dossier's files into it.",
        "文件夹 {source} 中没有可读取的文件。请放入申报材料。",
    ),
    Situation.NOT_A_FILE: (
        RefusalCode.UNSUPPORTED,
        "{source} is a link or a device, not a file, and is not followed. Put the file itself in its place.",
        "{source} 是链接或设备，不是普通文件，程序不予打开。请放入文件本身。",
    ),
    Situation.PASSWORD: (
        RefusalCode.ENCRYPTED,
        "{source} is protected with a password and cannot be opened. Send it without a password.",
        "{source} 设有打开密码，无法读取。请取消密码后重新提交。",
    ),
    Situation.DAMAGED: (
        RefusalCode.CORRUPT,
        "{source} is damaged: no page of it can be read. Save or scan it anew and send it again.",
        "{source} 已损坏，没有一页可以读取。请重新保存或重新扫描后提交。",
    ),
    Situation.CUT_SHORT: (
        RefusalCode.CORRUPT,
        "{source} breaks off: from page {page} on nothing can be read. Send the whole file again.",
        "{source} 不完整：从第 {page} 页起无法读取。请重新提交完整文件。",
    ),
    Situation.NO_END: (
        RefusalCode.CORRUPT,
        "The end of {source} is missing. What could be read was taken, but pages may be lost. "
        "Send the whole file again.",
        "{source} 缺少文件结尾。可读部分已收取，但可能缺页。请重新提交完整文件。",
    ),
    Situation.GAVE_UP: (
        RefusalCode.CORRUPT,
        "{source} is damaged: reading it failed again and again, and was given up at page {page}. "
        "Save or scan it anew and send it again.",
        "{source} 已损坏：多次读取失败，在第 {page} 页停止。请重新保存或重新扫描后提交。",
    ),
    Situation.FILE_TOO_LARGE: (
        RefusalCode.TOO_LARGE,
        "{source} is too large to be opened. Split it, or scan it at 200 to 300 dpi, and send it again.",
        "{source} 文件过大，无法打开。请拆分文件，或以 200～300 dpi 重新扫描后提交。",
    ),
    Situation.TOO_MANY_PAGES: (
        RefusalCode.TOO_LARGE,
        "{source} has more pages than one file may have; from page {page} on they were not read. "
        "Split the file and send the rest.",
        "{source} 页数超过单个文件的上限，从第 {page} 页起未读取。请拆分文件后提交其余部分。",
    ),
    Situation.PAGE_TOO_LARGE: (
        RefusalCode.TOO_LARGE,
        "Page {page} of {source} has too many pixels to be opened. Scan this page at 200 to 300 dpi and "
        "send it again.",
        "{source} 第 {page} 页像素过多，无法打开。请以 200～300 dpi 重新扫描该页后提交。",
    ),
    Situation.UNKNOWN_FORMAT: (
        RefusalCode.UNSUPPORTED,
        "{source} is in no format that can be read. Send it as PDF, TIFF, JPEG or PNG.",
        "{source} 的格式无法识别。请以 PDF、TIFF、JPEG 或 PNG 格式提交。",
    ),
    Situation.MISLABELLED: (
        RefusalCode.UNSUPPORTED,
        "{source} does not contain what its name says: it is no PDF and no picture. Send the right file.",
        "{source} 的内容与文件名不符：既不是 PDF，也不是图像。请提交正确的文件。",
    ),
    Situation.OTHER_FORMAT: (
        RefusalCode.UNSUPPORTED,
        "{source} is in a format that is not read yet ({detail}). Send it as PDF, TIFF, JPEG or PNG.",
        "{source} 的格式（{detail}）暂不支持。请以 PDF、TIFF、JPEG 或 PNG 格式提交。",
    ),
    Situation.OFFICE_DOCUMENT: (
        RefusalCode.UNSUPPORTED,
        "{source} is an office document ({detail}) and is not converted here. Save it as PDF and send that.",
        "{source} 是办公软件文档（{detail}），本程序不作转换。请另存为 PDF 后提交。",
    ),
    Situation.SLOW_FILE: (
        RefusalCode.TIMEOUT,
        "{source} could not be opened in time; it is probably damaged. Save it anew and send it again.",
        "{source} 未能在限定时间内打开，可能已损坏。请重新保存后提交。",
    ),
    Situation.SLOW_PAGE: (
        RefusalCode.TIMEOUT,
        "Page {page} of {source} could not be opened in time. Save or scan this page anew and send it again.",
        "{source} 第 {page} 页未能在限定时间内打开。请重新保存或重新扫描该页后提交。",
    ),
    Situation.BAD_PAGE: (
        RefusalCode.UNREADABLE_PAGE,
        "Page {page} of {source} is damaged; the other pages were taken. Scan this page anew and send it "
        "again.",
        "{source} 第 {page} 页已损坏，其余页已收取。请重新扫描该页后提交。",
    ),
    Situation.SLOW_READING: (
        RefusalCode.TIMEOUT,
        "Page {page} of {source} could not be read in time; the other pages were read. "
        "Scan this page anew at 200 to 300 dpi and send it again, or have a person read it.",
        "{source} 第 {page} 页未能在限定时间内识别，其余页已识别。"
        "请以 200～300 dpi 重新扫描该页后提交，或由人工查看。",
    ),
    Situation.FAILED_READING: (
        RefusalCode.UNREADABLE_PAGE,
        "Page {page} of {source} could not be read; the other pages were read. "
        "Scan this page anew and send it again, or have a person read it.",
        "{source} 第 {page} 页识别失败，其余页已识别。请重新扫描该页后提交，或由人工查看。",
    ),
    Situation.DAMAGED_COVER: (
        RefusalCode.COVER_MISMATCH,
        "Page {page} of {source} is a cover or end sheet whose code is wrong, so it was not used. "
        "Print the sheet anew and scan the volume again.",
        "{source} 第 {page} 页是卷首页或卷尾页，但二维码内容有误，未予采用。请重新打印该页并重新扫描本卷。",
    ),
    Situation.NO_COVER: (
        RefusalCode.COVER_MISMATCH,
        "In {source} no cover sheet says where the pages from page {page} on belong. They were put into the "
        "dossier {detail}; scan the volume again with its cover sheet.",
        "{source} 从第 {page} 页起的页面前没有卷首页，无法确定归属，已暂存于申报材料 {detail}。"
        "请连同卷首页重新扫描该卷。",
    ),
    Situation.COVER_MISSED: (
        RefusalCode.COVER_MISMATCH,
        "In {source} the volume from page {page} on has no cover sheet; it was taken for the one that its "
        "end sheet names ({detail}). Check its first page, or scan it again with the cover.",
        "{source} 从第 {page} 页起的一卷没有卷首页，已按其卷尾页归入 {detail}。"
        "请核对首页，或连同卷首页重新扫描。",
    ),
    Situation.WRONG_END: (
        RefusalCode.COVER_MISMATCH,
        "The end sheet on page {page} of {source} belongs to another volume ({detail}): a cover sheet in "
        "between was probably missed, and two volumes lie together. Scan both again with their cover sheets.",
        "{source} 第 {page} 页的卷尾页属于另一卷（{detail}），中间可能漏扫了卷首页，两卷混在一起。"
        "请将两卷连同卷首页重新扫描。",
    ),
    Situation.RUN_TOGETHER: (
        RefusalCode.COVER_MISMATCH,
        "The pages {span} end with the end sheet of {detail}, but are more than it declares ({counted} "
        "sheets instead of {declared}), and no cover sheet precedes them: they may be of several volumes "
        "and were given to none. Scan them again with their cover sheets.",
        "{span} 的页面以 {detail} 的卷尾页结束，但张数超出其所填（应 {declared} 张，实为 {counted} 张），前面"
        "也没有卷首页，可能混有几卷，未归入任何一卷。请连同各卷卷首页重新扫描。",
    ),
    Situation.PARTED_OFF: (
        RefusalCode.COVER_MISMATCH,
        "The volume {detail} declares {declared} sheets. The pages {span} come on top of them and no end "
        "sheet closes the volume: a cover sheet was probably missed, and they were given to no volume. Scan "
        "them again with their cover sheet, or correct the number of sheets.",
        "{detail} 所填为 {declared} 张，{span} 的页面超出此数，且该卷没有卷尾页：可能漏识了卷首页，这些页面"
        "未归入任何一卷。请连同卷首页重新扫描，或更正所填张数。",
    ),
    Situation.COUNTS_DIFFER: (
        RefusalCode.SHEET_COUNT,
        "Of {detail} the cover sheet declares {declared} sheets and the end sheet {counted} ({span}). One of "
        "them is of another printing, or two volumes lie together. Print both anew and scan it again.",
        "{detail} 的卷首页所填为 {declared} 张，卷尾页所填为 {counted} 张（{span}）：两页不是同一次打印的，"
        "或两卷混在一起。请重新打印首尾两页并重新扫描该卷。",
    ),
    Situation.SHEETS_MISSING: (
        RefusalCode.SHEET_COUNT,
        "The volume {detail} declares {declared} sheets; {counted} came in ({span}). Sheets were drawn in "
        "together or left out: scan the volume again.",
        "{detail} 应有 {declared} 张，实扫 {counted} 张（{span}）：有纸张重张进纸或漏扫。请重新扫描该卷。",
    ),
    Situation.SHEETS_SURPLUS: (
        RefusalCode.SHEET_COUNT,
        "The volume {detail} declares {declared} sheets; {counted} came in ({span}). Pages of another volume "
        "may lie in it, or the number declared is wrong. Look through these pages.",
        "{detail} 应有 {declared} 张，实扫 {counted} 张（{span}）：可能混入了其他卷的页面，或所填张数有误。"
        "请核对这些页面。",
    ),
    Situation.SIDE_MISSING: (
        RefusalCode.SHEET_COUNT,
        "The volume {detail} was scanned on both sides, but the number of its pages is odd ({span}): one "
        "side of a sheet is missing. Scan the volume again, without leaving out blank sides.",
        "{detail} 为双面扫描，但页数为单数（{span}）：有一张纸少了一面。请重新扫描该卷，不要跳过空白页。",
    ),
    Situation.VOLUME_OPEN: (
        RefusalCode.SHEET_COUNT,
        "The volume {detail} declares {declared} sheets; {counted} came in ({span}), and no end sheet. Scan "
        "the rest under the same cover sheet, or the whole volume again.",
        "{detail} 应有 {declared} 张，目前实扫 {counted} 张（{span}），且没有卷尾页。"
        "请用同一卷首页补扫其余部分，或重新扫描全卷。",
    ),
    Situation.SCANNED_TWICE: (
        RefusalCode.VOLUME_AGAIN,
        "The volume {detail} came in once more ({span}); before: {first}. Both were kept. If it is another "
        "copy, scan it with the cover sheet of that copy.",
        "{detail} 重复扫描（{span}），此前为 {first}。两次均已保留。如为另一份，请换用该份的卷首页扫描。",
    ),
    Situation.BAD_DECLARATION: (
        RefusalCode.INVALID_DECLARATION,
        "Line {line} of {source} ({detail}) is not valid and was not used; the dossier was processed without "
        "it. Correct the line and send the file again.",
        "{source} 第 {line} 行（{detail}）无效，未予采用；申报材料已在不使用该行的情况下处理。"
        "请更正后重新提交该文件。",
    ),
    Situation.UNKNOWN_PROGRAMME: (
        RefusalCode.INVALID_DECLARATION,
        "{source} names the programme {detail}, which is not known here or lacks the switches of this run; "
        "the dossier was judged by the programme of the settings. Correct the name and process it again.",
        "{source} 所填项目“{detail}”未知，或不支持本次运行指定的开关；已按默认项目审核。请更正后重新处理。",
    ),
}


def refuse(
    situation: Situation,
    source: str,
    index: int | None = None,
    detail: str = "",
    line: int = 1,
    facts: Mapping[str, str | int] | None = None,
) -> Refusal:
    """The refusal of `source`, or of its page `index` (from 0; people read it from 1).

    `detail` completes sentences that need a name; `line` (from 1) is a place in a text file;
    `facts` are further words of sentences on volumes: `span`, `declared`, `counted`, `first`.
    """
    code, en, zh = _SAYS[situation]
    said: dict[str, str | int] = {"source": source, "page": (index or 0) + 1, "detail": detail, "line": line}
    said |= {"span": source, "declared": 0, "counted": 0, "first": source}
    said |= facts or {}
    return Refusal(source, code, Bilingual(en=en.format(**said), zh=zh.format(**said)), index)
