"""Settings of the desk: what differs between installations comes from the environment.

GELIAT_HOME        folder for the embedded database, files and the secret key (default ./geliat-data)
DATABASE_URL       another database, e.g. postgres://user:password@host/name (default SQLite in GELIAT_HOME)
GELIAT_SECRET_KEY  the signing key (default: kept in GELIAT_HOME/secret.key)
GELIAT_HOSTS       comma-separated host names the desk answers to, beside the loopback ones
GELIAT_ADDRESS     the public address that links and QR codes carry, e.g. https://desk.example.id
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from geliat.desk import ROOMS

HERE = Path(__file__).resolve().parent
DESK = HERE.parent / "desk"
HOME = Path(os.environ.get("GELIAT_HOME", "geliat-data")).resolve()


def _secret_key() -> str:
    if key := os.environ.get("GELIAT_SECRET_KEY"):
        return key
    kept = HOME / "secret.key"
    # Without a kept key a process gets one of its own: safe, but its links die with it.
    return kept.read_text().strip() if kept.is_file() else secrets.token_urlsafe(48)


SECRET_KEY = _secret_key()
DEBUG = False
ADDRESS = os.environ.get("GELIAT_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, os.environ.get("GELIAT_HOSTS", "").split(",")),
]
CSRF_TRUSTED_ORIGINS = [ADDRESS]
SECURE_COOKIES = ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{HOME / 'geliat.sqlite3'}", conn_max_age=60)
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; "
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "desk.Person"

INSTALLED_APPS = [
    "geliat.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "geliat.web.doors.RefusalMiddleware",
]
ROOT_URLCONF = "geliat.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates", *(DESK / room / "templates" for room in ROOMS)],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "geliat.web.doors.surroundings",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.l10n",
                "django.templatetags.static",
                "geliat.web.templatetags.trade",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
        },
    }
]

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [HERE / "locale", *(DESK / room / "locale" for room in ROOMS)]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = "geliat.web.formats"

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static", ("load_view", HERE.parent / "papers" / "load_view" / "built")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "files"

LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "board:orders"
LOGOUT_REDIRECT_URL = "people:sign_in"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    },
}
