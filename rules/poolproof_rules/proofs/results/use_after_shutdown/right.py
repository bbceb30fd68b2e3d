from concurrent.futures import ThreadPoolExecutor

from poolproof_rules.proofs.scene import work


def main() -> None:
    with ThreadPoolExecutor(2) as executor:
        print(executor.submit(work, 1).result())
        print(executor.submit(work, 2).result())


if __name__ == "__main__":
    main()
