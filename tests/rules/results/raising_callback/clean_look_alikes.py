from concurrent.futures import ThreadPoolExecutor


def refuse(size):
    raise ValueError(size)


def of_something_else(button, url):
    button.connect(url, callback=refuse)


def of_a_future(measure, path):
    with ThreadPoolExecutor() as executor:
        executor.submit(measure, path).add_done_callback(refuse)
