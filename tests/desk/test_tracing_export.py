"""Spans leave by OTLP over HTTP to a real listener, as the standard variables say."""

import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

PROGRAM = """
from rightparty.desk.tracing import start_tracing, step
end = start_tracing()
with step("claim") as found:
    found.told(["claimed"])
end()
"""


@pytest.mark.slow
def test_spans_arrive_where_the_environment_says() -> None:
    """In a process of its own, whose end sends what waits."""
    bodies: list[tuple[str, bytes]] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        environment = {
            "PATH": os.defpath,
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{server.server_port}",
        }
        done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, timeout=60, check=False)
        server.shutdown()
        thread.join()
    assert done.returncode == 0
    assert [path for path, _ in bodies] == ["/v1/traces"]
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

    (resource,) = ExportTraceServiceRequest.FromString(bodies[0][1]).resource_spans
    named = {one.key: one.value.string_value for one in resource.resource.attributes}
    assert named["service.name"] == "rightparty"
    assert [span.name for scope in resource.scope_spans for span in scope.spans] == ["rightparty.claim"]
