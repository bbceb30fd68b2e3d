"""An executor of one's own that starts workers of its own, for the queues it has inherited."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def work(calls, results):
    while True:
        call = calls.get(block=True)
        if call is None:
            break
        results.put(call)


class Executor(ProcessPoolExecutor):
    def _spawn_process(self):
        worker = Process(target=work, args=(self._call_queue, self._result_queue))  # expect: PP309
        worker.start()
        unknown = Process(target=work, args=(self._calls, self._result_queue))
        unknown.start()
