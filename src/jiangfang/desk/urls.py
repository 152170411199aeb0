"""Addresses of the desk and of organisations."""

from django.urls import path

from jiangfang.desk import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("organisations/", views.tree, name="tree"),
    path("alliances/", views.alliances, name="alliances"),
    path("organisations/<slug:slug>/", views.organisation, name="organisation"),
    path("organisations/<slug:slug>/history/", views.organisation_history, name="organisation_history"),
]
