"""How paper and files come in: sources, opening files safely, cover sheets, volumes and pages."""
