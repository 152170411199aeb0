"""The ways in and out: of allauth's addresses those that are offered here, and no other."""

from allauth.account import views as allauth_views
from allauth.socialaccount import views as outside_views
from allauth.usersessions import views as session_views
from django.urls import path, re_path

from jiangfang.people.views import sign_in

urlpatterns = [
    path("login/", allauth_views.login, name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("signup/", allauth_views.signup, name="account_signup"),
    path("password/change/", allauth_views.password_change, name="account_change_password"),
    path("password/set/", sign_in.password_elsewhere, name="account_set_password"),
    path("password/reset/", sign_in.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth_views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("sessions/", session_views.list_usersessions, name="usersessions_list"),
    path("outside/cancelled/", outside_views.login_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/<slug:provider_id>/login/", sign_in.company_login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", sign_in.company_callback, name="openid_connect_callback"),
    path("demo/<str:token>/", sign_in.demo_sign_in, name="demo_sign_in"),
]
