"""The same calls, told not to wait, or nothing that is known."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process

import gradio as gr
import rq
from mcp.server.fastmcp import FastMCP

page = gr.Blocks()
mcp = FastMCP("tools")
worker = rq.Worker(["jobs"])


def main(settings, how):
    Process(target=page.launch, kwargs={"prevent_thread_lock": True}).start()
    Process(target=page.launch, kwargs=dict(prevent_thread_lock=True)).start()
    Process(target=page.launch, kwargs=settings).start()
    Process(target=worker.work, kwargs={"burst": True}).start()
    Process(target=worker.work, args=(True,)).start()
    Process(target=mcp.run).start()
    Process(target=mcp.run, args=("stdio",)).start()
    Process(target=mcp.run, kwargs={"transport": how}).start()
    with ProcessPoolExecutor() as pool:
        print(pool.submit(worker.work, burst=True).result())


if __name__ == "__main__":
    main({}, "sse")
