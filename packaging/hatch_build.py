"""The build hook of hatchling: makes the gazetteer before a wheel or an editable install is put together."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds ``gazetteer.sqlite`` where it is missing and adds it to the wheel, though git ignores it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Run before each build."""
        sys.path.insert(0, str(Path(self.root, "packaging")))
        from build_gazetteer import TARGET, build  # noqa: PLC0415

        if not TARGET.exists():
            build()
        build_data["artifacts"].append("src/testigo/resolution/gazetteer.sqlite")
