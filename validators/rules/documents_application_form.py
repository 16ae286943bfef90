"""The application form is there."""

from validators.finding import Severity
from validators.presence import presence

RULE = presence("documents.application-form", "C-16", Severity.BLOCKER, ("application_form",))
