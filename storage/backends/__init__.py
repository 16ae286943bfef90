"""Object stores, one file each, found by being there: SCHEMES it answers to, and `open_backend`."""
