"""The personal information sheet is there."""

from validators.finding import Severity
from validators.presence import presence

RULE = presence("documents.personal-information", "C-17", Severity.MAJOR, ("personal_information",))
