"""An enterprise's articles of association are there."""

from validators.finding import Severity
from validators.presence import presence

RULE = presence("documents.articles", "C-12", Severity.MAJOR, ("articles_of_association",))
