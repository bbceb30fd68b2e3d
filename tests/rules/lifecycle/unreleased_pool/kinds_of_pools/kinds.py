from multiprocessing.pool import Pool


class Crew(Pool):
    """A pool with a name of its own."""


class Gang:
    """No pool at all."""


Team = Crew
