import multiprocessing
import sys

from poolproof_rules.proofs.scene import note


def check(record: str) -> int:
    note("begun", record)
    if not record.isdecimal():
        sys.exit(f"bad record: {record}")
    return int(record)


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        print(pool.map(check, ["1", "2", "x"]))


if __name__ == "__main__":
    main()
