"""Making again only what has to be: notes what is read while a page is made, and keeps pages with what they came of.

A page made before is used again when everything that was read for it has the value that it had then, and when the code,
the templates, the configuration and the libraries are the same. What it reads is noted while it is made, not declared,
so that no reading can be forgotten: all of it goes through one object, the site (`watched.py`).
"""
