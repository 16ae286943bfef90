"""What is said of an oddity: which page of which copy it is, what the others have, what to do with it."""

from extractors.copies.comparison import Original
from ingest.wording import Bilingual
from validators.binding import NAMES, volume_named
from validators.copy_sets import CopySet
from validators.oddity import Kind, Oddity, Spot
from validators.phrase import NOTHING, listed, phrase, sentences
from validators.places import picture_name
from validators.programme import Programme

_SHOWN = 3  # differing texts told in the message; the evidence has all of them
_SAID = {
    Kind.EXTRA: Bilingual(
        "{here}, page {page}{title}: no other copy has this page (1 of {all}). Take it out; if it belongs "
        "here, the other copies lack it: put it in there.",
        "{here}第{page}页{title}：仅本份有此页（{all}份中1份）。如属多余请抽出；如应有此页，则其余各份缺页，请补入。",
    ),
    Kind.DUPLICATE: Bilingual(
        "{here}, page {page}{title}: the page is in this copy twice ({there} is the same). Take the second "
        "sheet out; if it was only scanned twice, scan this copy again.",
        "{here}第{page}页{title}：本份中重复出现（同{there}）。请抽出多余的一张；如仅为重复扫描，请重新扫描本份。",
    ),
    Kind.SWAPPED: Bilingual(
        "{here}, page {page}{title}: out of order; it should {after}, as {there} stands (so in {have} of "
        "{all} copies). Put the sheets of this copy in order.",
        "{here}第{page}页{title}：页序有误，应{after}，与{there}一致（{all}份中{have}份如此）。请调整本份页序。",
    ),
    Kind.FOREIGN: Bilingual(
        "{here}, page {page}: seems to belong to the dossier of another person or employer. Do not show its "
        "content. Take the sheet out, keep it apart and tell whoever answers for personal data; then scan "
        "this copy again.",
        "{here}第{page}页：疑属其他申报人或单位的材料。请勿展示其内容；请抽出该页单独保管，"
        "报告个人信息保护负责人，然后重新扫描本份。",
    ),
    Kind.UNREADABLE: Bilingual(
        "{here}, page {page}: it could not be made out what this page is, so it was compared with no other. "
        "Scan the sheet again.",
        "{here}第{page}页：无法辨认，未能与其他份比对。请重新扫描该页。",
    ),
    Kind.SIGNATURE: Bilingual(
        "{here}, page {page}{title}: not signed where {there} is; signed in {have} of {all} copies. Have "
        "this sheet signed, or replace it by a copy of the signed one.",
        "{here}第{page}页{title}：未签字，而{there}同处有签字（{all}份中{have}份有）。请补签，或换成已签字页的复印件。",
    ),
    Kind.SEAL: Bilingual(
        "{here}, page {page}{title}: no seal where {there} bears one; sealed in {have} of {all} copies. Have "
        "this sheet sealed, or replace it by a copy of the sealed one.",
        "{here}第{page}页{title}：未盖章，而{there}同处有印章（{all}份中{have}份有）。请补盖，或换成已盖章页的复印件。",
    ),
    Kind.NOTE: Bilingual(
        "{here}, page {page}{title}: something is written or drawn here that {there} has not; so in {have} "
        "of {all} copies. Look whether it changes the document; if so, replace the sheet by a clean one.",
        "{here}第{page}页{title}：有{there}没有的手写或添加内容（{all}份中{have}份有）。请查看是否影响内容，必要时更换该页。",
    ),
    Kind.NO_NOTE: Bilingual(
        "{here}, page {page}{title}: lacks what is written or drawn on {there}; {have} of {all} copies have "
        "it. Look whether it belongs there; if so, replace the sheet.",
        "{here}第{page}页{title}：没有{there}上的手写或添加内容（{all}份中{have}份有）。请查看是否应有，必要时更换该页。",
    ),
    Kind.PHOTOCOPIED: Bilingual(
        "{here}: its seals are photocopied; {have} of {all} copies bear original ones.",
        "{here}：印章为复印件（{all}份中{have}份为原章）。",
    ),
}
_SEALING = {
    "report": Bilingual(
        "The programme does not say that every copy needs original seals.",
        "申报要求未明确各份均须加盖原章，仅供参考。",
    ),
    "require": Bilingual("Have this copy sealed.", "按设置各份均须加盖原章，请补盖。"),
}
_MISSING = Bilingual(
    "{here}: a page is missing, {there}{title}; it should {after}. The page is in {have} of {all} copies. "
    "Put the sheet in; if it is there on paper, it was missed in scanning: scan this copy again.",
    "{here}缺页：缺{there}{title}，应{after}；{all}份中{have}份有此页。请补入该页；若纸质件中有此页，则为漏扫，请重新扫描本份。",
)
_HIDDEN = Bilingual(
    "A page of this copy could not be made out and may be the missing one: scan that first.",
    "本份另有无法辨认的页面，可能即为此页，请先重新扫描。",
)
_DIFFERS = {
    (Kind.TEXT, True): Bilingual(
        "{here}, page {page}{title}: not the same as {there}: {changes}.",
        "{here}第{page}页{title}：与{there}不同：{changes}。",
    ),
    (Kind.TEXT, False): Bilingual(
        "{here}, page {page}{title}: perhaps not the same as {there}, the readings are not certain: "
        "{changes}. Compare both pictures; scan the sheet again if it is not clear.",
        "{here}第{page}页{title}：与{there}疑有不同，但识别把握不足：{changes}。请比对两处图片，看不清时重新扫描该页。",
    ),
    (Kind.VERSION, True): Bilingual(
        "{here}, page {page}{title}: another version of {there}: {changes}.",
        "{here}第{page}页{title}：与{there}版本不同：{changes}。",
    ),
    (Kind.VERSION, False): Bilingual(
        "{here}, page {page}{title}: perhaps another version of {there}, the readings are not certain: "
        "{changes}. Compare both pictures; scan the sheet again if it is not clear.",
        "{here}第{page}页{title}：疑与{there}版本不同，但识别把握不足：{changes}。请比对两处图片，看不清时重新扫描该页。",
    ),
}
_SEALS = {
    Original.ORIGINAL: Bilingual("Original seals: {copies} {numbers}.", "盖原章：第{numbers}份。"),
    Original.PHOTOCOPY: Bilingual("Photocopied seals: {copies} {numbers}.", "复印章：第{numbers}份。"),
    Original.UNDECIDABLE: Bilingual(
        "No seals, or not to be told from the scan: {copies} {numbers}.",
        "无印章或扫描件上无法判断：第{numbers}份。",
    ),
}
_REPLACE = Bilingual("Replace this sheet so that all copies are the same.", "请更换本页，使各份一致。")
_FIND_OUT = Bilingual(
    "Find out which is right and replace the wrong sheets.", "请确认以何者为准，并更换有误的页面。"
)
_PERHAPS = Bilingual(
    "It could not be seen with certainty: look at both pictures.", "未能确定，请人工比对两处图片。"
)
_IS_ORIGINAL = Bilingual("This copy bears original seals.", "本份盖有原章。")
_ORIGINAL_UNKNOWN = Bilingual(
    "Which copy is the original cannot be told from the scans.", "扫描件上无法判断哪一份是正本。"
)


