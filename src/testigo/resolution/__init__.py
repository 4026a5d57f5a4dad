"""Words to meaning: a file for each kind of value."""
