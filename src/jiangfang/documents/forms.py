"""From browser to values: what is to be drawn up, for whom, in which language."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiangfang.documents.queries import audiences_for, offered
from jiangfang.people.offers import DeedForm
from jiangfang.records.models import Audience


class DrawForm(DeedForm):
    """What is to be drawn up. Only what this reader may have is offered."""

    what = forms.ChoiceField(label=_("Document"), widget=forms.RadioSelect)
    audience = forms.TypedChoiceField(
        label=_("Who may read it"),
        help_text=_("It contains what all of them may see, and nothing more."),
        coerce=int,
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    annex = forms.BooleanField(
        label=_("With the evidence itself as an annex"),
        help_text=_("Of the binder: pictures are printed, other files are attached to the PDF."),
        required=False,
    )
    from_address = ("what", "audience", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds = offered(self.subject, self.reader)
        self.fields["what"].choices = [(one.key, one.label) for one in kinds]
        self.fields["what"].initial = kinds[0].key if kinds else ""
        self.fields["language"].initial = get_language()
        audiences = audiences_for(self.subject, self.reader)
        if audiences:
            self.fields["audience"].choices = audiences
            self.fields["audience"].initial = audiences[0][0]
        else:
            del self.fields["audience"], self.fields["annex"]

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "what": said["what"],
            "language": said["language"],
            "audience": said.get("audience", Audience.RESTRICTED),
            "options": {"annex": True} if said.get("annex") else {},
        }
