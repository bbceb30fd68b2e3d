"""Servers whose handlers say in the same process that it is over."""

import http.server
import socketserver
from multiprocessing import Process

over = False


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.leave_on(self.path)

    def leave_on(self, path):
        global over
        if path == "/quit":
            over = True


def serve_pages(server):
    server.timeout = 5
    while not over:
        server.handle_request()


class Lines(socketserver.StreamRequestHandler):
    seen = 0

    def handle(self):
        self.rfile.readline()
        Lines.seen += 1


def serve_lines():
    with socketserver.TCPServer(("", 5000), Lines) as server:
        server.timeout = 5
        while Lines.seen < 10:
            server.handle_request()


if __name__ == "__main__":
    pages = http.server.HTTPServer(("", 8000), Pages)
    Process(target=serve_pages, args=(pages,)).start()
    Process(target=serve_lines).start()
