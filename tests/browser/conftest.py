"""A real service with the invented borough, and a real Chromium in front of it."""

import shutil
import socket
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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
PageFor = Callable[..., Page]


@pytest.fixture(scope="session")
def address(borough: Borough) -> Iterator[str]:
    """Where the service answers."""
    settings = borough.deployment.settings
    assert (settings.web_dist / "index.html").is_file(), "build the web pages first: make test does"
    database = borough.deployment.service()
    app = create_app(settings, database, lifespan=working)
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
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("this machine has no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page_for(chromium: Browser, address: str, borough: Borough) -> Iterator[PageFor]:
    """Sign somebody in: ``page_for(Role.ASSESSMENT_LEAD, size=PHONE)``.

    Whatever a page asks of another address, and every error in its console, fails the test.
    """
    opened: list[BrowserContext] = []
    strange: list[str] = []

    def sign_in(role: Role, *, size: tuple[int, int] = DESKTOP) -> Page:
        context = chromium.new_context(
            base_url=address,
            viewport={"width": size[0], "height": size[1]},
            locale="en-GB",
            timezone_id="Europe/London",
            has_touch=size == PHONE,
        )
        opened.append(context)
        page = context.new_page()
        page.on("request", lambda asked: _note_foreign(strange, asked.url, address))
        page.on("pageerror", lambda fault: strange.append(f"error: {fault}"))
        person = next(one for one in PEOPLE if one.role == role)
        answer = context.request.post(
            "/api/sign-in", data={"email": person.email, "password": borough.password}
        )
        assert answer.ok, answer.text()
        return page

    yield sign_in
    for context in opened:
        context.close()
    assert strange == []


def _note_foreign(strange: list[str], url: str, address: str) -> None:
    if not url.startswith((address, "data:", "blob:")):
        strange.append(f"asked elsewhere: {url}")
