"""Allauth's forms with our labels: each field says once what it wants."""

from typing import Any

from allauth.account import forms as allauth_forms
from django.utils.translation import gettext_lazy as _


class _Plain:
    """Labels instead of grey words inside the line, and no links between the lines."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in ("password", "oldpassword"):
                field.help_text = ""


class SignInForm(_Plain, allauth_forms.LoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        self.fields["remember"].label = _("Stay signed in on this device")


class ChangePasswordForm(_Plain, allauth_forms.ChangePasswordForm):
    """The present password and, twice, the new one."""


class ResetPasswordForm(_Plain, allauth_forms.ResetPasswordForm):
    """Where to send a link."""


class NewPasswordForm(_Plain, allauth_forms.ResetPasswordKeyForm):
    """The new password, twice."""
