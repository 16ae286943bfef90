"""The engines, one file each; they are found by being here."""
