"""Calls of libraries that are the task, told to wait by what is passed to them."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process

import gradio as gr
import rq
from mcp.server.fastmcp import FastMCP

page = gr.Blocks()
mcp = FastMCP("tools")
worker = rq.Worker(["jobs"])


def main():
    Process(target=page.launch, kwargs={"share": True}).start()  # expect: PP302
    Process(target=page.launch, kwargs=dict(share=True)).start()  # expect: PP302
    Process(target=worker.work, kwargs={"with_scheduler": True}).start()  # expect: PP302
    Process(target=mcp.run, kwargs={"transport": "sse"}).start()  # expect: PP302
    Process(target=mcp.run, kwargs=dict(transport="sse")).start()  # expect: PP302
    Process(target=mcp.run, args=("streamable-http",)).start()  # expect: PP302
    with ProcessPoolExecutor() as pool:
        print(pool.submit(mcp.run, transport="sse").result())  # expect: PP302


if __name__ == "__main__":
    main()
