from camera import Camera
from screen import Screen


def main():
    camera, screen = Camera(), Screen()
    screen.put(camera.frames.get())


if __name__ == "__main__":
    main()
