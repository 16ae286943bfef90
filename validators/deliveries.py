"""What came in more than once, in parts, or came before and was not given now: told, for a person to see."""

from collections.abc import Iterator, Mapping

from ingest.arrival import OverlapKind
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Outcome, Severity, Subject
from validators.oddity import Kind
from validators.phrase import listed, phrase
from validators.rule import Answer

_SHOWN = 8  # named in one message
_SAID: Mapping[OverlapKind, tuple[Bilingual, Bilingual]] = {
    OverlapKind.IDENTICAL: (
        Bilingual(
            "The same pages came in more than once and were taken once: {all}.",
            "重复提交的相同页面仅计一次：{all}。",
        ),
        Bilingual("{source} (as {other})", "{source}（同{other}）"),
    ),
    OverlapKind.REPLACED: (
        Bilingual(
            "A file that came later took the place of one of the same name: {all}.",
            "后到的同名文件已替换先前文件：{all}。",
        ),
        Bilingual("{source}", "{source}"),
    ),
    OverlapKind.NAMESAKE: (
        Bilingual(
            "Two different files of one name came in, and it is not known which is the later: both were "
            "taken. Say which counts: {all}.",
            "收到内容不同的同名文件，无法判断先后，均已计入。请确认以何者为准：{all}。",
        ),
        Bilingual("{other} (the other one is called {source} here)", "{other}（另一份在此称为{source}）"),
    ),
    OverlapKind.ALIKE: (
        Bilingual(
            "Pages that came before came again, scanned or saved anew; both were taken: {all}.",
            "先前已收到的页面经重新扫描或另存后再次提交，均已计入：{all}。",
        ),
        Bilingual("{source} (like {other})", "{source}（与{other}相似）"),
    ),
    OverlapKind.JOINED: (
        Bilingual(
            "A volume that was scanned in parts was put together: {all}.", "分次扫描的同一册已合并：{all}。"
        ),
        Bilingual("{source} behind {other}", "{source}接在{other}之后"),
    ),
    OverlapKind.LEFT: (
        Bilingual(
            "Only what was given now counts here. An earlier revision has more files: {all}. To process all "
            "together give them again, or use --with-kept.",
            "本次仅计入所给材料。先前版本另有文件：{all}。如需一并处理，请一同提交，或使用 --with-kept。",
        ),
        Bilingual("{source} (revision {other})", "{source}（第{other}版）"),
    ),
}


def deliveries(dossier: Dossier) -> Iterator[Answer]:
    """An answer for each kind of overlap; only of two files of one name a person has to decide."""
    for kind, (said, each) in _SAID.items():
        found = [overlap for overlap in dossier.overlaps if overlap.kind is kind]
        if not found:
            continue
        named = [phrase(each.en, each.zh, source=o.source, other=o.other) for o in found[:_SHOWN]]
        if len(found) > _SHOWN:
            named.append(phrase("and {more} more", "另有{more}项", more=len(found) - _SHOWN))
        open_to = kind is OverlapKind.NAMESAKE
        yield Answer(
            Outcome.CANNOT_TELL if open_to else Outcome.WARN,
            phrase(said.en, said.zh, all=listed(named)),
            subject=Subject(field=Kind.DELIVERED_AGAIN),
            severity=Severity.MAJOR if open_to else Severity.INFO,
        )
