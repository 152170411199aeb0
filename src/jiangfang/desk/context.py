"""The frame around every page: menu, search box, account, sample banner."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from jiangfang.kernel import clock


def frame(request: HttpRequest) -> dict[str, Any]:
    """What ``ui/base.html`` shows around a page. Makes no query."""
    reader = getattr(request, "reader", None)
    context: dict[str, Any] = {
        "home_url": "/" if reader is not None else reverse("press:home"),
        "sample_banner": _sample_banner(),
        "menu": _menu(request, reader is not None),
        "sign_in_url": reverse("account_login"),
        "footer_links": [{"url": reverse("press:home"), "label": _("Open studios")}],
    }
    if reader is not None:
        context |= {
            "search_url": reverse("search"),
            "notices_url": reverse("notices:notices"),
            "unread_notices": getattr(request.user, "unread_notices", 0),
            "report_url": reverse("innovation:report"),
            "account_name": reader.record.name,
            "account_links": [
                {"url": reverse("person", args=[reader.record.code]), "label": _("My record")},
                {"url": reverse("sheets:overview"), "label": _("Spreadsheets")},
                {"url": reverse("usersessions_list"), "label": _("My sessions")},
                {"url": reverse("notices:calendar_links"), "label": _("Calendars")},
                {"url": reverse("tokens"), "label": _("Tokens for programs")},
                {"url": reverse("mfa_index"), "label": _("Second step and passkeys")},
                {"url": reverse("account_change_password"), "label": _("Change password")},
            ],
            "sign_out_url": reverse("account_logout"),
        }
    return context


def _sample_banner() -> str:
    if not settings.DEMO:
        return ""
    day = clock.today().isoformat()
    return _("Sample data under a sample clock: today is %(day)s here.") % {"day": day}


def _menu(request: HttpRequest, signed_in: bool) -> list[dict[str, Any]]:
    items = [("desk", _("Desk")), ("tree", _("Organisations"))] if signed_in else []
    if signed_in:
        items += [
            ("innovation:problems", _("Problems")),
            ("innovation:projects", _("Projects")),
            ("innovation:results", _("Results")),
            ("innovation:benefits", _("Benefits")),
            ("innovation:ip_rights", _("IP rights")),
            ("innovation:activities", _("Activities")),
            ("people", _("People")),
        ]
    items.append(("press:home", _("Open studios")))
    urls = [(reverse(name), label) for name, label in items]
    return [{"url": url, "label": label, "current": _is_current(request.path, url)} for url, label in urls]


def _is_current(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
