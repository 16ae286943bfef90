"""How many bound copies of a binding came in on paper: the one logic behind the three `copies.*` counts."""

from collections import Counter
from functools import partial

from ingest.volume import Binding
from ingest.wording import Bilingual
from validators.binding import NAMES, Content, contents, volume_named
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Evidence, Severity, Subject
from validators.phrase import NOTHING, listed, phrase, sentences
from validators.places import volume_evidence
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed, warned


def count_of(binding: Binding, clause: str) -> Rule:
    """The rule that counts the copies of `binding` against the setting `copies.<binding>`."""
    return Rule(
        f"copies.{binding}", (clause,), Severity.MAJOR, ("volumes", "documents"), partial(_check, binding)
    )


def _check(binding: Binding, dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    wanted = programme.number(f"copies.{binding}")
    if not dossier.paper:
        return (_to_come(binding, wanted),)
    found = [c for c in contents(dossier) if is_copy(c, binding, programme)]
    empty = [c for c in found if c.empty]
    bound = [c for c in found if not c.empty]
    doubtful = [c for c in bound if not any(sure_type(d) for d in c.of(binding, programme))]
    numbers = Counter(c.volume.copy for c in bound if c.volume.copy is not None)
    twice = sorted(number for number, times in numbers.items() if times > 1)
    distinct = len(numbers) + sum(1 for c in bound if c.volume.copy is None)
    counted = _counted(binding, wanted, bound, empty)
    evidence = tuple(e for c in found for e in volume_evidence(dossier, c.volume))
    subject = Subject(binding=binding)
    if len(bound) < wanted:
        return (_too_few(dossier, binding, counted, evidence, wanted - len(bound)),)
    if distinct < wanted:
        return (cannot_tell(sentences(counted, _numbered_twice(twice)), evidence, subject),)
    if len(bound) - len(doubtful) < wanted:
        return (cannot_tell(sentences(counted, _doubtful(doubtful)), evidence, subject),)
    if len(bound) > wanted:
        more = Bilingual("More than asked for.", "多于要求份数。")
        return (warned(sentences(counted, more), evidence, subject, Severity.INFO),)
    return (passed(counted, evidence, subject),)


def is_copy(content: Content, binding: Binding, programme: Programme) -> bool:
    """What the cover says counts; without one, what lies inside."""
    declared = content.volume.binding
    return declared is binding or (declared is None and bool(content.of(binding, programme)))


def _too_few(
    dossier: Dossier,
    binding: Binding,
    counted: Bilingual,
    evidence: tuple[Evidence, ...],
    missing: int,
) -> Answer:
    subject = Subject(binding=binding)
    doubt = hidden(dossier) if dossier.refused else _lost_among(contents(dossier))
    if doubt.en:
        return cannot_tell(sentences(counted, doubt), evidence, subject)
    remedy = phrase("Send {missing} more.", "请补交{missing}份。", missing=missing)
    return failed(sentences(counted, remedy), evidence, subject)


def _lost_among(volumes: tuple[Content, ...]) -> Bilingual:
    """Why a copy may lie unseen in another volume; empty when it does not."""
    merged = [c for c in volumes if c.overfull]
    if merged:
        return phrase(
            "More pages than one volume should have; a cover sheet may be missed: {names}. Look there.",
            "页数超出一册应有页数，可能漏识封面：{names}。请人工查看。",
            names=listed(volume_named(c.volume) for c in merged),
        )
    unknown = [c for c in volumes if c.volume.binding is None and not c.empty and not c.documents]
    if unknown:
        return phrase(
            "It is not known what these are: {names}. Look at them.",
            "以下册别不明：{names}。请人工查看。",
            names=listed(volume_named(c.volume) for c in unknown),
        )
    return NOTHING


def _counted(binding: Binding, wanted: int, bound: list[Content], empty: list[Content]) -> Bilingual:
    told = phrase(
        "{binding}: {found} bound copies found, {wanted} expected.",
        "{binding}：收到{found}份，应交{wanted}份。",
        binding=NAMES[binding],
        found=len(bound),
        wanted=wanted,
    )
    if not empty:
        return told
    hollow = phrase(
        "A cover sheet with nothing behind it: {names}.",
        "仅有封面、没有内容：{names}。",
        names=listed(volume_named(c.volume) for c in empty),
    )
    return sentences(told, hollow)


def _numbered_twice(numbers: list[int]) -> Bilingual:
    return phrase(
        "Copy numbers that stand on two volumes: {numbers}. Either a cover is misnumbered or one volume was "
        "scanned twice; look at the paper.",
        "份号重复：{numbers}。可能是封面编号有误，也可能同一册扫描了两次，请核对原件。",
        numbers=listed(numbers),
    )


def _doubtful(volumes: list[Content]) -> Bilingual:
    return phrase(
        "The pages do not show for certain what the cover says: {names}. Look at them.",
        "内容与封面所示是否相符无法确定：{names}。请人工查看。",
        names=listed(volume_named(c.volume) for c in volumes),
    )


def _to_come(binding: Binding, wanted: int) -> Answer:
    number = _NUMBERS.get(wanted, Bilingual(str(wanted), str(wanted)))
    noun, verb = ("copy", "is") if wanted == 1 else ("copies", "are")
    return not_applicable(
        phrase(
            f"{{binding}}: {{number}} paper {noun} {verb} still to come.",
            "{binding}：纸质{number}份待交。",
            binding=NAMES[binding],
            number=number,
        )
    )


_NUMBERS = {1: Bilingual("one", "一"), 5: Bilingual("five", "五")}
