"""A labour contract or a letter of intent is there."""

from validators.finding import Severity
from validators.presence import presence

RULE = presence("documents.contract", "C-05", Severity.BLOCKER, ("labor_contract", "letter_of_intent"))
