"""What is said of a file: what it proves, its kind, why it is withdrawn."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.evidence.actions import LONGEST_PROVES, LONGEST_REASON
from jiangfang.evidence.models import FileKind


class ProofForm(forms.Form):
    """What a file proves, and its kind."""

    proves = forms.CharField(
        label=_("What does it prove?"),
        max_length=LONGEST_PROVES,
        help_text=_("In a few words, for example: gap after the repair, unit 3."),
    )
    kind = forms.ChoiceField(
        label=_("Kind of evidence"), required=False, choices=[("", _("as the file says")), *FileKind.choices]
    )

    def __init__(self, *args: Any, auto_id: str = "evidence_%s", **kwargs: Any) -> None:
        super().__init__(*args, auto_id=auto_id, **kwargs)


class WithdrawalForm(forms.Form):
    """Why a file is withdrawn."""

    reason = forms.CharField(label=_("Why is it withdrawn?"), max_length=LONGEST_REASON)
