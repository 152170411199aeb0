"""Forms of notices: how one wants to be told, a calendar link, a webhook."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiangfang.kernel.errors import Invalid
from jiangfang.notices.models import Mail
from jiangfang.notices.webhooks.posting import checked_host, checked_url
from jiangfang.people.offers import DeedForm
from jiangfang.ui.wording import say


class PreferenceForm(DeedForm):
    """When notices come by mail, and in which language."""

    mail = forms.ChoiceField(label=_("Notices by mail"), choices=Mail.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)


class WebhookForm(DeedForm):
    """Where messages go, and about what. The name is looked up here, before any transaction begins."""

    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        widget=forms.URLInput,
        help_text=_("Begins with https://. Messages are sent there as they happen."),
    )
    events = forms.CharField(
        label=pgettext_lazy("webhook", "Events"),
        max_length=500,
        required=False,
        help_text=_(
            "Deeds or their beginnings, parted by spaces, such as innovation.benefit innovation.result.accepted. Empty: all."
        ),
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        try:
            checked_host(checked_url(url))
        except Invalid as error:
            told = say(error)
            raise forms.ValidationError(f"{told.what} {told.help}".strip()) from error
        return url


class ChangedWebhookForm(WebhookForm):
    """The same for one that is there."""

    is_on = forms.BooleanField(label=pgettext_lazy("webhook", "on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts_from_record = True
