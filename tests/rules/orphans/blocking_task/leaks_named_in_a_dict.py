"""Arguments by name that come in a dict, third in the call and without a name of its own."""

import subprocess
from multiprocessing import Pool, Process


def build(image, seconds=None):
    subprocess.run(["docker", "build", image], timeout=seconds)


def take(box, seconds=None):
    return box.get(timeout=seconds)


def main(box, images):
    with Pool(4) as pool:
        results = [
            pool.apply_async(build, (), {"image": image})  # expect: PP302
            for image in images
        ]
        results.append(pool.apply_async(build, [], dict(image="last")))  # expect: PP302
        results.append(pool.apply_async(build, ("small",), {"seconds": 30}))
        results.append(pool.apply_async(build, (), {"image": "small", "seconds": 30}))
        # Nobody can call it so.
        results.append(pool.apply_async(build, (), {"picture": "small"}))
        for result in results:
            result.get()
    limits = {"seconds": 30}
    Process(None, build, "builder", (), {"image": "own"}).start()  # expect: PP302
    Process(None, build, "builder", ("own",), limits).start()
