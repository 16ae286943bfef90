"""The catalogue: what is kept, searchable; made again from the object store at any time."""
