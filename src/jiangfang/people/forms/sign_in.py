"""Allauth's forms with our labels: each field says once what it wants."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.mfa.base import forms as step_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
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


class AgainForm(_Plain, allauth_forms.ReauthenticateForm):
    """The password once more, before the way of signing in is changed."""


class _Code:
    """A code that is typed: digits, kept by no browser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("Code from the app")
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class CodeForm(_Code, step_forms.AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app, or a recovery code")
        self.fields["code"].widget.attrs["autofocus"] = True


class CodeAgainForm(_Code, step_forms.ReauthenticateForm):
    """A code, before the way of signing in is changed."""


class SetUpCodeForm(_Code, ActivateTOTPForm):
    """The first code of an app that was just set up."""


class PasskeyForm(AddWebAuthnForm):
    """A passkey and its name. It always asks for fingerprint, face or PIN, so that it opens without a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        self.fields["name"].label = _("Name of the passkey")
        self.fields["name"].help_text = _("By which you tell it from others: the phone, the key on the ring.")
        self.fields["name"].max_length = 60

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        return super().clean()
