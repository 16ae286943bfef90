"""What is kept: object stores, manifests and revisions."""
