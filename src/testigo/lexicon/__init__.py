"""The words as data, a folder for each language."""
