"""Build hook: the translations that people edit (.po) are compiled into the form that is read at run time (.mo)."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):
    """Compiles every catalog before a wheel, an editable install included, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root) / "src"))
        from jiangfang.ui.catalogs import compile_all  # noqa: PLC0415 -- importable only from here on

        compile_all()
