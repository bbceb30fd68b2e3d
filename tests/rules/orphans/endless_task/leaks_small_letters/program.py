from multiprocessing import Queue

import gauge as devices

if __name__ == "__main__":
    values = Queue()
    device = devices.gauge(values)  # expect: PP301
    device.start()
    print(values.get())
