"""The reader of a page, and the page of an error."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jiangfang.kernel.errors import JiangfangError
from jiangfang.ui.refusals import refusal

Handler = Callable[[HttpRequest], HttpResponse]


class ReaderMiddleware:
    """Put the person who reads on the request: ``request.reader`` (a Person, or None for a visitor)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reader = getattr(request.user, "person", None)
        return self.get_response(request)


class ErrorMiddleware:
    """Turn what a deed or a query refuses into a page that says what was refused, why, and what helps."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusal(request, exception) if isinstance(exception, JiangfangError) else None
