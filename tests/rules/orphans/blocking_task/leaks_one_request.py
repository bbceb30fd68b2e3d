"""Servers that wait for a request at a time; whoever would send the last one may be gone."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import Process

stop = False
never = False


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        global stop
        stop = self.path == "/stop"


def serve(server):
    while not stop:
        server.handle_request()


def wait_for_code(port):
    server = HTTPServer(("localhost", port), Handler)
    server.handle_request()


def serve_on(server):
    while not never:
        server.handle_request()


def told_by_main():
    global never
    never = True


if __name__ == "__main__":
    pages = HTTPServer(("", 8000), Handler)
    Process(target=serve, args=(pages,)).start()  # expect: PP302
    Process(target=wait_for_code, args=(8001,)).start()  # expect: PP302
    Process(target=serve_on, args=(pages,)).start()  # expect: PP301
    told_by_main()
