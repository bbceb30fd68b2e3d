"""Settings that are what they are."""

DEBUG = False
MODE = "batch"
