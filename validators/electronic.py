"""The electronic files beside the paper (domain D-54): which page differs, which is on one side only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.copies.comparison import Difference, ElectronicSet, PagePair, Relation
from extractors.document import Document
from ingest.page import PageImage
from ingest.volume import Volume
from ingest.wording import Bilingual
from validators.binding import volume_named
from validators.dossier import Dossier
from validators.finding import Evidence, Severity, Subject
from validators.oddity import Kind
from validators.phrase import NOTHING, listed, phrase
from validators.places import page_evidence, page_number, picture_name
from validators.programme import Programme
from validators.rule import Answer, cannot_tell, failed, passed, warned

CLAUSE = "D-54"
_SHOWN, _NAMED = 3, 8  # differences and pages told in a message

_CERTAIN = Bilingual(
    "{here}{title}: not the same as the electronic {there}: {changes}. Find out which is right and replace "
    "the other.",
    "{here}{title}：与电子件{there}不同：{changes}。请确认以何者为准，并更换另一方。",
)
_DOUBTFUL = Bilingual(
    "{here}{title}: perhaps not the same as the electronic {there}, the readings are not certain: {changes}. "
    "Compare both pictures.",
    "{here}{title}：与电子件{there}疑有不同，但识别把握不足：{changes}。请比对两处图片。",
)
_MORE = {
    True: Bilingual(
        "{pages}: a page that the electronic file of this document has and the paper lacks{title}. Look "
        "whether a sheet is missing.",
        "{pages}：电子件有此页而纸质件没有{title}。请查看纸质件是否缺页。",
    ),
    False: Bilingual(
        "{pages}: a page that the paper has and the electronic file of this document lacks{title}.",
        "{pages}：纸质件有此页而电子件没有{title}。",
    ),
}
_ALONE = {
    True: Bilingual(
        "Only among the electronic files: {documents}. There was nothing on paper to compare them with.",
        "仅有电子件：{documents}。纸质件中无对应内容，未作比对。",
    ),
    False: Bilingual(
        "Only on paper: {documents}. There was no electronic file to compare them with.",
        "仅有纸质件：{documents}。电子件中无对应内容，未作比对。",
    ),
}
_NOT_LAID = Bilingual(
    "On paper and among the electronic files, but too different in picture and layout to be compared: "
    "{documents}. Compare them by hand.",
    "纸质件与电子件均有，但图像或版式差别过大，未能比对：{documents}。请人工核对。",
)


def beside_paper(dossier: Dossier, programme: Programme) -> Iterator[Answer]:
    """Answers by page of the paper, then what is on one side only; nothing where there are no such files.

    What differs is minor (D-54), what could not be compared is for information: the paper is what counts.
    """
    if dossier.electronic is not None:
        yield from _Beside(dossier, programme, dossier.electronic).answers()


@dataclass(frozen=True, slots=True)
class _Beside:
    dossier: Dossier
    programme: Programme
    laid: ElectronicSet

    def answers(self) -> Iterator[Answer]:
        odd = [answer for pair in self.laid.pairs if (answer := self._pair(pair))]
        if self.laid.pairs and not odd:
            yield self._agreeing()
        yield from odd
        yield from self._one_sided()
        if self.laid.unread:
            yield self._unread()

    def _agreeing(self) -> Answer:
        same = [pair for pair in self.laid.pairs if pair.relation is Relation.SAME]
        message = phrase(
            "Electronic files: {pages} pages lie beside the paper without a difference in what is printed; "
            "of {others} set otherwise the figures were compared.",
            "电子件：{pages}页与纸质件印刷内容逐页一致；另有{others}页版式不同，仅核对了其中数字。",
            pages=len(same),
            others=len(self.laid.pairs) - len(same),
        )
        first = self.laid.pairs[0]
        shown = (page_evidence(self.dossier, page) for page in (first.lead, first.page) if page)
        return passed(message, tuple(shown), Subject(field=Kind.ELECTRONIC), Severity.MINOR, CLAUSE)

    def _pair(self, pair: PagePair) -> Answer | None:
        if not pair.differences or pair.lead is None or pair.page is None:
            return None
        certain = [one for one in pair.differences if one.certain]
        told = certain or list(pair.differences)
        message = phrase(
            *_texts(_CERTAIN if certain else _DOUBTFUL),
            here=self._here(pair.lead),
            there=self._here(pair.page),
            title=self._title(pair.lead),
            changes=_changes(told),
        )
        evidence = tuple(e for one in told for e in _both(pair.lead, pair.page, one))
        field = next((one.field for one in told if one.field), Kind.ELECTRONIC)
        subject = self._subject(pair.lead, field)
        return (failed if certain else cannot_tell)(message, evidence, subject, Severity.MINOR, CLAUSE)

    def _one_sided(self) -> Iterator[Answer]:
        """Pages that answer to none: of a document that is on both sides, or documents as a whole."""
        sides = {True: self.laid.only_electronic, False: self.laid.only_paper}
        placed = {page for pair in self.laid.pairs for page in (pair.lead, pair.page)}
        whole: dict[bool, list[Document]] = {}
        for sent, pages in sides.items():
            for document, some in self._by_document(pages).items():
                if placed.isdisjoint(document.pages):
                    whole.setdefault(sent, []).append(document)
                else:
                    yield self._more(_MORE[sent], document, some)
        both = {d.type for d in whole.get(True, ())} & {d.type for d in whole.get(False, ())} - {"other"}
        unlaid = [document for alone in whole.values() for document in alone if document.type in both]
        if unlaid:
            yield self._whole(_NOT_LAID, unlaid)
        for sent, documents in whole.items():
            alone = [document for document in documents if document.type not in both]
            if alone:
                yield self._whole(_ALONE[sent], alone)

    def _unread(self) -> Answer:
        pages = self.laid.unread
        names = listed(self._here(page) for page in pages[:_NAMED])
        message = phrase(
            "Pages that could not be read were not compared with the paper, or with the electronic files: "
            "{pages}.",
            "以下页面未能识别，纸质件与电子件未作比对：{pages}。",
            pages=names,
        )
        evidence = tuple(page_evidence(self.dossier, page) for page in pages[:_NAMED])
        return cannot_tell(message, evidence, Subject(field=Kind.ELECTRONIC_ALONE), Severity.INFO, CLAUSE)

    def _by_document(self, pages: Iterable[str]) -> dict[Document, list[str]]:
        found: dict[Document, list[str]] = {}
        for page in pages:
            document = next((d for d in self.dossier.documents if page in d.pages), None)
            if document is not None:
                found.setdefault(document, []).append(page)
        return found

    def _more(self, said: Bilingual, document: Document, pages: list[str]) -> Answer:
        message = phrase(
            *_texts(said),
            pages=listed(self._here(page) for page in pages),
            title=self._title(pages[0]),
        )
        evidence = tuple(page_evidence(self.dossier, page) for page in pages)
        subject = Subject(document=document.id, field=Kind.ELECTRONIC_PAGE)
        return warned(message, evidence, subject, Severity.MINOR, CLAUSE)

    def _whole(self, said: Bilingual, documents: list[Document]) -> Answer:
        names = listed(self._document(document) for document in documents)
        evidence = tuple(page_evidence(self.dossier, document.pages[0]) for document in documents)
        subject = Subject(field=Kind.ELECTRONIC_ALONE)
        return warned(phrase(*_texts(said), documents=names), evidence, subject, Severity.INFO, CLAUSE)

    def _document(self, document: Document) -> Bilingual:
        title = self.programme.kind(document.type).title
        return phrase(
            "{title} ({place})", "{title}（{place}）", title=title, place=self._here(document.pages[0])
        )

    def _title(self, page: str) -> Bilingual:
        document = next((d for d in self.dossier.documents if page in d.pages and d.type != "other"), None)
        if document is None:
            return NOTHING
        return phrase(" ({title})", "（{title}）", title=self.programme.kind(document.type).title)

    def _here(self, page: str) -> Bilingual:
        """A page as somebody finds it: on paper by its volume, else by its file."""
        volume, image = self._place(page)
        if volume.electronic:
            return Bilingual(picture_name(image), picture_name(image))
        return phrase(
            "{volume}, page {number}",
            "{volume}第{number}页",
            volume=volume_named(volume),
            number=page_number(volume, page),
        )

    def _place(self, page: str) -> tuple[Volume, PageImage]:
        return next((v, p) for v in self.dossier.volumes for p in v.pages if p.id == page)

    def _subject(self, page: str, field: str) -> Subject:
        volume, _ = self._place(page)
        document = next((d for d in self.dossier.documents if page in d.pages), None)
        return Subject(
            document=document.id if document else None, field=field, page=page_number(volume, page)
        )


def _texts(said: Bilingual) -> tuple[str, str]:
    return said.en, said.zh


def _both(paper: str, sent: str, one: Difference) -> tuple[Evidence, Evidence]:
    return Evidence(paper, one.lead_box, one.lead_text), Evidence(sent, one.box, one.text)


def _changes(differences: list[Difference]) -> Bilingual:
    shown = [
        phrase(
            "“{paper}” on paper, “{sent}” in the file",
            "纸质为“{paper}”，电子件为“{sent}”",
            paper=one.lead_text,
            sent=one.text,
        )
        for one in differences[:_SHOWN]
    ]
    more = len(differences) - len(shown)
    if more:
        shown.append(phrase("and {more} more places", "另有{more}处", more=more))
    return Bilingual("; ".join(one.en for one in shown), "；".join(one.zh for one in shown))
