"""Programme packs, one TOML file each."""
