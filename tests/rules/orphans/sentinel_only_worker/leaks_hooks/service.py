class Service:
    @classmethod
    def before_all(cls):
        pass

    @classmethod
    def begin(cls):
        cls.before_all()
        return cls().open()
