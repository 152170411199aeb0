"""Addresses of evidence."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from jiangfang.evidence import views


class HashConverter(StringConverter):
    """A SHA-256 in an address."""

    regex = "[0-9a-f]{64}"


register_converter(HashConverter, "sha256")

app_name = "evidence"
urlpatterns = [
    path("<slug:code>/", views.files, name="files"),
    path("file/<sha256:sha256>/<uuid:evidence_id>", views.file, name="file"),
    path("thumbnail/<sha256:sha256>/<uuid:evidence_id>", views.thumbnail, name="thumbnail"),
    path("description/<uuid:evidence_id>/", views.description, name="description"),
    path("withdrawal/<uuid:evidence_id>/", views.withdrawal, name="withdrawal"),
]
