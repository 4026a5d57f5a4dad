"""PDFs need the system's Pango: where it is absent, tests of PDFs are skipped and say why."""

import pytest


def skip_without_pango(name: str) -> None:
    if name == "pdf":
        try:
            import weasyprint  # noqa: F401, PLC0415
        except OSError as error:
            pytest.skip(f"weasyprint finds no Pango: {error}")
