import multiprocessing

import crew
import spawning

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    crew.start()
    spawning.start()
