# The product in one image: `docker build -t piaokatong .`; compose.yaml runs it.
# Behind a mirror, pass its address the way npm and pip expect it, as build arguments.

FROM node:24-bookworm-slim AS client
ARG NPM_CONFIG_REGISTRY
WORKDIR /build/pwa
COPY pwa/package.json pwa/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY pwa ./
RUN npm run build

FROM python:3.11-slim-bookworm AS packages
ARG PIP_INDEX_URL
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
# hadolint ignore=DL3008 # the version is the base image's: a pinned one vanishes from the mirrors
RUN apt-get update \
    && apt-get install -y --no-install-recommends libzbar0 fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --home-dir /data --no-create-home piaokatong \
    && install --directory --owner=piaokatong --mode=700 /data
WORKDIR /app
COPY --from=packages /venv /venv
COPY app.py gunicorn.conf.py pyproject.toml LICENSE ./
COPY backend backend
RUN python -m compileall -q backend
COPY --from=client /build/pwa/dist pwa/dist
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIAOKATONG_DATA=/data \
    HOST=0.0.0.0 \
    PORT=8000
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "app:app"]
