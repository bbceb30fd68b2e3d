"""An owner that only closes its pool, and lends it to an object that nobody can look into."""

from multiprocessing import Pool


class Context:
    def __init__(self, count):
        self.lent_pool = Pool(count)  # expect: PP102

    def close(self):
        self.lent_pool.close()


class Search:
    def __init__(self, population, context):
        self.population = population
        self.context = context

    def step(self):
        self.population.evaluate_with(self.context.lent_pool)
