import kept
import loops


def begin():
    kept.later.apply_async(loops.watch).get(5)  # expect: PP301
