import gc
import multiprocessing

from poolproof_rules.proofs.scene import take_stock


def longest(texts: list[str]) -> int:
    with multiprocessing.Pool(2) as pool:

        def retry() -> list[int]:
            return pool.map(len, texts) or retry()

        return max(retry())


def main() -> None:
    gc.disable()  # it would come by sooner or later
    longest(["a", "bc"])
    take_stock()


if __name__ == "__main__":
    main()
