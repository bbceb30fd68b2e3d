import signal
from concurrent.futures import ProcessPoolExecutor

from poolproof_rules.proofs.scene import note


def main() -> None:
    with ProcessPoolExecutor(2) as executor:
        print(list(executor.map(abs, range(4))))
        note("idle")
        signal.pause()


if __name__ == "__main__":
    main()
