"""The app in a browser: who is answered, and what the page may load."""

import asyncio
import socket
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("textual_serve")
from aiohttp.test_utils import TestClient, TestServer

from packview.cli.web import serve
from packview.cli.web.server import WebServer
from packview.errors import PackviewError

PAGE = Path(serve.__file__).parent / "page" / "app_index.html"


def answered(path: str, *, token: str = "", **headers: str) -> tuple[int, str, dict[str, str]]:
    """Status, text and headers of the answer to a request that follows no redirection."""

    async def ask() -> tuple[int, str, dict[str, str]]:
        app = await WebServer("true", host="127.0.0.1", port=8000, token=token)._make_app()
        async with TestClient(TestServer(app, host="127.0.0.1")) as client:
            answer = await client.get(path, headers=headers, allow_redirects=False)
            return answer.status, await answer.text(), dict(answer.headers)

    return asyncio.run(ask())


@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js"])
@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Host": "evil.example:8000"}, {"Origin": "http://evil.example"}]
)
def test_no_page_from_elsewhere_is_answered(path: str, headers: dict[str, str]) -> None:
    assert answered(path, **headers)[0] == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000"])
def test_the_page_goes_by_the_name_it_was_asked_under_and_loads_nothing_from_elsewhere(host: str) -> None:
    status, text, headers = answered("/?fontsize=20", Host=host)
    assert (status, f"ws://{host}/ws" in text, 'data-font-size="20"' in text) == (200, True, True)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "//" not in PAGE.read_text(encoding="utf-8").replace("<!--", "")


def test_without_the_token_nothing_is_answered_and_it_does_not_stay_in_the_address() -> None:
    token = "a-token-of-somebody"
    for path in ("/", "/ws", "/static/js/textual.js", "/?token=another", f"/ws?token={token}"):
        assert answered(path, token=token)[0] == 403
    status, _, headers = answered(f"/?token={token}", token=token, Host="panel.example")
    assert (status, headers["Location"]) == (303, "/")
    assert all(word in headers["Set-Cookie"] for word in (token, "HttpOnly", "SameSite=Strict"))
    assert answered("/", token=token, Host="panel.example", Cookie=f"packview_token={token}")[0] == 200


def test_what_the_command_says(run: Any, a_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKVIEW_HOME", str(a_library))
    served: list[str] = []
    monkeypatch.setattr(WebServer, "serve", lambda self, debug=False: served.append(self.command))
    code, out, err = run("serve", "hillford", "--port", "8123")
    assert (code, out) == (0, "packview is at http://127.0.0.1:8123/\n")
    assert "nothing is encrypted" not in err
    assert served[0].endswith("-P -m packview open hillford")
    code, out, err = run("serve", "--host", "0.0.0.0")
    assert "?token=" in out
    assert "nothing is encrypted" in err
    assert run("serve", "--host", "0.0.0.0", "--token", "short")[0] == 1
    assert run("serve", "nothing")[0] == 1


def test_a_port_in_use_is_said_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PackviewError, match="cannot be used"):
            WebServer("true", host="127.0.0.1", port=taken.getsockname()[1], token="").serve()
