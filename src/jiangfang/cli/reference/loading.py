"""Read every module in which something may be declared, so that no page depends on what happened to be imported."""

import importlib
import pkgutil
from types import ModuleType

from django.apps import apps

import jiangfang

# Rooms and files whose modules register something while they are read.
DECLARING = ("actions", "figures", "search", "sheets", "dossiers", "views", "rules", "urls")


def load_declarations() -> None:
    """Import the declaring rooms of every installed floor."""
    for config in apps.get_app_configs():
        if config.name.startswith(f"{jiangfang.__name__}."):
            for name in _submodules(config.module):
                if name.removeprefix(f"{config.name}.").split(".")[0] in DECLARING:
                    importlib.import_module(name)


def _submodules(package: ModuleType) -> list[str]:
    return sorted(module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
