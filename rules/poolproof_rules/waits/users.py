"""What asks a user, or a device: waits, and calls that only look and are asked again in a loop.

What waits for somebody to attach a debugger usually stands under a condition, and is then left out.
"""

from poolproof.sdk import Argument, Wait, WaitKind

_QT = tuple(
    f"{binding}.{part}{call}.{word}"
    for binding in ("PyQt5", "PyQt6", "PySide2", "PySide6")
    for part in ("QtWidgets.QApplication", "QtCore.QCoreApplication")
    for call in ("()", "", ".instance()")
    for word in ("exec", "exec_")
)
_BOXES = (
    "showinfo", "showwarning", "showerror", "askquestion", "askokcancel", "askyesno",
    "askretrycancel", "askyesnocancel",
)  # fmt: skip
_CHOOSING = ("askopenfilename", "askopenfilenames", "asksaveasfilename", "askdirectory")

# How a program says that it has no windows, or goes on while it shows them.
_WITHOUT_WINDOWS = (
    *(f"{how}({quote}{name}{quote}" for how in ("use", "switch_backend") for quote in "'\""
      for name in ("agg", "Agg", "AGG", "pdf", "svg", "ps", "cairo", "template")),
    "MPLBACKEND", "plt.ion()", "pyplot.ion()", "pylab.ion()", "interactive(True)",
    "%matplotlib inline",
)  # fmt: skip
_TIMEOUT = Argument("timeout", 0)

BLOCKING_CALLS = (
    Wait(
        ("cv2.waitKey", "cv2.waitKeyEx"),
        "a user",
        WaitKind.USER,
        timeout=Argument("delay", 0),
        unbounded=(0, None),
    ),
    Wait(
        (
            "cv2.pollKey", "cv2.getWindowProperty", "msvcrt.kbhit", "keyboard.is_pressed",
            "pygame.event.get", "pygame.event.poll", "pygame.key.get_pressed",
            "glfw.window_should_close",
        ),
        "a user",
        WaitKind.USER,
        bounded=True,
    ),
    Wait(
        ("speech_recognition.Recognizer().listen",),
        "a user",
        WaitKind.USER,
        timeout=Argument("timeout", 1),
    ),
    Wait(
        ("msvcrt.getch", "msvcrt.getwch", "pygame.event.wait"),
        "a user",
        WaitKind.USER,
    ),
    Wait(
        (
            "debugpy.wait_for_client", "ptvsd.wait_for_attach", "remote_pdb.set_trace",
            "remote_pdb.RemotePdb().set_trace", "rpdb.set_trace", "web_pdb.set_trace",
            "celery.contrib.rdb.set_trace",
        ),
        "a debugger",
        WaitKind.DEBUGGER,
        timeout=Argument("timeout"),
    ),
    Wait(
        (
            "cv2.VideoCapture().read", "cv2.VideoCapture().isOpened", "cv2.VideoCapture().grab",
            "cv2.VideoCapture().retrieve",
        ),
        "a camera",
        WaitKind.DEVICE,
        bounded=True,
        made_with=Argument("index", 0),
    ),
    # What imutils reads by a thread of its own is a camera, as files have a class for themselves.
    Wait(
        tuple(
            f"imutils.video{module}.{stream}(){started}.read"
            for module, stream in (
                ("", "VideoStream"), ("", "WebcamVideoStream"), ("", "PiVideoStream"),
                (".videostream", "VideoStream"), (".webcamvideostream", "WebcamVideoStream"),
                (".pivideostream", "PiVideoStream"),
            )
            for started in ("", ".start()")
        ),
        "a camera",
        WaitKind.DEVICE,
        bounded=True,
    ),
    Wait(
        (
            *_QT, "qtpy.QtWidgets.QApplication().exec_", "ursina.Ursina().run",
            "direct.showbase.ShowBase.ShowBase().run", "textual.app.App().run", "rumps.App().run",
            "dearpygui.dearpygui.start_dearpygui", "kivymd.app.MDApp().run", "glumpy.app.run",
            "moderngl_window.run_window_config", "mujoco.viewer.launch",
            *(f"tkinter.messagebox.{word}" for word in _BOXES),
            *(f"tkinter.filedialog.{word}" for word in _CHOOSING), "tkinter.simpledialog.askstring",
            "wx.App().MainLoop", "webview.start", "pystray.Icon().run", "keyboard.wait",
            "mouse.wait", "pynput.keyboard.Listener().run", "pynput.mouse.Listener().run",
            "pynput.keyboard.GlobalHotKeys().run", "pyglet.app.run", "arcade.run",
            "kivy.app.App().run", "turtle.mainloop", "turtle.done", "mayavi.mlab.show",
            "napari.run", "open3d.visualization.draw_geometries",
            "open3d.visualization.Visualizer().run", "vispy.app.run", "pyqtgraph.exec",
            "vtk.vtkRenderWindowInteractor().Start", "evdev.InputDevice().read_loop().__iter__",
            "evdev.InputDevice().async_read_loop().__iter__",
        ),
        "a user",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "pynput.keyboard.Listener().join", "pynput.mouse.Listener().join",
            "pynput.keyboard.GlobalHotKeys().join",
        ),
        "a user",
        WaitKind.SERVER,
        timeout=_TIMEOUT,
    ),
    Wait(
        (
            "tkinter.Tk().mainloop", "tkinter.mainloop", "Tkinter.Tk().mainloop",
            "tkinter.Frame().mainloop", "tkinter.Toplevel().mainloop",
            "customtkinter.CTk().mainloop", "ttkbootstrap.Window().mainloop",
        ),
        "a user",
        WaitKind.SERVER,
        settings=(".after(",),
    ),
    Wait(
        ("matplotlib.pyplot.show", "matplotlib.pylab.show", "pylab.show"),
        "a user",
        WaitKind.WINDOW,
        block=Argument("block", 0),
        settings=_WITHOUT_WINDOWS,
    ),
)  # fmt: skip
