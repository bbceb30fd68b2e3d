"""A process class that does what it is given to do."""

import multiprocessing


class SafeProcess(multiprocessing.Process):
    def run(self):
        try:
            super().run()
        except Exception as error:
            print(error)
