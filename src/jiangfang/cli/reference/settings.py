"""The page of settings."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jiangfang
from jiangfang.cli.reference.markdown import code, page, table

PACKAGE = Path(jiangfang.__path__[0])
NAME = re.compile(r"[A-Z][A-Z0-9_]{3,}")
# Read before Django starts; nobody who runs the house has to know it.
INTERNAL = {"DJANGO_SETTINGS_MODULE", "LANGUAGE"}
NOT_TOLD = "not told yet"
# What a setting is for. One that the code reads and nobody has told of fails a test.
TOLD: dict[str, str] = {
    "DATABASE_URL": "PostgreSQL instead of the SQLite file, for example `postgres://name:password@host/jiangfang`",
    "JIANGFANG_API_REQUESTS": "how many requests a minute one token may send to the interface for programs",
    "JIANGFANG_DEBUG": "`1` shows errors with their source to everyone; for development only",
    "JIANGFANG_EVIDENCE": "where evidence files lie: `disk` (the folder `evidence` of the home), `s3://bucket/prefix` or another folder",
    "JIANGFANG_DINGTALK_CLIENT_ID": "the key of the company's app at DingTalk, through which its people sign in",
    "JIANGFANG_DINGTALK_CLIENT_SECRET": "its secret",
    "JIANGFANG_DINGTALK_URL": "the company's own DingTalk, where it runs one",
    "JIANGFANG_FEISHU_CLIENT_ID": "the number of the company's app at Feishu, through which its people sign in",
    "JIANGFANG_FEISHU_CLIENT_SECRET": "its secret",
    "JIANGFANG_FEISHU_URL": "the company's own Feishu, where it runs one",
    "JIANGFANG_FEISHU_USERNAME": "what of a member of Feishu is the user name; `user_id` unless given",
    "JIANGFANG_HOME": "the one folder with the database, the evidence files and the keys; made on first use",
    "JIANGFANG_HOSTS": "the names under which the house answers, separated by commas",
    "JIANGFANG_LDAP_BIND_DN": "the account with which user names are looked up in the directory",
    "JIANGFANG_LDAP_BIND_PASSWORD": "its password",
    "JIANGFANG_LDAP_FILTER": "how a user name is looked for; `(uid=%(user)s)` unless given",
    "JIANGFANG_LDAP_SEARCH_BASE": "below what user names are looked for in the directory",
    "JIANGFANG_LDAP_START_TLS": "`1` encrypts the connection after it was opened; taken for granted unless the address is `ldaps://`",
    "JIANGFANG_LDAP_URI": "the directory that checks passwords, for example `ldaps://directory.example.org`",
    "JIANGFANG_LDAP_USER_DN": "the name of a user in the directory, with `%(user)s` in it; instead of a search",
    "JIANGFANG_MAIL_FROM": "the sender of letters",
    "JIANGFANG_MAIL_HOST": "the mail server for links to those who forgot their password; without one nothing is sent",
    "JIANGFANG_MAIL_PASSWORD": "the password at the mail server",
    "JIANGFANG_MAIL_PORT": "its port",
    "JIANGFANG_MAIL_TLS": "`0` where the mail server is spoken to in the clear",
    "JIANGFANG_MAIL_USER": "the user at the mail server",
    "JIANGFANG_OIDC_CLIENT_ID": "the name under which the company's sign-in knows this house",
    "JIANGFANG_OIDC_CLIENT_SECRET": "the secret that it was given with",
    "JIANGFANG_OIDC_ISSUER": "the address of the company's own sign-in (OpenID Connect)",
    "JIANGFANG_OIDC_NAME": "what its button says; the host's name unless given",
    "JIANGFANG_OIDC_SIGN_OUT": "`1` ends the session at the company as well when somebody signs out here",
    "JIANGFANG_OIDC_USERNAME": "which of its claims is the user name; `preferred_username` unless given",
    "JIANGFANG_PROXIES": "how many proxies stand in front of the house",
    "JIANGFANG_SECOND_STEP": "powers whose holders must have a second step of signing in, such as `verify,manage`, separated by commas",
    "JIANGFANG_SECRET_KEY": "the secret of sessions and signed links; unless given, drawn once and kept in the folder's `keys`",
    "JIANGFANG_TLS": "`1` where the outside is served over HTTPS by a proxy: cookies are then sent over HTTPS only",
    "JIANGFANG_URL": "the address at which people reach the house, for letters and webhooks; unless given, made of the first of its names",
    "JIANGFANG_WEBHOOK_NETWORKS": "networks of your own to which messages to webhooks may go, such as `10.0.0.0/8`, separated by commas",
    "JIANGFANG_WECOM_AGENT": "the number of the company's app at WeCom (AgentId)",
    "JIANGFANG_WECOM_CORP": "the company's number at WeCom (CorpID), through which its people sign in",
    "JIANGFANG_WECOM_LOGIN_URL": "the page on which the company's own WeCom signs in, where it runs one",
    "JIANGFANG_WECOM_SECRET": "the secret of the company's app at WeCom",
    "JIANGFANG_WECOM_URL": "the company's own WeCom, where it runs one",
    "LANG": "the terminal's language, in which commands print: English where it begins with `en`, else Chinese",
    "LC_ALL": "the same, before all others",
    "LC_MESSAGES": "the same, before `LANG`",
}


@dataclass(frozen=True)
class Setting:
    """A variable of the environment that the code reads."""

    name: str
    default: str
    where: str

    @property
    def told(self) -> str:
        return TOLD.get(self.name, NOT_TOLD)


def settings() -> list[Setting]:
    """Every variable that is read anywhere below the package, by name."""
    found: dict[str, Setting] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if "environ" in source or "JIANGFANG_" in source else ():
            for name, default in _read(node):
                found.setdefault(name, Setting(name, default, path.relative_to(PACKAGE.parent).as_posix()))
    return sorted((one for name, one in found.items() if name not in INTERNAL), key=lambda one: one.name)


def _read(node: ast.AST) -> Iterator[tuple[str, str]]:
    """``read_flag("NAME", default)`` and its like, ``os.environ.get("NAME", default)``, ``os.environ["NAME"]``."""
    if isinstance(node, ast.Call) and node.args:
        called = ast.unparse(node.func)
        reader = called.rpartition(".")[2].lstrip("_").startswith(("read", "need"))
        if reader or called in ("os.environ.get", "os.getenv", "environ.get"):
            yield from ((name, _default(node.args[1:])) for name in _named(node.args[0]))
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and "environ" in ast.unparse(node.value):
        yield from ((name, "") for name in _named(node.slice))


def _default(arguments: list[ast.expr]) -> str:
    """What is taken where nothing is set, as far as it is a plain value (and not the setting that asks for this one)."""
    value = arguments[0].value if arguments and isinstance(arguments[0], ast.Constant) else ""
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None or NAME.fullmatch(str(value)) else str(value)


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
        yield node.value


def settings_page() -> str:
    """What an installation may say in its environment; a value that makes no sense is refused at the start."""
    rows = [[code(one.name), one.told, code(one.default) if one.default else "", code(one.where)] for one in settings()]
    return page(
        "Settings 设置",
        "Everything that varies between installations is a variable of the environment; none has to be set. A value that"
        " makes no sense stops the start with a sentence that says why.",
        table(["Variable", "What it is for", "Unless given", "Read in"], rows),
    )
