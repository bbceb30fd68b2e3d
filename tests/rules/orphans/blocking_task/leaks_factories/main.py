from camera import Camera
from screen import Screen


def main():
    camera, screen = Camera(), Screen()
    screen.put(camera.frames.get(timeout=5))


if __name__ == "__main__":
    main()
