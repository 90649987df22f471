$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, path, url, name, received, hint, charset, title, published, outlet, language, size FROM captures"
n|id|path|url|name|received|hint|charset|title|published|outlet|language|size
1|8f5c51f627304976|a.html|||2026-06-01T00:00:00Z|||||||1433
2|a16a41c95c96e261|b.html|||2026-06-01T00:00:00Z|||||||1674
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, capture, kind, parent, depth, url, title, outlet, language, published, address, version_of, content <> 0, size FROM items"
n|id|capture|kind|parent|depth|url|title|outlet|language|published|address|version_of|content <> 0|size
1|8f5c51f627304976.1|1|article||0|https://gazette.example/ferry|Ferry aground|Sarn Gazette|en|2024-05-01T08:00Z|gazette.example/ferry||1|296
2|8f5c51f627304976.2|1|comment|8f5c51f627304976.1|1||||en|2024-05-01T10:00Z|||1|102
3|8f5c51f627304976.3|1|comment|8f5c51f627304976.1|1||||en|2024-05-01T11:00Z|||1|91
4|a16a41c95c96e261.4|2|comment|8f5c51f627304976.1|1||||en|2024-05-01T12:00Z|||1|61
