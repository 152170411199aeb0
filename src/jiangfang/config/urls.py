"""The addresses of the house: each floor brings its own."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("jiangfang.desk.urls")),
    path("people/", include("jiangfang.people.urls")),
    path("evidence/", include("jiangfang.evidence.urls")),
    path("figures/", include("jiangfang.figures.urls")),
    path("search/", include("jiangfang.search.urls")),
    path("innovation/", include("jiangfang.innovation.urls")),
    path("open/", include("jiangfang.press.urls")),
    path("account/", include("jiangfang.people.account_urls")),
    path("language/", login_not_required(set_language), name="set_language"),
]

handler400 = "jiangfang.ui.refusals.bad_request"
handler403 = "jiangfang.ui.refusals.permission_denied"
handler404 = "jiangfang.ui.refusals.page_not_found"
handler500 = "jiangfang.ui.refusals.server_error"
