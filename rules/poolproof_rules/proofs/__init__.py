"""Programs that show what the rules claim, and what shows that they do.

A proof is a folder with three files: its declaration (`Proof`, in ``__init__.py``) and two
programs that differ only in what matters, ``wrong.py`` and ``right.py``. They are ordinary
programs: ``python wrong.py`` does the damage. Which pool ``multiprocessing.Pool`` is, the
reference's or the standard library's, and how it starts its workers is for the `scene` to set up,
and the scene also holds the schedule still.

1. `proof`: what a proof claims
2. `scene`: what the programs use
3. `census`: which processes there are, and whether any of them stirs
4. `watching`: a program is run and watched until it has ended or nothing can happen any more
5. `facts`, `verdict`: what was observed, and what that comes to
6. `catalogue`, `run`: all proofs, and one run of one of them
7. `drawing`, `matrix`: to be looked at
8. `stage`: the way in, for everybody else

Nothing here needs more than the standard library and the reference pool, and only who runs a
program imports it. This module is almost empty because every worker of every program imports it.
"""

# The variable that tells a program and its workers on which scene they are.
SCENE = "POOLPROOF_SCENE"

# What a task that fails says: whoever is told of it, writes this.
FAILURE = "bad record"
