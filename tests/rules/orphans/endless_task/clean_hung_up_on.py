"""Loops that are over when whoever is at the other end hangs up, or does not answer."""

import socket
import urllib.error
import urllib.request
from multiprocessing import Process

import requests
import websocket


def reports(url):
    while True:
        try:
            requests.post(url, timeout=3)
        except requests.ConnectionError:
            break


def reads(url):
    line = websocket.create_connection(url, timeout=5)
    while True:
        try:
            print(line.recv())
        except websocket.WebSocketTimeoutException:
            continue
        except websocket.WebSocketException:
            return


def listens(host):
    line = socket.create_connection((host, 5000), timeout=5)
    while True:
        try:
            print(line.recv(1024))
        except ConnectionError:
            break
        except socket.timeout:
            continue


def polls(url):
    while True:
        try:
            print(urllib.request.urlopen(url, timeout=5).read())
        except urllib.error.URLError:
            return


def main(url):
    for each in (reports, reads, listens, polls):
        Process(target=each, args=(url,)).start()
