"""Formats of single values (numbers with check digits, dates, amounts, names), one file each."""
