"""Is handed the event that ends it."""


class Jobs:
    def loop(self, over):
        while True:
            if over.is_set():
                break
            self.turn()
            over.wait(3)

    def turn(self):
        print("working")
