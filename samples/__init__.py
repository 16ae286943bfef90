"""A seedable maker of dossiers with truth, and the small made ones that are kept here."""
