"""The organization code: characters 9 to 17 of the credit code, and papers that bear it alone (D-23)."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.document import Document, Field
from extractors.values import org_code, uscc
from ingest.wording import Bilingual
from validators.certainty import sure
from validators.dossier import Dossier
from validators.finding import Subject, evidence_of
from validators.ladder import Reading, Step, compare_codes
from validators.phrase import phrase, sentences
from validators.places import document_subject, named
from validators.programme import Programme
from validators.rule import Answer, cannot_tell, failed, passed
from validators.script import normal_code

_REGION, _CODE = 6, 9  # a tax number of 15 characters is a region of six and the organization code
_WITHIN = slice(8, 17)  # of a unified social credit code


@dataclass(frozen=True, slots=True)
class Code:
    """An organization code and the field it was read in."""

    document: Document
    field: Field
    text: str

    @property
    def reading(self) -> Reading:
        """Sure where its own check character holds for what was read, or the field is sure."""
        as_read = self.text in normal_code(self.field.raw)
        stands = sure(self.field) or (as_read and org_code.is_valid(self.text))
        return Reading(self.text, self.field.confidence, stands)


def within(document: Document, field: Field) -> Code | None:
    """The organization code within a unified social credit code; None where the code is not a whole one."""
    return Code(document, field, field.value[_WITHIN]) if uscc.is_valid(field.value) else None


def alone(dossier: Dossier) -> Iterator[Code]:
    """The codes on organization code certificates and in tax numbers of the old kind."""
    for certificate in dossier.lead("org_code_certificate"):
        yield from (Code(certificate, field, field.value) for field in certificate.all("code"))
    for registration in dossier.lead("tax_registration"):
        for field in registration.all("tax_no"):
            if len(field.value) == _REGION + _CODE:
                yield Code(registration, field, field.value[_REGION:])
            elif uscc.is_valid(field.value):
                yield Code(registration, field, field.value[_WITHIN])


def answers(dossier: Dossier, programme: Programme, whole: Code | None) -> Iterator[Answer]:
    """Each paper with an organization code against `whole`; without one they are held against each other."""
    found = tuple(alone(dossier))
    reference = whole or next(iter(found), None)
    for code in found:
        if reference is not None and code is not reference:
            yield _compared(programme, code, reference)


def _compared(programme: Programme, code: Code, reference: Code) -> Answer:
    step = compare_codes(code.reading, reference.reading)
    told = phrase(
        "{document} bears {code}; the organization code by {source} is {expected}.",
        "{document}为{code}；{source}所含组织机构代码为{expected}。",
        document=named(code.document, programme),
        code=code.field.value,
        source=named(reference.document, programme),
        expected=reference.text,
    )
    place = ((evidence_of(code.field), evidence_of(reference.field)), _subject(code))
    if step.same:
        return passed(told, *place)
    if step is Step.DIFFERENT:
        return failed(sentences(told, _SEND), *place)
    return cannot_tell(sentences(told, _LOOK), *place)


def _subject(code: Code) -> Subject:
    return document_subject(code.document, code.field.name)


_SEND = Bilingual(
    "Characters 9 to 17 of the credit code are the organization code, and a tax number ends with it. "
    "Send the employer's own paper.",
    "统一社会信用代码第9至17位即组织机构代码，税号以其结尾。请提交本单位的证件。",
)
_LOOK = Bilingual(
    "They differ, but not in two certain readings. Compare the two places.",
    "二者不同，但其中一处识别不确定，请人工比对两处图像。",
)
