"""A business licence held against its own form: the numbers and particulars a licence of its date prints."""

from datetime import date

from extractors.document import Answer, Document, Field
from ingest.wording import Bilingual
from validators.certainty import sure
from validators.days import day_of

# Editions of the licence (domain notes B.13). Facts about papers, the same for every programme.
_CODED_SINCE = date(2015, 10, 1)  # the credit code takes the registration number's place
_PAID_IN_UNTIL = date(2014, 3, 1)  # paid-in capital is no longer printed
_FIFTEEN_SINCE = date(2007, 7, 1)  # registration numbers of 15 digits, before it of 13
_LONG = 15


def misfits(licence: Document) -> tuple[tuple[Field, Bilingual], ...]:
    """Each particular that a licence of this date does not print, with what is odd about it.

    Only where date and particular were both read with certainty. Numbers may be of the old kind for a while
    after a new one came, so a licence is held against the first day of its own number only.
    """
    issued = licence.first("issue_date")
    day = day_of(issued)
    if issued is None or day is None or not sure(issued):
        return ()
    found = (
        (licence.first("uscc"), day < _CODED_SINCE, _CODE_BEFORE),
        (licence.first("reg_no"), day >= _CODED_SINCE and not licence.first("uscc"), _NUMBER_AFTER),
        (_long_number(licence), day < _FIFTEEN_SINCE, _LONG_BEFORE),
        (licence.first("paid_in_capital"), day >= _PAID_IN_UNTIL, _PAID_IN_AFTER),
    )
    return tuple((field, words) for field, odd, words in found if field and odd and sure(field))


def _long_number(licence: Document) -> Field | None:
    number = licence.first("reg_no")
    return number if number and len(number.value) == _LONG else None


_CODE_BEFORE = Bilingual(
    "unified social credit codes are printed since 1 October 2015 only",
    "统一社会信用代码自2015年10月1日起才登载",
)
_NUMBER_AFTER = Bilingual(
    "since 1 October 2015 licences print a unified social credit code instead",
    "2015年10月1日起执照应登载统一社会信用代码",
)
_LONG_BEFORE = Bilingual(
    "registration numbers have 15 digits since 1 July 2007 only", "15位注册号自2007年7月1日起才使用"
)
_PAID_IN_AFTER = Bilingual(
    "paid-in capital is not printed on licences since 1 March 2014", "2014年3月1日起执照不再登载实收资本"
)


def unread(licence: Document, name: str) -> bool:
    """Whether something stands there that was not read, rather than nothing."""
    return any(f.name == name and f.answer is Answer.NOT_READABLE for f in licence.fields)
