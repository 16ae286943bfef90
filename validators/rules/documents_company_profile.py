"""An enterprise's profile is there."""

from validators.finding import Severity
from validators.presence import presence

RULE = presence("documents.company-profile", "C-11", Severity.MAJOR, ("company_profile",))
