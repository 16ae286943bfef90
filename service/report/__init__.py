"""The validation report: JSON for programs, HTML for people."""
