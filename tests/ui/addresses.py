"""Addresses for the tests of the look: what a bare page needs, and nothing of the floors above."""

from django.urls import include, path

urlpatterns = [path("language/", include("django.conf.urls.i18n"))]
