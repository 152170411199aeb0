"""Start-up of people: involvements belong to the state of every record, seats say who is an insider."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "jiangfang.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from jiangfang.people import dossiers, figures, lifecycles, search, sheets  # noqa: F401, PLC0415 -- declare once apps are loaded
        from jiangfang.people.models import Involvement  # noqa: PLC0415 -- app registry
        from jiangfang.people.seating import belongs_to  # noqa: PLC0415 -- app registry
        from jiangfang.people.second_step import listen  # noqa: PLC0415 -- app registry
        from jiangfang.records import insiders, states  # noqa: PLC0415 -- app registry

        states.attach("involvements", Involvement)
        insiders.ask_with(belongs_to)
        listen()
