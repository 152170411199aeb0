"""The form in which a person makes a token for a program."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.people.actions.tokens import LONGEST
from jiangfang.people.fields import DayField
from jiangfang.people.offers import DeedForm
from jiangfang.people.queries.tokens import SCOPES, scopes_known


def _soon() -> dt.date:
    return clock.today() + dt.timedelta(days=90)


def scope_words(scope: str) -> str:
    """A scope in words."""
    return gettext(SCOPES[scope])


class TokenForm(DeedForm):
    """What the program is called, what it may do, and until when."""

    name = forms.CharField(
        label=_("Name of the program"), max_length=80, help_text=_("So that you know later which one it was.")
    )
    scopes = forms.MultipleChoiceField(label=_("It may"), widget=forms.CheckboxSelectMultiple, initial=["read"])
    expires_on = DayField(label=_("Last day"), initial=_soon, help_text=_("At most a year from today."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = lazy(scope_words, str)
        self.fields["scopes"].choices = [(scope, words(scope)) for scope in scopes_known()]
        self.fields["expires_on"].widget.attrs["max"] = (clock.today() + LONGEST).isoformat()
