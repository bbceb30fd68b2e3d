from multiprocessing import Pool

from work import square, squares

print(squares([2]))  # expect: PP401

with Pool(2) as pool:  # expect: PP401
    print(pool.map(square, [1]))
