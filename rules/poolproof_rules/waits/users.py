"""What asks a user, or a device: waits, and calls that only look and are asked again in a loop."""

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
            "cv2.VideoCapture().read", "cv2.VideoCapture().isOpened", "cv2.VideoCapture().grab",
            "cv2.VideoCapture().retrieve",
        ),
        "a camera",
        WaitKind.DEVICE,
        bounded=True,
        made_with=Argument("index", 0),
    ),
)  # fmt: skip
