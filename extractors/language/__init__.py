"""spaCy over page texts: documents whose tokens know their boxes, and phrases found whatever their look-alikes."""
