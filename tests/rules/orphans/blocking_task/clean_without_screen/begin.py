"""The script says that it has no screen."""

from multiprocessing import Process

import matplotlib

matplotlib.use("Agg")

from charts import shows  # noqa: E402

if __name__ == "__main__":
    Process(target=shows, args=([1, 2],)).start()
