"""A degree or graduation certificate is there."""

from validators.finding import Severity
from validators.presence import presence

RULE = presence(
    "documents.degree", "C-01", Severity.MAJOR, ("overseas_degree", "domestic_degree", "domestic_graduation")
)
