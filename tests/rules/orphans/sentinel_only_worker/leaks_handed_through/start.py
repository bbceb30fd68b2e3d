"""Hands a manager to an office, which hands it on."""

import multiprocessing

import office


def main():
    manager = multiprocessing.Manager()
    office.Office(manager).open()
