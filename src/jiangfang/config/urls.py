"""The addresses of the house: each floor brings its own."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.i18n import set_language

from jiangfang.config.api import api
from jiangfang.people.views.tokens import api_page

urlpatterns = [
    path("", include("jiangfang.desk.urls")),
    path("people/", include("jiangfang.people.urls")),
    path("evidence/", include("jiangfang.evidence.urls")),
    path("figures/", include("jiangfang.figures.urls")),
    path("search/", include("jiangfang.search.urls")),
    path("sheets/", include("jiangfang.sheets.urls")),
    path("documents/", include("jiangfang.documents.urls")),
    path("innovation/", include("jiangfang.innovation.urls")),
    path("notices/", include("jiangfang.notices.urls")),
    path("open/notices/", include("jiangfang.notices.open_urls")),
    path("open/", include("jiangfang.press.urls")),
    path("account/", include("jiangfang.people.account_urls")),
    path("api/v1/", api, {"rest": ""}, name="api_root"),
    path("api/v1/docs", api_page, name="api_page"),
    # Any text, line ends too: whatever a program asks for is answered in its own format.
    re_path(r"^api/v1/(?P<rest>[\s\S]+)$", api, name="api"),
    path("language/", login_not_required(set_language), name="set_language"),
]

handler400 = "jiangfang.ui.refusals.bad_request"
handler403 = "jiangfang.ui.refusals.permission_denied"
handler404 = "jiangfang.ui.refusals.page_not_found"
handler500 = "jiangfang.ui.refusals.server_error"
