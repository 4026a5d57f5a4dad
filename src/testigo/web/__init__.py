"""The pages of the workbench: rendered here, made lively by small scripts that use the API."""
