"""Addresses of results, adoptions and methods."""

from django.urls import path

from jiangfang.innovation.views import results
from jiangfang.innovation.views.pages import deed_page

urlpatterns = [
    path("results/", results.results, name="results"),
    path("results/new/", results.new_result, name="result_new"),
    path("results/<str:code>/", results.result, name="result"),
    path("results/<str:code>/family/", results.result_family, name="result_family"),
    path("results/<str:code>/adoptions/new/", results.new_adoption, name="adoption_new"),
    path("results/<str:code>/deeds/<str:deed>/", deed_page("result"), name="result_deed"),
    path("adoptions/", results.adoptions, name="adoptions"),
    path("adoptions/<str:code>/", results.adoption, name="adoption"),
    path("adoptions/<str:code>/deeds/<str:deed>/", deed_page("adoption"), name="adoption_deed"),
    path("methods/", results.methods, name="methods"),
    path("methods/new/", results.new_method, name="method_new"),
    path("methods/<str:code>/", results.method, name="method"),
    path("methods/<str:code>/deeds/<str:deed>/", deed_page("method"), name="method_deed"),
]
