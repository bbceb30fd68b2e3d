import workers
from ending import stop


class App:
    def __init__(self):
        self.engine = workers.Engine()
        self.host = workers.Hosted()

    def run(self, work, items):
        return workers.POOL.map(work, items), self.engine.engine_pool.map(work, items)

    def close(self):
        self.engine.engine_pool.terminate()
        stop(self.host.hosted_pool)
        workers.POOL.close()
        workers.POOL.join()
