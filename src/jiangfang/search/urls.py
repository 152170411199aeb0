"""Addresses of the search."""

from django.urls import path

from jiangfang.search import views

urlpatterns = [
    path("", views.results, name="search"),
    path("similar/", views.alike, name="search_similar"),
]
