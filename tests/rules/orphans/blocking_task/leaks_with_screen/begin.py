"""The script names the windows that it wants."""

from multiprocessing import Process

import matplotlib

matplotlib.use("TkAgg")

from charts import shows  # noqa: E402

if __name__ == "__main__":
    Process(target=shows, args=([1, 2],)).start()  # expect: PP302
