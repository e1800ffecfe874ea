"""Work through the job queue, inside the web service or as a program of its own."""

import asyncio
import os
import platform
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.db import Database
from app.deployment import Deployment
from app.imports import jobs as imports
from app.jobs import run_worker, stopped
from app.settings import Settings


def serve_jobs(deployment: Deployment) -> None:
    """Work through the queue until interrupted."""
    database = deployment.service()
    stopping = threading.Event()
    try:
        asyncio.run(_work(database, deployment.settings, stopping))
    finally:
        stopping.set()
        database.close()


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
    tasks = {imports.RUN: imports.import_task(database, settings, stopping)}
    await run_worker(database, tasks, name=f"{platform.node()} {os.getpid()}")
