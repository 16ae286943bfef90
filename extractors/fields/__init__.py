"""How fields are found: runs of text, labels, places of values, shapes of values."""
