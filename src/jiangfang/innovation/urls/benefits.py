"""Addresses of benefits, formulas and public statements."""

from django.urls import path

from jiangfang.innovation.views import benefits, certificates

urlpatterns = [
    path("benefits/", benefits.benefits, name="benefits"),
    path("benefits/new/", benefits.claim, name="benefit_new"),
    path("benefits/<str:code>/certificate/", certificates.certificate, name="benefit_certificate"),
    path("benefits/<str:code>/", benefits.benefit, name="benefit"),
    path("benefits/<str:code>/deeds/calculated/", benefits.calculate, name="benefit_calculation"),
    path("benefits/<str:code>/deeds/claimed/", benefits.stand, name="benefit_stand"),
    path("benefits/<str:code>/deeds/<str:deed>/", benefits.benefit_deed, name="benefit_deed"),
    path("formulas/", benefits.formulas, name="formulas"),
    path("statements/<str:code>/", benefits.statement, name="statement"),
]
