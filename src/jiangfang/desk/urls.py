"""Addresses of the desk and of organisations."""

from django.urls import path

from jiangfang.desk import views

urlpatterns = [
    path("", views.desk, name="desk"),
    path("organisations/", views.tree, name="tree"),
    path("organisations/<slug:slug>/", views.organisation, name="organisation"),
]
