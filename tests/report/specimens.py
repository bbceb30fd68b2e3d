"""One report that has everything in it, for all formats."""

from poolproof import registry
from poolproof.finding import (
    CheckError,
    Edit,
    ErrorKind,
    Finding,
    Fingerprint,
    Fix,
    Note,
    Reference,
    Report,
    Safety,
    Severity,
    Silence,
    Silenced,
    Span,
    Statistics,
)
from poolproof.report.material import Material
from poolproof.report.sources import Sources

APP = """\
from multiprocessing import Pool

def run(jobs):
    é = "𝄞"; pool = Pool(4)
    out = pool.map(work, jobs)
    pool.close()
    return out
"""
FILES = {"app.py": APP, "sub dir/b,1:ü.py": "x = 1\n\npool = Pool(\n    2,\n)\n"}
PAGE = "https://example.org/poolproof/PP103.html"
REFERENCE = Reference(
    "exit-terminates", "/opt/ref/exit.py", 34, "reference/exit.py", "It ends ``all``.", PAGE
)


def span(line, column, end_line, end_column):
    return Span(line, column, end_line, end_column)


def finding(**changes):
    facts = {
        "code": "PP103",
        "name": "leak-on-exception",
        "severity": Severity.WARNING,
        "path": "app.py",
        "span": span(4, 21, 4, 28),
        "message": "50% of `pool`: a, b\nis lost",
        "notes": (
            Note("app.py", span(4, 21, 4, 28), "started <here> & now"),
            Note("sub dir/b,1:ü.py", span(3, 8, 5, 2), "and there"),
        ),
        "remedy": "close it",
        "references": (REFERENCE,),
        "page": PAGE,
    }
    return Finding(**{**facts, **changes})


SAFE = Fix(
    Safety.SAFE,
    "Wrap it",
    (
        Edit(span(6, 5, 6, 17), "pool.join()"),
        Edit(span(4, 14, 4, 18), "p"),
        Edit(span(5, 11, 5, 15), "p"),
    ),
)
FOUND = (
    finding(fix=SAFE),
    finding(
        code="PP101",
        name="unreleased-pool",
        severity=Severity.ERROR,
        path="sub dir/b,1:ü.py",
        span=span(3, 8, 5, 2),
        message="odd \udc80 \x07 text",
        notes=(),
        references=(),
        page="",
        fix=Fix(Safety.UNSAFE, "Close it", (Edit(span(5, 2, 5, 2), "\npool.close()"),)),
    ),
    finding(code="PP106", name="x", severity=Severity.INFO, path="/elsewhere/gone.py", notes=()),
)
ALLOWED = finding(code="PP105", name="unowned-pool", span=span(1, 1, 1, 5))
ACCEPTED = finding(code="PP102", name="unjoined-pool", span=span(1, 1, 1, 5))
AWAY = finding(code="PP104", name="leak-on-path", span=span(1, 1, 1, 5))
REPORT = Report(
    FOUND,
    (
        CheckError("", "all is lost", ErrorKind.INTERNAL, "Traceback:\nValueError: what: now"),
        CheckError("miss,ing.py", "no such file", ErrorKind.INPUT),
    ),
    Statistics(files=2, analysed=2),
    (
        Silenced(ALLOWED, Silence.ALLOWED, "on purpose"),
        Silenced(ACCEPTED, Silence.ACCEPTED),
        Silenced(AWAY, Silence.UNCHANGED),
    ),
)
NOTHING = Report((), (), Statistics(files=2, screened_out=2))


def read(path):
    if path not in FILES:
        raise FileNotFoundError(path)
    return FILES[path].encode()


def identify(findings):
    return {
        each: Fingerprint(each.path, each.code, "run", f"{number:016x}")
        for number, each in enumerate(findings)
    }


def material(report=REPORT):
    site = "https://example.org/poolproof"
    return Material(report, registry.load().rules, Sources(read), identify, site)
