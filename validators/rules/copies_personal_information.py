"""As many bound copies of the personal information sheet as the programme asks for."""

from ingest.volume import Binding
from validators.copies import count_of

RULE = count_of(Binding.PERSONAL, "R-42")
