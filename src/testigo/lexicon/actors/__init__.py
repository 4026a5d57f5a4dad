"""The register of armed actors: its files, their shape, and the search for their names in texts."""
