$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, path, url, name, received, hint, charset, title, published, outlet, language, size FROM captures"
n|id|path|url|name|received|hint|charset|title|published|outlet|language|size
1|0aed748b4c53d29f|box.mbox#0||||mail||||||524
2|ff5606970a83bd44|box.mbox#524||||mail||||||398
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, capture, kind, parent, depth, url, title, outlet, language, published, address, version_of, content <> 0, size FROM items"
n|id|capture|kind|parent|depth|url|title|outlet|language|published|address|version_of|content <> 0|size
1|0aed748b4c53d29f.1|1|article||0||Ferry aground|Harbor Wire|en|2024-03-11T08:00+01:00|box.mbox#0||1|296
2|ff5606970a83bd44.1|2|article||0||Otters back|Harbor Wire|en|2024-03-11T09:00+01:00|box.mbox#524||1|229
