"""Work through the job queue, inside the web service or as a program of its own."""

import asyncio
import os
import platform
import signal
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.db import Database
from app.deployment import Deployment
from app.emerging import jobs as emerging
from app.imports import jobs as imports
from app.jobs import run_worker, stopped
from app.notices import jobs as notices
from app.settings import Settings


def serve_jobs(deployment: Deployment) -> None:
    """Work through the queue until interrupted or told to end."""
    database = deployment.service()
    try:
        asyncio.run(_until_signalled(database, deployment.settings))
    finally:
        database.close()


async def _until_signalled(database: Database, settings: Settings) -> None:
    stopping = threading.Event()
    task = asyncio.create_task(_work(database, settings, stopping))
    signalled = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, signalled.set)
    told = asyncio.create_task(signalled.wait())
    await asyncio.wait((task, told), return_when=asyncio.FIRST_COMPLETED)
    stopping.set()
    if task.done():
        told.cancel()
        task.result()
    await stopped(task)


@asynccontextmanager
async def working(app: FastAPI) -> AsyncGenerator[None]:
    """Work through the queue for as long as the web service is up, if its settings say so."""
    settings: Settings = app.state.settings
    if not settings.run_worker:
        yield
        return
    stopping = threading.Event()
    task = asyncio.create_task(_work(app.state.database, settings, stopping))
    try:
        yield
    finally:
        stopping.set()
        await stopped(task)


async def _work(database: Database, settings: Settings, stopping: threading.Event) -> None:
    await asyncio.to_thread(imports.settle_all, database, settings)
    await asyncio.to_thread(emerging.ask_missed, database)
    await asyncio.to_thread(notices.ask_all, database)
    await run_worker(
        database,
        {
            imports.RUN: imports.import_task(database, settings, stopping),
            emerging.RUN: emerging.look_task(database, settings),
            notices.TELL: notices.tell_task(database, settings),
        },
        nightly={emerging.NIGHTLY: emerging.nightly_task(database)},
        often={notices.OFTEN: notices.often_task(database)},
        name=f"{platform.node()} {os.getpid()}",
    )
