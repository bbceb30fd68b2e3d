from kinds import Crew, Gang, Team


def leak(work, items):
    crew = Crew(2)  # expect: PP101
    return crew.map(work, items)


def leak_by_another_name(work, items):
    return Team(2).map(work, items)  # expect: PP101


def no_pool(work, items):
    return Gang().map(work, items)


def ended(work, items):
    with Crew(2) as crew:
        return crew.map(work, items)
