from multiprocessing import Pool


def run(measure, paths, tell, window):
    with Pool(4) as pool:
        pool.map_async(measure, paths, callback=tell).wait(9)
        pool.map_async(measure, paths, callback=window.update, error_callback=None).wait(9)
