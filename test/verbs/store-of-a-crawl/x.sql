$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, path, url, name, received, hint, charset, title, published, outlet, language, size FROM captures"
n|id|path|url|name|received|hint|charset|title|published|outlet|language|size
1|d5501eef6844668a|crawl.warc|https://gazette.example/ferry||2024-05-02T09:00:00Z||utf-8|||||714
2|11962a81485e5967|crawl.warc|https://gazette.example/otters||2024-05-03T10:00:00Z||utf-8|||||567
3|cf506b2d543e8460|crawl.warc|https://gazette.example/otters||2024-05-04T10:00:00Z||utf-8|||||598
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, capture, kind, parent, depth, url, title, outlet, language, published, address, version_of, content <> 0, size FROM items"
n|id|capture|kind|parent|depth|url|title|outlet|language|published|address|version_of|content <> 0|size
1|d5501eef6844668a.1|1|article||0|https://gazette.example/ferry|Ferry aground|Sarn Gazette|en|2024-05-01T08:00Z|gazette.example/ferry||1|296
2|11962a81485e5967.1|2|article||0|https://gazette.example/otters|Otters back|Sarn Gazette|en||gazette.example/otters||1|229
3|cf506b2d543e8460.1|3|article||0|https://gazette.example/otters|Otters back again|Sarn Gazette|en||gazette.example/otters|11962a81485e5967.1|1|248
