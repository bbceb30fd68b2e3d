"""Servers of the project that serve by what they inherit from a library."""

import socketserver
from multiprocessing import Process

import uvicorn.server


class Local(socketserver.ThreadingTCPServer):
    allow_reuse_address = True

    def serve(self):
        print("serving on", self.server_address)
        super().serve_forever()


class Web(uvicorn.server.Server):
    def run(self, number, sockets=None):
        print("worker", number)
        return super().run(sockets)


def main(config, handler):
    server = Local(("", 8000), handler)
    Process(target=server.serve).start()  # expect: PP302
    Process(target=Web(config).run, args=(1,)).start()  # expect: PP302
