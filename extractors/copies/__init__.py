"""The copies of one binding laid beside one another: which pages belong together, and where they differ."""
