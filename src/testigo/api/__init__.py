"""The JSON API of the workbench: versioned, typed, the same for pages and for scripts."""
