"""Servers of models, files, machines and services of clouds."""

from poolproof.sdk import Argument, Wait, WaitKind

_GRADIO = ("Blocks()", "Interface()", "TabbedInterface()", "ChatInterface()", "Blocks().queue()",
           "Interface().queue()", "ChatInterface().queue()")  # fmt: skip

BLOCKING_CALLS = (
    Wait(
        (
            "azure.eventhub.EventHubConsumerClient().receive",
            "azure.eventhub.EventHubConsumerClient.from_connection_string().receive",
            "azure.eventhub.EventHubConsumerClient.from_connection_string().receive_batch",
        ),
        "messages",
        WaitKind.SERVER,
    ),
    Wait(
        tuple(
            f"azure.servicebus.ServiceBusClient{made}().get_{kind}_receiver().receive_messages"
            for made in ("", ".from_connection_string")
            for kind in ("queue", "subscription")
        ),
        "messages",
        WaitKind.NETWORK,
        timeout=Argument("max_wait_time"),
    ),
    Wait(
        tuple(
            f"azure.servicebus.ServiceBusClient{made}().get_{kind}_receiver().__iter__"
            for made in ("", ".from_connection_string")
            for kind in ("queue", "subscription")
        ),
        "messages",
        WaitKind.NETWORK,
        settings=("max_wait_time",),
    ),
    Wait(
        (
            "vllm.entrypoints.openai.api_server.run_server", "sglang.srt.server.launch_server",
            "sglang.srt.entrypoints.http_server.launch_server",
            "lmdeploy.serve.openai.api_server.serve", "pytriton.triton.Triton().serve",
            "cloudvolume.server.view", "cloudvolume.CloudVolume().viewer", "microviewer.view",
            "tensorflow.compat.v1.train.Server().join", "streamlit.bootstrap.run",
            "streamlit.cli.main", "cheroot.wsgi.WSGIServer().start",
            "cheroot.server.HTTPServer().start", "cherrypy.wsgiserver.CherryPyWSGIServer().start",
            "waitress.server.create_server().run",
            "geventwebsocket.WebSocketServer().serve_forever",
            "gevent.server.DatagramServer().serve_forever", "paste.httpserver.serve",
            "japronto.Application().run", "hug.API().http.serve", "simple_http_server.server.start",
            "luigi.server.run", "prefect.serve", "kopf.run", "kopf.operator",
            "tftpy.TftpServer().listen", "llfuse.main", "pyfuse3.main",
            "impacket.smbserver.SimpleSMBServer().start", "snap7.server.mainloop",
            "bacpypes.core.run", "mitmproxy.tools.main.mitmdump", "mitmproxy.tools.main.mitmweb",
            "mitmproxy.tools.web.master.WebMaster().run", "notebook.notebookapp.main",
            "jupyterlab.labapp.main", "jupyter_server.serverapp.main", "IPython.start_kernel",
            "http.server.HTTPServer.serve_forever",
        ),
        "requests",
        WaitKind.SERVER,
    ),
    Wait(
        tuple(f"gradio.{made}.launch" for made in _GRADIO),
        "requests",
        WaitKind.SERVER,
        timeout=Argument("prevent_thread_lock"),
        unbounded=(None, False),
    ),
    Wait(
        ("pyModbusTCP.server.ModbusServer().start",),
        "requests",
        WaitKind.SERVER,
        settings=("no_block",),
    ),
    Wait(
        (
            "gi.repository.GLib.MainLoop.new().run",
            "dbus_next.aio.MessageBus().wait_for_disconnect",
            "dbus_next.aio.MessageBus().connect().wait_for_disconnect",
            "dbus_fast.aio.MessageBus().wait_for_disconnect", "pyinotify.AsyncNotifier().loop",
        ),
        "events",
        WaitKind.SERVER,
    ),
)  # fmt: skip
