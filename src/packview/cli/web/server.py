"""A server that shows the app in a browser: textual-serve, with a page that loads nothing from elsewhere, and a guard."""

import errno
import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp_jinja2
from aiohttp import web
from textual_serve.server import Server

from packview.errors import PackviewError

_COOKIE = "packview_token"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
    " font-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
"""Of each answer: the page loads nothing from anywhere else, and no other page may hold it in a frame."""
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class WebServer(Server):
    """Runs ``command`` for each window of a browser.

    Without a ``token`` it answers only to names of this machine, so that no page from elsewhere, under whatever name it
    calls this machine, gets an answer. With one, whoever has not got it is refused.
    """

    def __init__(self, command: str, *, host: str, port: int, token: str) -> None:
        super().__init__(command, host, port, "packview", templates_path=Path(__file__).parent / "page")
        self._token = token

    def initialize_logging(self) -> None:
        """Log nothing: textual-serve would show the values that a fault was met with, and those may be notes."""
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)

    def serve(self, debug: bool = False) -> None:
        try:
            super().serve(debug)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
                raise
            told = f"Port {self.port} of {self.host} cannot be used: {error.strerror}"
            raise PackviewError(told, "Choose another with --port, or end what uses it") from error

    async def on_startup(self, app: web.Application) -> None:
        """The command has said where it is."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        app.on_response_prepare.append(_with_headers)
        return app

    @aiohttp_jinja2.template("app_index.html")
    async def handle_index(self, request: web.Request) -> Mapping[str, Any]:
        """The page, with addresses under the name by which the browser called this machine."""
        size = request.query.get("fontsize", "")
        return {
            "font_size": int(size) if size.isdecimal() and 6 <= int(size) <= 72 else 16,
            "app_websocket_url": f"ws://{request.host}/ws",
            "config": {"static": {"url": "/static/"}},
            "application": {"name": self.title},
        }

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse whoever comes from another page, and where there is a token, whoever has it not."""
        name = urlsplit(f"//{request.host}").hostname or ""
        origin = request.headers.get("Origin")
        if (not self._token and name not in _THIS_MACHINE) or (
            origin and urlsplit(origin).netloc != request.host
        ):
            raise web.HTTPForbidden(text="packview answers to its own page only.")
        given = request.query.get("token", "")
        if self._token and given and request.path == "/" and self._is_token(given):
            answer = web.HTTPSeeOther("/")  # the token does not stay in the address
            answer.set_cookie(_COOKIE, given, httponly=True, samesite="Strict")
            raise answer
        if self._token and not self._is_token(request.cookies.get(_COOKIE, "")):
            raise web.HTTPForbidden(
                text="This address needs its token: open the whole address that packview printed."
            )
        return await handler(request)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())


async def _with_headers(request: web.Request, response: web.StreamResponse) -> None:  # noqa: ARG001  aiohttp's signature
    response.headers.update(_HEADERS)
