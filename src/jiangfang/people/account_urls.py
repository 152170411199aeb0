"""The ways in and out: of allauth's addresses those that are offered here, and no other."""

from allauth.account import views as allauth_views
from allauth.mfa.base import views as step_views
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as code_views
from allauth.mfa.webauthn import views as passkey_views
from allauth.socialaccount import views as outside_views
from allauth.usersessions import views as session_views
from django.urls import path, re_path

from jiangfang.people import messengers
from jiangfang.people.views import setting_up, sign_in, tokens

urlpatterns = [
    path("login/", sign_in.login, name="account_login"),
    path("set-up/<str:token>/", setting_up.set_up, name="set_up"),
    path("logout/", sign_in.logout, name="account_logout"),
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
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/new/", tokens.new_token, name="token_new"),
    path("tokens/<uuid:key>/revocation/", tokens.token_revocation, name="token_revocation"),
    path("again/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("again/step/", step_views.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", passkey_views.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("second-step/", step_views.index, name="mfa_index"),
    path("second-step/asked/", step_views.authenticate, name="mfa_authenticate"),
    path("second-step/code/new/", code_views.activate_totp, name="mfa_activate_totp"),
    path("second-step/code/removal/", code_views.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/recovery/", recovery_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/recovery/new/", recovery_views.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/recovery/file/", recovery_views.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("second-step/passkeys/new/", passkey_views.add_webauthn, name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/removal/", sign_in.remove_passkey, name="mfa_remove_webauthn"),
    path("second-step/passkeys/", step_views.index, name="mfa_list_webauthn"),
    path("login/passkey/", passkey_views.login_webauthn, name="mfa_login_webauthn"),
    path("sessions/", session_views.list_usersessions, name="usersessions_list"),
    path("outside/cancelled/", outside_views.login_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/<slug:provider_id>/login/", sign_in.company_login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", sign_in.company_callback, name="openid_connect_callback"),
    *(path(f"{name}/login/", view, name=f"{name}_login") for name, view in messengers.LOGIN.items()),
    *(path(f"{name}/login/callback/", view, name=f"{name}_callback") for name, view in messengers.CALLBACK.items()),
    path("demo/<str:token>/", sign_in.demo_sign_in, name="demo_sign_in"),
]
