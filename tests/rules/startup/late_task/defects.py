import multiprocessing
from functools import partial
from multiprocessing import Pool, get_context

if __name__ == "__main__":
    pool0 = Pool(2)  # expect: PP405
    pool1 = multiprocessing.Pool(2)  # expect: PP405
    pool2 = get_context("fork").Pool(2)  # expect: PP405
    pool3 = Pool(processes=2)  # expect: PP405
    pool4 = Pool(2)  # expect: PP405
    pool5 = multiprocessing.Pool(2)  # expect: PP405
    pool6 = get_context("fork").Pool(2)  # expect: PP405
    pool7 = Pool(processes=2)  # expect: PP405
    pool8 = Pool(2)  # expect: PP405
    pool9 = multiprocessing.Pool(2)  # expect: PP405
    pool10 = get_context("fork").Pool(2)  # expect: PP405
    pool11 = Pool(processes=2)  # expect: PP405
    pool12 = Pool(2)  # expect: PP405
    pool13 = multiprocessing.Pool(2)  # expect: PP405
    pool14 = get_context("fork").Pool(2)  # expect: PP405


def task0(number):
    return number + 0


def task1(number):
    return number + 1


def task2(number):
    return number + 2


def task3(number):
    return number + 3


def task4(number):
    return number + 4


def task5(number):
    return number + 5


def task6(number):
    return number + 6


def task7(number):
    return number + 7


def task8(number):
    return number + 8


def task9(number):
    return number + 9


def task10(number):
    return number + 10


def task11(number):
    return number + 11


def task12(number):
    return number + 12


def task13(number):
    return number + 13


def task14(number):
    return number + 14


if __name__ == "__main__":
    print(pool0.map(task0, range(4)))
    print(pool1.starmap(task1, [(1,)]))
    print(list(pool2.imap(task2, range(4))))
    print(pool3.apply(task3, (1,)))
    print(pool4.map_async(task4, range(4)).get())
    print(pool5.apply_async(task5, (1,)).get())
    print(list(pool6.imap_unordered(task6, range(4))))
    print(pool7.map(task7, range(4)))
    print(pool8.starmap(task8, [(1,)]))
    print(list(pool9.imap(task9, range(4))))
    print(pool10.apply(task10, (1,)))
    print(pool11.map_async(task11, range(4)).get())
    print(pool12.apply_async(task12, (1,)).get())
    print(pool13.map(partial(task13), range(4)))
    found = pool14.map(task14, range(4))
    pool0.close()
    pool0.join()
    pool1.close()
    pool1.join()
    pool2.close()
    pool2.join()
    pool3.close()
    pool3.join()
    pool4.close()
    pool4.join()
    pool5.close()
    pool5.join()
    pool6.close()
    pool6.join()
    pool7.close()
    pool7.join()
    pool8.close()
    pool8.join()
    pool9.close()
    pool9.join()
    pool10.close()
    pool10.join()
    pool11.close()
    pool11.join()
    pool12.close()
    pool12.join()
    pool13.close()
    pool13.join()
    pool14.close()
    pool14.join()
