"""Messages with some part that says it is over, which siblings send among others."""

from multiprocessing import Process, Queue

QUIT = "quit"


def serve(requests, answers):
    guests = 3
    while guests > 0:
        who, what = requests.get()
        if what == QUIT:
            guests -= 1
        else:
            answers[who].put(what)


def visit(number, requests, answers):
    for _ in range(5):
        requests.put((number, "tea"))
        print(answers.get())
    requests.put((number, QUIT))


def cook(orders):
    going = True
    while going:
        order = orders.get()
        if order["kind"] == "close":
            going = False
        print(order["count"])


def wait_tables(orders, count):
    orders.put({"kind": "soup", "count": count})
    orders.put({"kind": "close", "count": count})


def main():
    requests, answers = Queue(), [Queue() for _ in range(3)]
    Process(target=serve, args=(requests, answers)).start()
    for number in range(3):
        Process(target=visit, args=(number, requests, answers[number])).start()
    orders = Queue()
    Process(target=cook, args=(orders,)).start()
    Process(target=wait_tables, args=(orders, len(answers))).start()
