"""Lists of addresses in all the forms in which sources give them: bytes in, a ``Listing`` out."""

from testigo.sources.listings.feeds import read_feed
from testigo.sources.listings.listing import Listing
from testigo.sources.listings.sitemaps import read_sitemap
from testigo.sources.listings.tables import read_article_list, read_links

__all__ = ["Listing", "read_article_list", "read_feed", "read_links", "read_sitemap"]
