import multiprocessing

from poolproof_rules.proofs.scene import note


class BadRecordError(Exception):
    def __init__(self, record: str, line: int) -> None:
        super().__init__(f"line {line}: {record}")
        self.record = record
        self.line = line


def check(record: str) -> int:
    note("begun", record)
    if not record.isdecimal():
        raise BadRecordError(record, 3)
    return int(record)


def main() -> None:
    with multiprocessing.Pool(2) as pool:
        print(pool.map(check, ["1", "2", "x"], chunksize=3))


if __name__ == "__main__":
    main()
