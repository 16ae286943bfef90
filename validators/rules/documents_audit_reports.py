"""An enterprise's audit reports are there; `audits.three-years` says whether they are enough."""

from validators.finding import Severity
from validators.presence import presence

RULE = presence("documents.audit-reports", "C-13", Severity.MAJOR, ("audit_report",))
