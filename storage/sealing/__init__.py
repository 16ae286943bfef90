"""Encryption of what is kept: data keys beside the objects, wrapped by keys that lie elsewhere."""
