"""Folders that others copy into: what lies there, and when it is whole. Changes nothing there."""
