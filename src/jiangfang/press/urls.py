"""Addresses of the public face; everything here is open without sign-in."""

from django.urls import path

from jiangfang.press import documents, feeds, views

app_name = "press"

urlpatterns = [
    path("", views.home, name="home"),
    path("studios/<slug:slug>/", views.studio, name="studio"),
    path("studios/<slug:slug>/news.atom", feeds.news, name="news"),
    path("results/<str:code>/", views.result, name="result"),
    path("records/<str:code>/", views.record, name="record"),
    path("thumbnails/<sha256:sha256>/<uuid:evidence_id>", views.thumbnail, name="thumbnail"),
    path("documents/", documents.check_file, name="check_file"),
    path("documents/<str:number>/", documents.document, name="document"),
    path("certificates/", views.check, name="check"),
    path("certificates/<str:number>/", views.certificate, name="certificate"),
]
