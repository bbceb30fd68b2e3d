"""Brings all of it together."""

from channels import jobs
from crew import Calm, Crew, Runner
from tasks import Job, once, take


def main():
    crew = Crew()
    crew.add(take, jobs)
    calm = Calm()
    calm.launch(once, jobs)
    Runner().start([Job(take, (jobs,)), Job(once, (jobs,))])
