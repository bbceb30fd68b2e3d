"""An owner that hands its pool to another object leaves the end to it, if that one has an end."""

from multiprocessing import Pool


class Crew:
    """Ends what it is given."""

    def __init__(self, workers):
        self._workers = workers

    def dismiss(self):
        self._workers.terminate()


class Ship:
    def __init__(self):
        self.sailors = Pool(2)
        self.crew = Crew(self.sailors)


class Office:
    """Only uses what it is given."""

    def __init__(self, staff):
        self._staff = staff

    def count(self, texts):
        return self._staff.map(len, texts)


class Firm:
    def __init__(self):
        self.clerks = Pool(2)  # expect: PP105
        self.office = Office(self.clerks)


class Left:
    """Two that hand one pool to and fro, and neither ends it."""

    def __init__(self, team=None):
        self.team = team or Pool(2)  # expect: PP105
        self.other = Right(self.team)


class Right:
    def __init__(self, team):
        self.team = team

    def back(self):
        return Left(self.team)
