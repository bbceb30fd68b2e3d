"""Makes the pools, and hands them on."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from service import Service, launch


def main():
    with ThreadPoolExecutor() as threads:
        Service(threads).start().result()
    with ProcessPoolExecutor() as pool:
        launch(pool).result()
