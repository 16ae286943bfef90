"""Where dossiers come from, one module each: folders of employers, batches of scanning stations."""
