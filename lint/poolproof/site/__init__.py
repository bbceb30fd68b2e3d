"""The documentation as a folder of static pages: the rules, the reference, and what proves them.

Every page is a pure function of what is installed, so the same versions give the same bytes. The
pages need no script, ask no other server for anything, and refer to each other relatively: the
folder can be read from the disk and published anywhere.
"""
