"""The document types of a dossier, one file each; they are found by being here."""
