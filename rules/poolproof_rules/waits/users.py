"""What asks a user, or a device: waits, and calls that only look and are asked again in a loop.

What waits for somebody to attach a debugger usually stands under a condition, and is then left out.
"""

from poolproof.sdk import Argument, Wait, WaitKind

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
)  # fmt: skip
