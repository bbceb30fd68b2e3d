from evening import Evening


class Restaurant:
    kinds = {"evening": Evening}

    def __call__(self, kind):
        return self.kinds[kind].begin()


if __name__ == "__main__":
    Restaurant()("evening")
