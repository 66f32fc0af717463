"""What the server sends besides Streamlit's own: strict headers, our few static files, and a warm start.

Nothing that the app serves makes a browser ask another origin; the content security policy refuses it besides.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib
import pkgutil
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import streamlit
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sahelscope import figures, views
from sahelscope.views import heap, tables
from sahelscope.views.static_files import STATIC_FILES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOREVER = "public, max-age=31536000, immutable"  # every address carries the hash of its content
SCRIPT = "sahelscope.views.main"  # run by Streamlit, never imported
FIRST = (figures.SCRIPT.name, "countries.geojson")  # what the first map needs
GZIP_LEVEL = 4  # plotly.min.js: 1.5 MB in 0.1 s; level 9 saves 3 % more and takes five times as long


def content_security_policy() -> str:
    """Own origin only; the one inline script of Streamlit's page is allowed by its hash."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    hashes = " ".join(_hash_source(script) for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL))
    return "; ".join((
        "default-src 'self'",
        f"script-src 'self' {hashes} 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ))  # fmt: skip


def _hash_source(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


class StrictHeaders:
    """Adds the security headers to every HTTP answer, and to pages the hint to load the drawing library at once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", content_security_policy().encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"SAMEORIGIN"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
        ]
        self.hint = (b"link", f"<{STATIC_FILES[figures.SCRIPT.name].address}>; rel=preload; as=script".encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                is_page = any(
                    value.startswith(b"text/html") for name, value in message["headers"] if name == b"content-type"
                )
                message["headers"] = [*message["headers"], *self.headers, *([self.hint] if is_page else [])]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as sent: plain and compressed, both kept in memory."""

    plain: bytes
    compressed: bytes
    media_type: str


@lru_cache(maxsize=64)
def packed(name: str) -> Packed:
    """The file of that name, compressed once."""
    found = STATIC_FILES[name]
    plain = found.path.read_bytes()
    return Packed(plain, gzip.compress(plain, GZIP_LEVEL, mtime=0), found.media_type)


def serve_static(request: Request) -> Response:
    """One of the listed files, never a path that the visitor made up."""
    name = request.path_params["name"]
    if name not in STATIC_FILES:
        return PlainTextResponse("not found", status_code=404)
    file = packed(name)
    headers = {"cache-control": FOREVER, "vary": "accept-encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.compressed, media_type=file.media_type, headers=headers | {"content-encoding": "gzip"})
    return Response(file.plain, media_type=file.media_type, headers=headers)


@asynccontextmanager
async def warm_up(_app: streamlit.App) -> AsyncIterator[None]:
    """Import all that pages import, then prepare what the first visitor needs while the browser loads its scripts.

    Late imports by many first visitors at once fail in pandas; so none is served before the imports are done.
    """
    for module in pkgutil.iter_modules(views.__path__, f"{views.__name__}."):
        if module.name != SCRIPT:
            importlib.import_module(module.name)
    Thread(target=_prepare, name="prepare", daemon=True).start()
    yield


def _prepare() -> None:
    for name in FIRST:
        packed(name)
    tables.preload()
    heap.settle()


MIDDLEWARE = [Middleware(StrictHeaders)]
ROUTES = [Route("/assets/{version}/{name}", serve_static)]
