"""Searchable PDF/A-2b of a volume: its pages as scanned, upright, with what was read as invisible text."""
