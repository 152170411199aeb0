"""The certificate of a benefit on paper, set on the spot from what its public page says."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from jiangfang.documents.drawing import set_at_once
from jiangfang.documents.serving import served
from jiangfang.innovation.views.pages import fetch


def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """The PDF for whoever reads the benefit; its number is the certificate's, and its code leads to the public page."""
    noun = fetch("benefit", request, code)
    address = request.build_absolute_uri(reverse("press:certificate", args=[noun.certificate or code]))
    sealed, data = set_at_once(
        noun,
        drawer=request.reader,
        what="innovation.certificate",
        language=get_language() or "zh-hans",
        number=noun.certificate,
        address=address,
    )
    return served(data, "pdf", f"{sealed.content['title']} {noun.certificate}.pdf", save="save" in request.GET)
