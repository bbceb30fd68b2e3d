"""Makes the pool, and hands it on."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process

from service import Base, Crew, Service, beat, launch


class Member(Process):
    def __init__(self, seconds):
        super().__init__()
        self.seconds = seconds

    def run(self):
        beat(self.seconds)


class Chosen(Base):
    kind = Member


class App:
    def __init__(self):
        self.pool = ProcessPoolExecutor(4)
        self.service = Service(self.pool)

    def close(self):
        self.pool.shutdown()


def main():
    app = App()
    app.service.start()
    app.close()
    with ProcessPoolExecutor() as pool:
        launch(pool, [1, 2])
    Crew(Member).start()
    Chosen().start()
