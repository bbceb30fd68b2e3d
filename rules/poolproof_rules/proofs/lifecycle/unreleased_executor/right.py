from concurrent.futures import Future, ThreadPoolExecutor

from poolproof_rules.proofs.scene import take_stock, wait_until, work


def warm_up(names: range) -> "list[Future[int]]":
    with ThreadPoolExecutor(max_workers=2) as executor:
        return [executor.submit(work, name) for name in names]


def main() -> None:
    results = warm_up(range(2))
    wait_until("begun", 2)
    take_stock()
    print([result.result() for result in results])


if __name__ == "__main__":
    main()
