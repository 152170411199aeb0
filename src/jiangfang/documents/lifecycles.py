"""The life of a dossier: drawn up once, never changed, withdrawn at most."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiangfang.kernel.lifecycles import Move, State, declare

dossier_life = declare(
    "dossier",
    _("dossier"),
    [
        State("drawn_up", _("drawn up"), _("It says what the records said at that moment, and never changes."), "good"),
        State(
            "withdrawn",
            pgettext_lazy("dossier", "withdrawn"),
            _("Its drawer no longer stands for it; whoever checks it is told so."),
            "bad",
            end=True,
        ),
    ],
    [
        Move(
            "documents.dossier.withdrawn",
            ("drawn_up",),
            "withdrawn",
            pgettext_lazy("dossier", "Withdraw"),
            asks_reason=True,
        )
    ],
)
