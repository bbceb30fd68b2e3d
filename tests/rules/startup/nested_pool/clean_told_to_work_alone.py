from multiprocessing import Pool


def measured(numbers, jobs=1):
    if jobs == 1:
        return [len(number) for number in numbers]
    with Pool(jobs) as pool:
        return pool.map(len, numbers)


def measured_too(numbers, jobs=1):
    if jobs > 1:
        with Pool(jobs) as pool:
            return pool.map(len, numbers)
    return [len(number) for number in numbers]


def run(rows):
    with Pool(4) as pool:
        pool.map(measured, rows)
        pool.map(measured_too, rows)
