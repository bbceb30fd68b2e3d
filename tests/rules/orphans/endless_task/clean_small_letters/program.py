import gauge as devices

if __name__ == "__main__":
    device = devices.gauge([])
    device.start()