def told(copies: CopySet, oddity: Oddity, programme: Programme) -> Bilingual:
    """The message of a finding on `oddity`."""
    if oddity.kind is Kind.MISSING:
        return _missing(copies, oddity, programme)
    if oddity.kind in (Kind.TEXT, Kind.VERSION):
        return _differing(copies, oddity, programme)
    message = _filled(_SAID[oddity.kind], copies, oddity, programme)
    if oddity.kind is Kind.PHOTOCOPIED:
        return sentences(message, _SEALING[programme.choice("seals.copies")])
    if oddity.kind not in (Kind.SIGNATURE, Kind.SEAL, Kind.NOTE, Kind.NO_NOTE):
        return message
    return sentences(
        message,
        NOTHING if oddity.certain else _PERHAPS,
        _of_the_original(copies, oddity.copy) if oddity.kind in (Kind.SIGNATURE, Kind.SEAL) else NOTHING,
    )


def copy_named(copies: CopySet, copy: int) -> Bilingual:
    """A copy by its number; where two volumes bear it, also by where its scan begins."""
    volume = copies.volume(copy)
    name = volume_named(volume)
    twins = [v for v in copies.dossier.volumes if (v.binding, v.copy) == (volume.binding, volume.copy)]
    if len(twins) == 1 or volume.copy is None or not volume.pages:
        return name
    return phrase(
        "{name} (from {scan})", "{name}（自{scan}起）", name=name, scan=picture_name(volume.pages[0])
    )


