"""The forms that open an account and change where its letters go."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin

from jiangfang.people.offers import DeedForm
from jiangfang.people.queries import account_of


class OpenAccountForm(DeedForm):
    """What the person will type to sign in."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Where the company has its own sign-in: the name that the person has there."),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("For a forgotten password, where mail is set up.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A proposal from the name's sound: 李工 → ligong.
        self.fields["username"].initial = "".join(lazy_pinyin(self.subject.record.title)).lower().replace(" ", "")[:60]


class EmailForm(DeedForm):
    """Where letters to the person go; empty for nowhere."""

    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("For notices and a forgotten password, where mail is set up.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        account = account_of(self.subject)
        self.fields["email"].initial = account.email if account else ""
