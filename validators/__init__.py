"""What is right or missing: rules, programmes and findings, all pure functions of data."""
