def begin(process):
    process.start()
