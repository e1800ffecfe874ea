"""A real service with the invented borough, and a real Chromium in front of it."""

import os
import shutil
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Thread

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from app.demo.people import PEOPLE
from app.identity.roles import Role
from app.main import create_app
from app.worker import working
from tests.borough import Borough

FLAGS = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
DESKTOP, PHONE = (1440, 900), (390, 844)
PATIENCE_MS = 20_000
PageFor = Callable[..., Page]

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def address(borough: Borough) -> Iterator[str]:
    """Where the service answers."""
    settings = borough.deployment.settings
    assert (settings.web_dist / "index.html").is_file(), "build the web pages first: make test does"
    database = borough.deployment.service()
    with served(create_app(settings, database, lifespan=working)) as found:
        yield found


@contextmanager
def served(app: FastAPI) -> Generator[str]:
    """Where a service answers for as long as the block lasts."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=15)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The distribution's Chromium."""
    named = os.environ.get("CONTEXTMAP_CHROMIUM")
    program = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("this machine has no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class Windows:
    """Windows that were opened in one test, and what they did that no page of ours may do."""

    chromium: Browser
    address: str
    opened: list[BrowserContext] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def open(self, size: tuple[int, int]) -> Page:
        """A window of somebody who is not signed in."""
        context = self.chromium.new_context(
            base_url=self.address,
            viewport={"width": size[0], "height": size[1]},
            locale="en-GB",
            timezone_id="Europe/London",
            has_touch=size == PHONE,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        self.opened.append(context)
        page = context.new_page()
        page.on("request", self._note_foreign)
        page.on("response", self._note_lost)
        page.on("pageerror", lambda fault: self.strange.append(f"error: {fault}"))
        page.on("console", self._note_console)
        return page

    def close(self) -> None:
        """Close them all; what a page did that it may not do is a fault of the test."""
        for context in self.opened:
            context.close()
        assert self.strange == []

    def _note_foreign(self, asked: Request) -> None:
        if not asked.url.startswith((self.address, "data:", "blob:")):
            self.strange.append(f"asked elsewhere: {asked.url}")

    def _note_lost(self, answer: Response) -> None:
        if (
            answer.status == HTTPStatus.NOT_FOUND
            or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        ):
            self.strange.append(f"answered {answer.status}: {answer.url}")

    def _note_console(self, said: ConsoleMessage) -> None:
        # Chromium writes a line for every refusal; those that matter are noted as answers.
        if said.type == "error" and not said.text.startswith("Failed to load resource"):
            self.strange.append(f"console: {said.text}")


@pytest.fixture
def windows(chromium: Browser, address: str) -> Iterator[Windows]:
    """Windows of this test.

    Whatever a page asks of another address, whatever it asks for that is not there, and
    every error in its console, fails the test.
    """
    made = Windows(chromium, address)
    yield made
    made.close()


@pytest.fixture
def visitor(windows: Windows) -> Page:
    """A window of somebody who is not signed in."""
    return windows.open(DESKTOP)


@pytest.fixture
def page_for(windows: Windows, borough: Borough) -> PageFor:
    """Sign somebody in: ``page_for(Role.ASSESSMENT_LEAD, size=PHONE)``."""

    def sign_in(role: Role, *, size: tuple[int, int] = DESKTOP) -> Page:
        page = windows.open(size)
        person = next(one for one in PEOPLE if one.role == role)
        answer = page.context.request.post(
            "/api/sign-in", data={"email": person.email, "password": borough.password}
        )
        assert answer.ok, answer.text()
        return page

    return sign_in
