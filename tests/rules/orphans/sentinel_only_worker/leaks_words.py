"""Messages that end a loop by a word of their own, of which siblings only send the others."""

from multiprocessing import Process, Queue


def bring(orders):
    for number in range(9):
        orders.put(("bread", number))


def bring_and_close(shop):
    for number in range(9):
        shop.put(("bread", number))
    shop.put(("close", None))


def bake(orders, shelf):
    while True:
        what, number = orders.get()
        if what == "bread":
            shelf.put(number)
        elif what in ["close", "holiday"]:
            break
        else:
            raise NotImplementedError(what)


def main():
    orders, shop, shelf = Queue(), Queue(), Queue()
    Process(target=bring, args=(orders,)).start()
    Process(target=bake, args=(orders, shelf)).start()  # expect: PP309
    Process(target=bring_and_close, args=(shop,)).start()
    Process(target=bake, args=(shop, shelf)).start()
    orders.put(("close", None))
