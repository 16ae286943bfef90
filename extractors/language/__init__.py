"""spaCy over page texts: tokens know their boxes, phrases are found whatever their look-alikes."""
