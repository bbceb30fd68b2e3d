from concurrent.futures import ThreadPoolExecutor

from poolproof_rules.proofs.scene import fail


def main() -> None:
    with ThreadPoolExecutor(2) as executor:
        executor.submit(fail, 1)


if __name__ == "__main__":
    main()
