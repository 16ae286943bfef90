"""Measurements of this program beside what it is compared with, in one run."""
