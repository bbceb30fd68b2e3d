"""Waits for servers that are asked for something, with the argument that bounds each.

Most libraries wait for as long as it takes unless they are told otherwise; those that have a time
of their own are left out, or say so. What the other side does is not known: such a wait can be long
rather than must be, and the messages say so.
"""

from poolproof.sdk import Argument, Wait, WaitKind
from poolproof_rules.waits.spelling import each

_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "request")

BLOCKING_CALLS = (
    Wait(
        (
            *each(("requests.{}", "requests.api.{}"), *_VERBS), "urllib3.request",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
    ),
    Wait(
        (
            *each(
                (
                    "requests.Session().{}", "requests.session().{}",
                    "cloudscraper.create_scraper().{}", "requests_html.HTMLSession().{}",
                    "requests_cache.CachedSession().{}", "cloudscraper.CloudScraper().{}",
                    "requests_oauthlib.OAuth1Session().{}", "requests_oauthlib.OAuth2Session().{}",
                    "requests_toolbelt.sessions.BaseUrlSession().{}",
                    "authlib.integrations.requests_client.OAuth2Session().{}",
                    "mechanicalsoup.Browser().{}", "mechanicalsoup.StatefulBrowser().{}",
                ),
                *_VERBS,
            ),
            "requests.Session().send", "mechanicalsoup.StatefulBrowser().open",
            "mechanicalsoup.StatefulBrowser().submit_selected",
            "mechanicalsoup.StatefulBrowser().follow_link",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
        settings=(
            ".request = ", ".get = ", "TimeoutAdapter(", "TimeoutHTTPAdapter(",
            "AdapterWithTimeout(", "Adapter(timeout=",
        ),
    ),
    Wait(
        each(
            (
                "urllib3.PoolManager().{}", "urllib3.ProxyManager().{}",
                "urllib3.HTTPConnectionPool().{}", "urllib3.HTTPSConnectionPool().{}",
                "urllib3.connection_from_url().{}",
            ),
            "request", "urlopen",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
        settings=("timeout=", "Timeout("),
    ),
    Wait(
        (
            *each(("httpx.{}",), *_VERBS),
            *each(("httpx.Client().{}", "httpx.AsyncClient().{}"), *_VERBS),
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
        bounded=True,
        made_for=Argument("timeout"),
    ),
    Wait(
        ("urllib.request.urlopen", "urllib2.urlopen", "urllib.urlopen"),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout", 2),
        settings=("setdefaulttimeout",),
    ),
    Wait(
        (
            "urllib.request.build_opener().open", "urllib2.build_opener().open",
            "mechanize.Browser().open", "mechanize.Browser().retrieve", "mechanize.urlopen",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("timeout", 2),
        settings=("setdefaulttimeout",),
    ),
    Wait(
        (
            "urllib.request.urlretrieve", "urllib.urlretrieve",
            "urllib.request.FancyURLopener().retrieve", "urllib.request.FancyURLopener().open",
            "urllib.URLopener().retrieve",
            *each(
                ("Bio.Entrez.{}",),
                "efetch", "esearch", "esummary", "elink", "epost", "einfo", "egquery",
            ),
            "Bio.Blast.NCBIWWW.qblast", "Bio.PDB.PDBList().retrieve_pdb_file",
            "Bio.KEGG.REST.kegg_get",
        ),
        "an HTTP server",
        WaitKind.HTTP,
        settings=("setdefaulttimeout",),
    ),
    Wait(
        (
            "http.client.HTTPConnection().getresponse", "http.client.HTTPSConnection().getresponse",
            "httplib.HTTPConnection().getresponse", "httplib.HTTPSConnection().getresponse",
            *each(
                ("ftplib.FTP().{}", "ftplib.FTP_TLS().{}"),
                "retrbinary", "retrlines", "storbinary", "storlines", "nlst", "mlsd", "login",
            ),
            "httplib2.Http().request", "wget.download", "SPARQLWrapper.SPARQLWrapper().query",
            "SPARQLWrapper.SPARQLWrapper().queryAndConvert",
            *each(("pysftp.Connection().{}",), "get", "put", "get_r", "put_r", "get_d", "put_d"),
        ),
        "a server",
        WaitKind.HTTP,
        settings=("timeout", "setTimeout"),
    ),
    Wait(
        each(
            ("smtplib.SMTP().{}", "smtplib.SMTP_SSL().{}"), "sendmail", "send_message", "login",
        ),
        "a mail server",
        WaitKind.HTTP,
        settings=("timeout",),
    ),
    Wait(
        each(
            ("imaplib.IMAP4().{}", "imaplib.IMAP4_SSL().{}"),
            "login", "select", "search", "fetch", "uid", "store", "append",
        ),
        "a mail server",
        WaitKind.HTTP,
        settings=("timeout",),
    ),
    Wait(
        each(("poplib.POP3().{}", "poplib.POP3_SSL().{}"), "stat", "list", "retr", "pass_"),
        "a mail server",
        WaitKind.HTTP,
        settings=("timeout",),
    ),
    Wait(
        each(
            ("paramiko.SFTPClient.from_transport().{}", "paramiko.SSHClient().open_sftp().{}"),
            "get", "put", "getfo", "putfo",
        ),
        "a server",
        WaitKind.HTTP,
        settings=("settimeout",),
    ),
    Wait(
        ("gdown.download", "gdown.download_folder", "gdown.cached_download",
         "webdriver_manager.*.install"),
        "a server",
        WaitKind.HTTP,
        timeout=Argument("timeout"),
    ),
    Wait(
        ("grequests.map", "grequests.imap().__iter__"),
        "an HTTP server",
        WaitKind.HTTP,
        timeout=Argument("gtimeout"),
        settings=("timeout=",),
    ),
    Wait(
        each(
            ("grpc.insecure_channel().{}", "grpc.secure_channel().{}",
             "grpc.intercept_channel().{}"),
            "unary_unary()", "stream_unary()",
        ),
        "a server",
        WaitKind.HTTP,
        timeout=Argument("timeout", 1),
        settings=("timeout=",),
    ),
    Wait(
        ("feedparser.parse",),
        "a server",
        WaitKind.HTTP,
        settings=("timeout",),
        source=Argument("url_file_stream_or_string", 0),
    ),
    Wait(("pycurl.Curl().perform",), "a server", WaitKind.HTTP, settings=("TIMEOUT",)),
)  # fmt: skip
