"""Windows: their users see them, and close them."""

import tkinter as tk
from multiprocessing import Pool, Process
from tkinter import messagebox

import cv2
import matplotlib.pyplot as plt
import pygame
import PySimpleGUI as sg
import pyvista
from joblib import Parallel, delayed
from psychopy import event


def compares(seed):
    plt.plot([seed, seed + 1])
    plt.show()
    return seed


class Chart(Process):
    def run(self):
        plt.plot([1, 2, 3])
        plt.show(block=True)


class Window(tk.Frame):
    def __init__(self, root):
        super().__init__(root)
        self.pack()


def shows():
    Window(tk.Tk()).mainloop()


def tells():
    messagebox.showinfo("Worker", "done")


def shows_a_window():
    window = sg.Window("one", [[sg.Button("over")]])
    print(window.read())


def shows_a_scene(mesh):
    plotter = pyvista.Plotter()
    plotter.add_mesh(mesh)
    plotter.show()


def waits_for_keys():
    print(event.waitKeys(keyList=["space"]))


def waits_for_a_key(picture):
    cv2.imshow("picture", picture)
    cv2.waitKey(0)


def waits_for_a_click():
    pygame.display.set_mode((100, 100))
    print(pygame.event.wait())


def main(mesh):
    with Pool(4) as pool:
        pool.map(compares, range(10))
    Parallel(n_jobs=4)(delayed(compares)(seed) for seed in range(10))
    Chart().start()
    Process(target=plt.show).start()
    Process(target=shows).start()
    Process(target=tells).start()
    Process(target=shows_a_window).start()
    Process(target=shows_a_scene, args=(mesh,)).start()
    Process(target=waits_for_keys).start()
    Process(target=waits_for_a_key, args=(mesh,)).start()
    Process(target=waits_for_a_click).start()
