"""Addresses of documents."""

from django.urls import path

from jiangfang.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.dossier_list, name="dossiers"),
    path("about/<str:code>/new/", views.draw, name="draw"),
    path("<str:code>/", views.dossier, name="dossier"),
    path("<str:code>/reading/", views.reading, name="reading"),
    path("<str:code>/changes/", views.differences, name="changes"),
    path("<str:code>/deeds/<str:deed>/", views.deed, name="deed"),
    path("<str:code>/files/<str:ending>/", views.output, name="output"),
]
