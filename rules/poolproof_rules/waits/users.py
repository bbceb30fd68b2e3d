"""What asks a user, or a device: waits, and calls that only look and are asked again in a loop.

Whoever has a window is not left behind unseen: it can be closed, so nothing here waits for that.
What waits for somebody to attach a debugger usually stands under a condition, and is then left out.
"""

from poolproof.sdk import Argument, Wait, WaitKind

_TIMEOUT = Argument("timeout", 0)

BLOCKING_CALLS = (
    Wait(
        (
            "cv2.waitKey", "cv2.waitKeyEx", "msvcrt.kbhit", "keyboard.is_pressed",
            "pygame.event.get", "pygame.event.poll", "pygame.key.get_pressed",
        ),
        "a user",
        WaitKind.USER,
        bounded=True,
    ),
    # Once its window is closed, the next look at what happened in it fails.
    Wait(
        tuple(
            f"{module}.{widget}().{word}"
            for module in ("tkinter", "Tkinter")
            for widget in ("Tk", "Toplevel", "Frame", "Canvas", "Label")
            for word in ("update", "update_idletasks")
        ),
        "a user",
        WaitKind.USER,
        bounded=True,
        expires=("TclError",),
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
            "keyboard.wait", "keyboard.read_key", "keyboard.read_event", "keyboard.read_hotkey",
            "keyboard.record", "mouse.wait", "pynput.mouse.Listener().run",
            "pynput.keyboard.GlobalHotKeys().run", "pynput.mouse.Events().__iter__",
            "inputs.get_gamepad", "inputs.get_key", "inputs.get_mouse",
            "evdev.InputDevice().read_loop().__iter__",
            "evdev.InputDevice().async_read_loop().__iter__", "win32gui.PumpMessages",
            "pythoncom.PumpMessages",
        ),
        "a user",
        WaitKind.SERVER,
    ),
    Wait(
        (
            "pynput.mouse.Listener().join", "pynput.keyboard.GlobalHotKeys().join",
        ),
        "a user",
        WaitKind.SERVER,
        timeout=_TIMEOUT,
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
)  # fmt: skip
