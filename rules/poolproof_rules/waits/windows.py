"""Windows, boxes and keys of more libraries: waits for whoever sits before the screen."""

from poolproof.sdk import Argument, Wait, WaitKind

_TIMEOUT = Argument("timeout", 0)
_QT = tuple(
    f"{application}{call}.{word}"
    for application in (
        "PyQt4.QtGui.QApplication", "PySide.QtGui.QApplication", "PyQt4.QtCore.QCoreApplication",
        "PyQt5.QtGui.QGuiApplication", "PyQt6.QtGui.QGuiApplication",
        "PySide2.QtGui.QGuiApplication", "PySide6.QtGui.QGuiApplication",
        "pyqtgraph.Qt.QtGui.QApplication", "pyqtgraph.QtGui.QApplication",
        "pyqtgraph.Qt.QtWidgets.QApplication", "qtpy.QtWidgets.QApplication",
        "qtpy.QtCore.QCoreApplication",
    )
    for call in ("()", "", ".instance()")
    for word in ("exec", "exec_")
)  # fmt: skip
_SIMPLE = ("PySimpleGUI", "FreeSimpleGUI")
_ASKING = (
    "popup", "popup_ok", "popup_error", "popup_yes_no", "popup_ok_cancel", "popup_get_text",
    "popup_get_file", "popup_get_folder", "popup_scrolled", "Popup", "PopupError", "PopupGetFile",
    "PopupGetFolder", "PopupYesNo",
)  # fmt: skip
_EASY = ("msgbox", "ynbox", "ccbox", "buttonbox", "enterbox", "choicebox", "fileopenbox",
         "diropenbox", "passwordbox")  # fmt: skip
_OLD_BOXES = ("showinfo", "showwarning", "showerror", "askquestion", "askokcancel", "askyesno")

BLOCKING_CALLS = (
    Wait(
        (
            *_QT, "pyqtgraph.mkQApp().exec_", "pyqtgraph.mkQApp().exec",
            *(f"easygui.{word}" for word in _EASY),
            *(f"{gui}.{word}" for gui in _SIMPLE for word in _ASKING),
            *(f"tkMessageBox.{word}" for word in _OLD_BOXES),
            "tkinter.simpledialog.askinteger", "tkinter.simpledialog.askfloat",
            "tkinter.colorchooser.askcolor", "tkinter.filedialog.askopenfile",
            "tkinter.filedialog.asksaveasfile", "wx.PySimpleApp().MainLoop", "wx.MessageBox",
            "kivy.app.runTouchApp", "kivy.base.runTouchApp", "toga.App().main_loop", "pyxel.run",
            "pgzrun.go", "OpenGL.GLUT.glutMainLoop", "turtle.exitonclick",
            "turtle.Screen().mainloop", "turtle.Screen().exitonclick", "guizero.App().display",
            "appJar.gui().go", "open3d.visualization.draw",
            "open3d.visualization.draw_geometries_with_key_callbacks",
            "open3d.visualization.draw_geometries_with_animation_callback",
            "open3d.visualization.gui.Application.instance.run",
            "ctypes.windll.user32.MessageBoxW", "ctypes.windll.user32.MessageBoxA",
            "win32api.MessageBox", "win32gui.PumpMessages", "pythoncom.PumpMessages",
            "keyboard.read_key", "keyboard.read_event", "keyboard.read_hotkey", "keyboard.record",
            "pynput.keyboard.Events().__iter__", "pynput.mouse.Events().__iter__",
            "inputs.get_gamepad", "inputs.get_key", "inputs.get_mouse", "cv2.selectROI",
            "cv2.selectROIs",
        ),
        "a user",
        WaitKind.SERVER,
    ),
    Wait(
        (
            *(f"{gui}.Window().{word}" for gui in _SIMPLE for word in ("read", "Read")),
            *(f"{box}.{word}" for box in ("pyautogui", "pymsgbox")
              for word in ("alert", "confirm", "prompt")),
        ),
        "a user",
        WaitKind.USER,
        timeout=_TIMEOUT,
    ),
    Wait(
        ("psychopy.event.waitKeys",),
        "a user",
        WaitKind.USER,
        timeout=Argument("maxWait", 0),
    ),
    Wait(
        ("pyray.window_should_close", "raylib.WindowShouldClose"),
        "a user",
        WaitKind.USER,
        bounded=True,
    ),
    Wait(
        (
            "ttkthemes.ThemedTk().mainloop", "ttkthemes.themed_tk.ThemedTk().mainloop",
            "tkinterdnd2.TkinterDnD.Tk().mainloop", "tkinterdnd2.Tk().mainloop",
            "ttkbootstrap.window.Window().mainloop",
        ),
        "a user",
        WaitKind.SERVER,
        settings=(".after(",),
    ),
    Wait(
        ("pyvista.Plotter().show", "pyvista.plot", "vedo.show", "vedo.Plotter().show"),
        "a user",
        WaitKind.WINDOW,
        block=Argument("interactive"),
        settings=("off_screen", "OFF_SCREEN", "offscreen", "auto_close=False", "start_xvfb"),
    ),
)  # fmt: skip
