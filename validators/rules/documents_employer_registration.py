"""The employer's licence or legal-person certificate is there; an accounting firm's does not count."""

from validators.employer import own_licences
from validators.finding import Severity
from validators.presence import presence

RULE = presence(
    "documents.employer-registration",
    "C-08",
    Severity.BLOCKER,
    ("business_license.name", "institution_certificate", "application_form.employer_name"),
    counts=own_licences,
)
