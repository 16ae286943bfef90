"""As many bound copies of the application form as the programme asks for."""

from ingest.volume import Binding
from validators.copies import count_of

RULE = count_of(Binding.FORM, "R-40")
