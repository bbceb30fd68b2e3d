"""Reactors that stop when what they run is done."""

from multiprocessing import Process

from scrapy import signals
from scrapy.crawler import Crawler, CrawlerRunner
from twisted.internet import reactor


def crawl(spider):
    runner = CrawlerRunner()
    crawling = runner.crawl(spider)
    crawling.addBoth(lambda _: reactor.stop())
    reactor.run()


class Crawling(Process):
    def __init__(self, spider):
        super().__init__()
        self.crawler = Crawler(spider)
        self.crawler.signals.connect(reactor.stop, signal=signals.spider_closed)

    def run(self):
        self.crawler.crawl()
        reactor.run()


def crawl_in_lines(spider):
    crawling = CrawlerRunner().crawl(spider)
    crawling.addBoth(
        # once it is over
        reactor.stop
    )
    reactor.run()


def for_a_while():
    reactor.callLater(10, reactor.stop)
    reactor.run()


def main(spider):
    Process(target=crawl, args=(spider,)).start()
    Crawling(spider).start()
    Process(target=for_a_while).start()
    Process(target=crawl_in_lines, args=(spider,)).start()
