"""A server that is told by its caller how to serve."""

from multiprocessing import Process

from mcp.server.fastmcp import FastMCP


def serve(host, transport):
    server = FastMCP("one", host=host)
    server.run(transport=transport)


def start(host):
    Process(target=serve, args=(host, "sse")).start()  # expect: PP302
    Process(target=serve, args=(host, "stdio")).start()
