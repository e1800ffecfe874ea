"""Ask a server for a list of addresses over keep-alive connections, one process a connection."""

import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context


@dataclass(frozen=True, slots=True)
class Load:
    """What one run of requests showed; latencies in milliseconds, ascending."""

    requests: int
    seconds: float
    latencies_ms: list[float]
    statuses: dict[int, int]

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds

    def percentile_ms(self, share: float) -> float:
        return self.latencies_ms[min(len(self.latencies_ms) - 1, int(share * self.requests))]


def run(
    port: int,
    paths: Sequence[str],
    *,
    headers: dict[str, str],
    connections: int,
    seconds: float,
) -> Load:
    """Ask for the paths in turn, each connection beginning elsewhere, for so many seconds."""
    context = get_context("fork")
    with context.Pool(connections) as pool:
        first = [i * len(paths) // connections for i in range(connections)]
        parts = pool.starmap(
            _ask, [(port, [*paths[at:], *paths[:at]], headers, seconds) for at in first]
        )
    latencies = sorted(one for part, _ in parts for one in part)
    statuses: dict[int, int] = {}
    for _, seen in parts:
        for status, n in seen.items():
            statuses[status] = statuses.get(status, 0) + n
    return Load(len(latencies), seconds, latencies, statuses)


def fetch(port: int, path: str, headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """Ask once, for status, headers and body."""
    with _connect(port) as connection:
        connection.sendall(_request(path, headers))
        return _answer(connection)


def _ask(
    port: int, paths: Sequence[str], headers: dict[str, str], seconds: float
) -> tuple[list[float], dict[int, int]]:
    requests = [_request(path, headers) for path in paths]
    latencies: list[float] = []
    statuses: dict[int, int] = {}
    with _connect(port) as connection:
        end = time.perf_counter() + seconds
        while True:
            for request in requests:
                begun = time.perf_counter()
                if begun >= end:
                    return latencies, statuses
                connection.sendall(request)
                status, _, _ = _answer(connection)
                latencies.append((time.perf_counter() - begun) * 1000)
                statuses[status] = statuses.get(status, 0) + 1


def _connect(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _request(path: str, headers: dict[str, str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _answer(connection: socket.socket) -> tuple[int, dict[str, str], bytes]:
    received = bytearray()
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += _more(connection)
    head = received[:end].decode("latin-1").split("\r\n")
    status = int(head[0].split(" ")[1])
    headers = {
        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])
    }
    body = received[end + 4 :]
    if status in {204, 304}:
        return status, headers, b""
    if headers.get("transfer-encoding") == "chunked":
        return status, headers, _chunks(connection, body)
    length = int(headers["content-length"])
    while len(body) < length:
        body += _more(connection)
    return status, headers, bytes(body)


def _chunks(connection: socket.socket, received: bytearray) -> bytes:
    body = bytearray()
    while True:
        while (end := received.find(b"\r\n")) < 0:
            received += _more(connection)
        size = int(received[:end], 16)
        while len(received) < end + 2 + size + 2:
            received += _more(connection)
        if size == 0:
            return bytes(body)
        body += received[end + 2 : end + 2 + size]
        received = received[end + 2 + size + 2 :]


def _more(connection: socket.socket) -> bytes:
    part = connection.recv(262_144)
    if not part:
        message = "the server closed the connection"
        raise ConnectionError(message)
    return part
