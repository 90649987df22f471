"""Pages through readability-lxml.  usage: peer.py FILE...

Says how many bytes and pages were read, how many failed, and the seconds of
CPU that took; pages are in memory before the clock runs.
"""
import logging
import sys
import time

from readability import Document

logging.disable(logging.CRITICAL)
pages = [open(path, 'rb').read() for path in sys.argv[1:]]
failed, began = 0, time.process_time()
for page in pages:
    try:
        document = Document(page)
        document.summary()
        document.title()
    except Exception:
        failed += 1
print(sum(map(len, pages)), len(pages), failed, time.process_time() - began)
