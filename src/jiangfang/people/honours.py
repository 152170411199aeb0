"""How high an honour stands: the levels that are offered; one that was entered in other words is shown in those."""

from typing import Any

from django.utils.translation import gettext_lazy as _

HONOUR_LEVELS: dict[str, Any] = {
    "nation": _("national"),
    "province": _("provincial or ministerial"),
    "city": _("municipal"),
    "district": _("district or industry"),
    "company": _("company level"),
}
