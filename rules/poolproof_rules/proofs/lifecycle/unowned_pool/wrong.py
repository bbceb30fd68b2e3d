import multiprocessing

from poolproof_rules.proofs.scene import take_stock


class Lengths:
    def __init__(self) -> None:
        self._pool = multiprocessing.Pool(2)

    def of(self, texts: list[str]) -> list[int]:
        return self._pool.map(len, texts)


def main() -> None:
    lengths = Lengths()
    print(lengths.of(["a", "bc"]))
    take_stock()
    print(lengths)


if __name__ == "__main__":
    main()
