"""One settings file. What varies between installations comes from the environment, read by readers that refuse nonsense.

JIANGFANG_HOME   the one folder (default ./var)      DATABASE_URL   PostgreSQL instead of the SQLite file in it
JIANGFANG_HOSTS  names under which the house answers  JIANGFANG_TLS  1 where the outside is served over HTTPS
"""

import os
from pathlib import Path

import dj_database_url
import django
from django.utils.translation import gettext_lazy as _

from jiangfang.config.environment import (
    read_address,
    read_flag,
    read_home,
    read_list,
    read_networks,
    read_number,
    read_secret,
)
from jiangfang.config.sign_in import read_sign_in

JIANGFANG_HOME = read_home()
SECRET_KEY = read_secret(JIANGFANG_HOME)
DEBUG = read_flag("JIANGFANG_DEBUG", False)
# Samples are told from the real thing by a mark in the home folder, which `jiangfang demo` sets on a new, empty one.
DEMO = (JIANGFANG_HOME / "demo.json").exists()
ALLOWED_HOSTS = read_list("JIANGFANG_HOSTS", "127.0.0.1,localhost,[::1]")
TLS = read_flag("JIANGFANG_TLS", False)
# Letters and webhooks name the house by it.
HOUSE_URL = read_address("JIANGFANG_URL", ALLOWED_HOSTS, TLS)

INSTALLED_APPS = [
    "jiangfang.ui",
    "jiangfang.jobs",
    "jiangfang.ledger",
    "jiangfang.records",
    "jiangfang.people",
    "jiangfang.notices",
    "jiangfang.evidence",
    "jiangfang.figures",
    "jiangfang.search",
    "jiangfang.sheets",
    "jiangfang.documents",
    "jiangfang.innovation",
    "jiangfang.desk",
    "jiangfang.press",
    "jiangfang.cli",
    "jiangfang.demo",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "ninja",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jiangfang.desk.middleware.ReaderMiddleware",
    "jiangfang.desk.middleware.ErrorMiddleware",
    "jiangfang.people.second_step.SecondStepMiddleware",
]

ROOT_URLCONF = "jiangfang.config.urls"
WSGI_APPLICATION = "jiangfang.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "jiangfang.desk.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "jiangfang.ui.templatetags.ui"],
        },
    }
]

# SQLite: an acknowledged deed survives power loss (WAL, synchronous=FULL); a writer takes its lock at BEGIN.
_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": JIANGFANG_HOME / "jiangfang.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
        "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456",
    },
}
_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": dj_database_url.parse(_URL, conn_max_age=60, conn_health_checks=True) if _URL else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
_SIGN_IN = read_sign_in()
globals().update(_SIGN_IN.more)
AUTHENTICATION_BACKENDS = ["jiangfang.people.backends.AccountBackend", *_SIGN_IN.backends]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [Path(__file__).parents[1] / "kernel" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files are served straight from the packages: nothing to collect, nothing to forget after an upgrade.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
JIANGFANG_EVIDENCE = os.environ.get("JIANGFANG_EVIDENCE", "disk")
EVIDENCE_MAX_BYTES = 64 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SECURE_HSTS_SECONDS = 31536000 if TLS else 0
SECURE_SSL_REDIRECT = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'", *_SIGN_IN.form_targets],
        "frame-ancestors": ["'none'"],
    }
}

ACCOUNT_ADAPTER = "jiangfang.people.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "jiangfang.people.adapters.SocialAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "jiangfang.people.one_time_links.OneTimeToken"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
_FORMS = "jiangfang.people.forms.sign_in."
ACCOUNT_FORMS = {
    "login": f"{_FORMS}SignInForm",
    "change_password": f"{_FORMS}ChangePasswordForm",
    "reset_password": f"{_FORMS}ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}NewPasswordForm",
    "reauthenticate": f"{_FORMS}AgainForm",
}
# The second step of signing in, and the powers of whose holders it is required.
MFA_ADAPTER = "jiangfang.people.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Browsers offer passkeys over HTTPS and to this very machine only; without TLS there is no other origin to hold them to.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not TLS
MFA_TOTP_ISSUER = "Jiangfang"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}  # a passkey can't be guessed
MFA_FORMS = {
    "authenticate": f"{_FORMS}CodeForm",
    "reauthenticate": f"{_FORMS}CodeAgainForm",
    "activate_totp": f"{_FORMS}SetUpCodeForm",
    "add_webauthn": f"{_FORMS}PasskeyForm",
}
SECOND_STEP_POWERS = read_list("JIANGFANG_SECOND_STEP", "")
# A whole plant may stand behind one address, so an address is held back late; a name is held back soon, but only for the
# address that guesses (see AccountAdapter). Counted in the memory of each process.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "100/m/ip,5/5m/key"}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
SOCIALACCOUNT_PROVIDERS = _SIGN_IN.providers
USERSESSIONS_TRACK_ACTIVITY = False

# What one token, or one signed-in browser, may ask of the interface within a minute.
API_REQUESTS_PER_MINUTE = read_number("JIANGFANG_API_REQUESTS", 600)

# Networks inside which messages to webhooks may go; elsewhere only to the open internet.
WEBHOOK_NETWORKS = read_networks("JIANGFANG_WEBHOOK_NETWORKS")

CSRF_FAILURE_VIEW = "jiangfang.ui.refusals.csrf_failure"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

if django.VERSION >= (6, 0):
    # Django 6 carries the policy itself; the package steps aside.
    INSTALLED_APPS.remove("csp")
    MIDDLEWARE[MIDDLEWARE.index("csp.middleware.CSPMiddleware")] = (
        "django.middleware.csp.ContentSecurityPolicyMiddleware"
    )
    SECURE_CSP = CONTENT_SECURITY_POLICY["DIRECTIVES"]
