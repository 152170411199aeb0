"""A company's own sign-in (OpenID Connect), as small as it can be, on this machine: discovery, token, who it is."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Company:
    """The issuer: what it says of whoever signs in next, and what it was asked."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.asked: list[str] = []
        self.works = True
        self.issuer = ""

    def answer(self, path: str) -> dict[str, Any]:
        self.asked.append(path)
        if path.startswith("/.well-known/openid-configuration"):
            return {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        return {"access_token": "a", "token_type": "Bearer"} if path == "/token" else self.claims


@contextmanager
def running() -> Iterator[Company]:
    """The company's sign-in while the block lasts."""
    company = Company()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 -- the name that the standard library calls
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = json.dumps(company.answer(self.path)).encode()
            self.send_response(200 if company.works else 500)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 -- the name that the standard library calls

        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        company.issuer = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield company
        finally:
            server.shutdown()
