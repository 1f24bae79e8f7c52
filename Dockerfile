# The HTTP service: docker build -t newsclean . && docker run --read-only -p 127.0.0.1:8090:8090 newsclean
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY newsclean newsclean
RUN python -m venv /opt/newsclean \
    && /opt/newsclean/bin/python -m pip install --no-cache-dir '.[archive,compression,mcp,parquet]'

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin newsclean
COPY --from=build /opt/newsclean /opt/newsclean
# /dev/shm is writable where the root file system is not: worker processes need a place for a socket.
ENV PATH=/opt/newsclean/bin:$PATH \
    NEWSCLEAN_CONFIG="" \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    TMPDIR=/dev/shm
USER 10001:10001
EXPOSE 8090
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["python", "-c", "from http.client import HTTPConnection as C; c = C('127.0.0.1', 8090, timeout=4); c.request('GET', '/health'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["newsclean"]
CMD ["serve", "--host", "0.0.0.0"]
