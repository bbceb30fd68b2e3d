class Note:
    def __init__(self, text=None, last=False):
        self.text = text
        self.last = last
