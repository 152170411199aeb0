"""The interface for programs: every floor's resources and operations under one roof."""

import importlib

from ninja import Router

from jiangfang.people.api.deeds import add_beginning, add_deeds
from jiangfang.people.api.documentation import ABOUT, Interface
from jiangfang.people.api.door import StrictParser, door
from jiangfang.people.api.reading import add_reading
from jiangfang.people.api.resources import more_routes, resources
from jiangfang.records.kinds import kind_of

VERSION = "1"
# Where the floors declare what programs read and do.
DECLARING = (
    "jiangfang.people.api.nouns",
    "jiangfang.evidence.api",
    "jiangfang.figures.api",
    "jiangfang.search.api",
    "jiangfang.documents.api",
    "jiangfang.innovation.api",
)


def build() -> Interface:
    """The whole interface, made of what the floors declare."""
    for module in DECLARING:
        importlib.import_module(module)
    router = Router()
    for one in resources:
        add_reading(router, one)
    for one in resources:
        add_beginning(router, one)
        add_deeds(router, one)
    for add in more_routes:
        add(router)
    tags = [{"name": one.kind, "description": kind_of(one.kind).plural} for one in resources]
    made = Interface(
        title="Jiangfang",
        version=VERSION,
        description=ABOUT,
        openapi_url=None,
        docs_url=None,
        parser=StrictParser(),
        openapi_extra={"tags": tags},
    )
    made.add_router("", router)
    return made


api = door(build)
