"""How what was entered wrongly is struck out on its page."""

from django.utils.translation import gettext_lazy as _

from jiangfang.people.offers import ReasonForm, page_for

for _kind in ("problem", "result", "ip_right", "benefit"):
    page_for(
        f"innovation.{_kind}.struck",
        f"innovation:{_kind}_deed",
        form=ReasonForm,
        label=_("Strike out"),
        lead=_("It stays in the history with the reason, and counts nowhere."),
        tone="danger",
    )
