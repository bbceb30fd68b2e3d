"""Control flow: graphs of small operations, what may raise, and the search over program states.

Nothing in this package knows what a pool is.
"""
