"""Text to mentions, claims and toponyms."""