def _filled(
    pattern: Bilingual, copies: CopySet, oddity: Oddity, programme: Programme, **more: Bilingual | str | int
) -> Bilingual:
    spot = oddity.spots[0]
    after = (
        phrase("follow its page {page}", "在本份第{page}页之后", page=copies.number(oddity.after))
        if oddity.after
        else Bilingual("be its first page", "为本份首页")
    )
    beside = spot.reference.page if spot.reference else None
    return phrase(
        pattern.en,
        pattern.zh,
        here=copy_named(copies, oddity.copy),
        page=copies.number(oddity.page) if oddity.page else 0,
        there=page_of(copies, beside) if beside else NOTHING,
        title=_title(copies, (oddity.page, beside), programme),
        after=after,
        have=spot.have,
        all=copies.size,
        **more,
    )


def _missing(copies: CopySet, oddity: Oddity, programme: Programme) -> Bilingual:
    message = _filled(_MISSING, copies, oddity, programme)
    return message if oddity.certain else sentences(message, _HIDDEN)


def _differing(copies: CopySet, oddity: Oddity, programme: Programme) -> Bilingual:
    written = [spot for spot in oddity.spots if _texts(spot) != ("", "")]
    shown = [_change(copies, spot) for spot in written[:_SHOWN]]
    more = len(written) - len(shown)
    if more:
        shown.append(phrase("and {more} more places", "另有{more}处", more=more))
    changes = Bilingual("; ".join(c.en for c in shown), "；".join(c.zh for c in shown))
    if not shown:
        have = oddity.spots[0].have
        changes = phrase(
            "see both pages, {have} of {all} copies are as that one",
            "见两页图片，{all}份中{have}份与后者一致",
            have=have,
            all=copies.size,
        )
    message = _filled(_DIFFERS[oddity.kind, oddity.certain], copies, oddity, programme, changes=changes)
    if not oddity.certain:
        return message
    outvoted = all(2 * spot.have > copies.size for spot in oddity.spots)
    return sentences(message, _REPLACE if outvoted else _FIND_OUT)


def _texts(spot: Spot) -> tuple[str, str]:
    return (spot.reference.text if spot.reference else "", spot.own.text if spot.own else "")


def _change(copies: CopySet, spot: Spot) -> Bilingual:
    there, here = _texts(spot)
    if not there:
        pattern = Bilingual(
            "“{here}” is added (not in {have} of {all} copies)", "多出“{here}”（{all}份中{have}份没有）"
        )
    elif not here:
        pattern = Bilingual(
            "“{there}” is left out (it stands in {have} of {all} copies)",
            "缺“{there}”（{all}份中{have}份有）",
        )
    else:
        pattern = Bilingual(
            "“{here}” instead of “{there}” (so in {have} of {all} copies)",
            "“{here}”，而{all}份中{have}份为“{there}”",
        )
    return phrase(pattern.en, pattern.zh, here=here, there=there, have=spot.have, all=copies.size)


def page_of(copies: CopySet, page: str) -> Bilingual:
    """A page of another copy: "page 7 of copy 1"."""
    copy = copies.copy_of(page)
    name = copy_named(copies, copy)
    volume = copies.volume(copy)
    if volume.copy is not None and name == volume_named(volume):
        name = phrase("copy {copy}", "第{copy}份", copy=volume.copy)
    return phrase("page {page} of {name}", "{name}第{page}页", page=copies.number(page), name=name)


def _title(copies: CopySet, pages: tuple[str | None, ...], programme: Programme) -> Bilingual:
    document = next((d for d in map(copies.document, pages) if d is not None and d.type != "other"), None)
    if document is None:
        return NOTHING
    return phrase(" ({title})", "（{title}）", title=programme.kind(document.type).title)


def _of_the_original(copies: CopySet, copy: int) -> Bilingual:
    if copies.original(copy) is Original.ORIGINAL:
        return _IS_ORIGINAL
    known = any(copies.original(other) is Original.ORIGINAL for other in copies.copies)
    return NOTHING if known else _ORIGINAL_UNKNOWN


def agreeing(copies: CopySet) -> Bilingual:
    """That all copies are the same, and which of them bear original seals."""
    message = phrase(
        "{name}: {all} copies agree page by page, {pages} pages.",
        "{name}：{all}份逐页一致，共{pages}页。",
        name=NAMES[copies.binding],
        all=copies.size,
        pages=len(copies.lead_pages),
    )
    return sentences(message, *(_seals(copies, original) for original in Original))


def _seals(copies: CopySet, original: Original) -> Bilingual:
    found = [copy for copy in copies.copies if copies.original(copy) is original]
    if not found:
        return NOTHING
    numbers = listed(sorted(copies.volume(copy).copy or 0 for copy in found))
    said = _SEALS[original]
    noun = "copy" if len(found) == 1 else "copies"
    return phrase(said.en, said.zh, numbers=numbers, copies=noun)
