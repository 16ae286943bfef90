"""As many bound copies of the attachments as the programme asks for."""

from ingest.volume import Binding
from validators.copies import count_of

RULE = count_of(Binding.ATTACHMENTS, "R-41")
