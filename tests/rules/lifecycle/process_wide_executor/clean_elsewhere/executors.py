from concurrent.futures import ThreadPoolExecutor

IO = ThreadPoolExecutor(4)
CPU = ThreadPoolExecutor(1)
