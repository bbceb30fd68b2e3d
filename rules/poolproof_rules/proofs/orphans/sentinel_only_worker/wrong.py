import multiprocessing

from poolproof_rules.proofs.scene import note


def serve(jobs: "multiprocessing.Queue[str | None]") -> None:
    while True:
        job = jobs.get()
        if job is None:
            return
        note("begun", job)


def main() -> None:
    jobs: multiprocessing.Queue[str | None] = multiprocessing.Queue()
    worker = multiprocessing.Process(target=serve, args=(jobs,), daemon=True)
    worker.start()
    jobs.put("some work")
    worker.join()


if __name__ == "__main__":
    main()
