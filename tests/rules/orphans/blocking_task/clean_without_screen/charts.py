"""Draws."""

import matplotlib.pyplot as plt


def shows(values):
    plt.plot(values)
    plt.show()
