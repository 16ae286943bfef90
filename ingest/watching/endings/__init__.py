"""Whether a file has the end that its format has: what is still being copied lacks it."""
