"""An item of the checklist that may stand as a section of the company's profile (domain notes A.5, B.19)."""

import re
from functools import partial

from extractors.document import Document, Field
from ingest.volume import Binding
from validators.certainty import legible, sure, sure_type
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Evidence, Outcome, Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import all_named, document_evidence, document_subject, named, span
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed

_PROFILE = "company_profile"


def section_or_own(id: str, clause: str, type: str, section: str, words: str) -> Rule:
    """The rule for the item `id`: a document of `type`, or `section` of the profile.

    `words` is a pattern of what a profile without that heading would say if it held the matter all the same.
    """
    told = re.compile(words, re.IGNORECASE)
    return Rule(
        id,
        (clause,),
        Severity.MAJOR,
        (type, "company_profile.section"),
        partial(_check, id, section, told),
    )


def _check(
    id: str, section: str, words: re.Pattern[str], dossier: Dossier, programme: Programme
) -> tuple[Answer, ...]:
    answer = present(dossier, programme, id)
    if answer.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE):
        return (answer,)
    profiles = dossier.lead(_PROFILE)
    found = tuple((d, f) for d in profiles for f in d.all("section") if f.value == section)
    for profile, heading in found:
        if sure_type(profile) and sure(heading):
            return (_in_profile(programme, profile, heading),)
    if found:
        return (_perhaps(programme, found),)
    if profiles and answer.outcome is Outcome.FAIL:
        return (_not_in(dossier, programme, answer, profiles, words),)
    return (answer,)


def _in_profile(programme: Programme, profile: Document, heading: Field) -> Answer:
    return passed(
        phrase(
            "Found as a section of {profile}: “{heading}” on {page}.",
            "已找到，为{profile}中的一节：“{heading}”（{page}）。",
            profile=named(profile, programme),
            heading=heading.raw,
            page=heading.page,
        ),
        (evidence_of(heading),),
        document_subject(profile, heading.name),
    )


def _perhaps(programme: Programme, found: tuple[tuple[Document, Field], ...]) -> Answer:
    profile, heading = found[0]
    return cannot_tell(
        phrase(
            "Probably a section of {profile}: “{heading}”, but it was not read with certainty. "
            "Look at {page}.",
            "疑为{profile}中的一节：“{heading}”，但识别不确定。请人工查看{page}。",
            profile=named(profile, programme),
            heading=heading.raw,
            page=heading.page,
        ),
        tuple(evidence_of(field) for _, field in found),
        document_subject(profile, heading.name),
    )


def _not_in(
    dossier: Dossier,
    programme: Programme,
    answer: Answer,
    profiles: tuple[Document, ...],
    words: re.Pattern[str],
) -> Answer:
    """The profile has no such heading: a failure where its pages were read well and say nothing of it."""
    evidence = tuple(document_evidence(dossier, profile) for profile in profiles)
    subject = document_subject(profiles[0], "section")
    told = phrase(
        "Neither a document of its own nor a heading in {profile}.",
        "既无单独材料，{profile}中亦无相应标题。",
        profile=all_named(profiles, programme),
    )
    mentions = _mentions(dossier, profiles, words)
    if mentions:
        look = phrase(
            "The text mentions it without a heading ({pages}); a person decides whether that is enough.",
            "正文有所提及但无标题（{pages}），是否足够由人工判断。",
            pages=span(tuple(dict.fromkeys(place.page for place in mentions))),
        )
        return cannot_tell(sentences(answer.message, told, look), mentions, subject)
    if (
        not all(sure_type(p) and _well_read(dossier, p) for p in profiles)
        or hidden(dossier, Binding.ATTACHMENTS).en
    ):
        look = phrase("Look at the profile.", "请人工查看简介。")
        return cannot_tell(sentences(answer.message, told, look), evidence, subject)
    return failed(sentences(told, phrase("Send it.", "请补交。")), evidence, subject)


def _mentions(
    dossier: Dossier, profiles: tuple[Document, ...], words: re.Pattern[str]
) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(page, line.box, line.text)
        for profile in profiles
        for page in profile.pages
        if page in dossier.pages
        for line in dossier.pages[page].lines
        if words.search("".join(line.text.split()))
    )


def _well_read(dossier: Dossier, profile: Document) -> bool:
    return all(page in dossier.pages and legible(dossier.pages[page]) for page in profile.pages)
