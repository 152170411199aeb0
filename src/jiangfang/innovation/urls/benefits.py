"""Addresses of benefits, formulas and public statements."""

from django.urls import path

from jiangfang.innovation.views import benefits
from jiangfang.innovation.views.pages import deed_page

urlpatterns = [
    path("benefits/", benefits.benefits, name="benefits"),
    path("benefits/new/", benefits.claim, name="benefit_new"),
    path("benefits/<str:code>/", benefits.benefit, name="benefit"),
    path("benefits/<str:code>/deeds/calculated/", benefits.calculate, name="benefit_calculation"),
    path("benefits/<str:code>/deeds/<str:deed>/", deed_page("benefit"), name="benefit_deed"),
    path("formulas/", benefits.formulas, name="formulas"),
    path("statements/<str:code>/", benefits.statement, name="statement"),
]
