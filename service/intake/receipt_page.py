"""The receipt as one page in the look of our reports, for a browser without network."""

from datetime import datetime

from service.intake.receipt import Receipt, ReceiptState, shown
from service.report.corrections import corrections
from service.report.html import environment
from service.report.masking import masked
from service.report.words import words
from validators.finding import Outcome

_SIGNS = {
    ReceiptState.WAITING: Outcome.WARN,
    ReceiptState.HELD: Outcome.CANNOT_TELL,
    ReceiptState.COMPLETE: Outcome.PASS,
    ReceiptState.INCOMPLETE: Outcome.FAIL,
    ReceiptState.NEEDS_PERSON: Outcome.CANNOT_TELL,
}


def render_receipt(receipt: Receipt, employer: str, now: datetime) -> str:
    """The page; `employer` is the name of the folder it lies in."""
    return (
        environment()
        .get_template("receipt.html")
        .render(
            receipt=receipt,
            employer=employer,
            list=corrections(masked(receipt.report)) if receipt.report else None,
            sign=str(_SIGNS.get(receipt.state, Outcome.NOT_APPLICABLE)),
            words=words,
            now=shown(now),
        )
    )
