"""The rules, one file each; they are found by being here."""
