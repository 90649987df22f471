$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, capture, kind, parent, depth, url, title, outlet, language, published, address, version_of, size FROM items"
n|id|capture|kind|parent|depth|url|title|outlet|language|published|address|version_of|size
1|c1288dcdabb73c11.1|1|article||0|https://gazette.example/ferry|Ferry aground|Sarn Gazette|en|2024-05-01T08:00Z|gazette.example/ferry||328
2|c1288dcdabb73c11.2|1|comment|c1288dcdabb73c11.1|1||||en|2024-05-01T10:00Z|||102
3|c1288dcdabb73c11.3|1|comment|c1288dcdabb73c11.1|1||||en|2024-05-01T11:00Z|||91
4|a1|2|article||0||Otters seen in the river Sarn|Norvik Post|en|2024-03-10T09:00Z|a1||91
5|a2|3|article||0||Otters return to the river Sarn|Lund Courier|en|2024-03-11T12:00Z|a2||125
6|a3|4|article||0||Otters: zoo to count them|Sarn Gazette|en|2024-03-12T08:00Z|a3||144
7|b1|5|article||0||Brücke gesperrt|Küstenblatt|de|2024-04-20T08:00Z|b1||138
8|c1|6|article||0||Tram will be late|Lund Courier|en|2024-02-01|c1||151
9|d1|7|article||0||Цены на зерно|Речной вестник|ru||d1||157
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT n, id, path, url, name, received, hint, charset, title, published, outlet, language, size FROM captures"
n|id|path|url|name|received|hint|charset|title|published|outlet|language|size
1|c1288dcdabb73c11|page.html|||2026-06-01T00:00:00Z|||||||1542
2|733933c9f4d9dbad|rows.jsonl||a1||row|utf-8|Otters seen in the river Sarn|2024-03-10T09:00:00Z|Norvik Post|en|89
3|83eb41a265ec471b|rows.jsonl||a2||row|utf-8|Otters return to the river Sarn|2024-03-11T12:00:00Z|Lund Courier|en|123
4|935a276c36090152|rows.jsonl||a3||row|utf-8|Otters: zoo to count them|2024-03-12T08:00:00Z|Sarn Gazette|en|142
5|11f0ebf903a0c444|rows.jsonl||b1||row|utf-8|Brücke gesperrt|2024-04-20T08:00:00Z|Küstenblatt|de|136
6|e66277b84d09f0f6|rows.jsonl||c1||row|utf-8|Tram will be late|2024-02-01|Lund Courier|en|149
7|470c446f44acac1a|rows.jsonl||d1||row|utf-8|Цены на зерно||Речной вестник|ru|155
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM statements"
item|n|type|content|quoted|source|cue|speaker|addressee|medium|anonymity|reality|chain|date|confidence|method
1|1|indirect|the rudder had failed without any warning at all||Captain Per Lund|told|Per Lund|||named|asserted|Per Lund||0.75|frame
1|2|indirect|it first||Harbor Wire|reported|Harbor Wire|||organization|asserted|Harbor Wire||0.75|frame
3|1|indirect|the crew was calm and kind to everybody that night|||says|||||asserted|||0.6|model
4|1|indirect|Three otters were seen in the river Sarn near Kesten on Monday||biologist Mira Lund|said|Mira Lund|||named|asserted|Mira Lund||0.75|frame
5|1|indirect|Otters had not lived in the river Sarn for forty years||Mira Lund of the Kesten zoo|said|Mira Lund|||named|asserted|Mira Lund||0.75|frame
5|2|direct|We shall count them,|We shall count them,|she|added|Mira Lund|||named|asserted|Mira Lund||0.72|frame
6|1|indirect|Otters had not lived in the river Sarn for forty years||Mira Lund of the Kesten zoo|said|Mira Lund|||named|asserted|Mira Lund||0.75|frame
6|2|direct|We shall count them,|We shall count them,|she|added|Mira Lund|||named|asserted|Mira Lund||0.72|frame
7|1|indirect|Die alte Brücke von Kesten ist gesperrt||Bürgermeisterin Jette Brandt|sagte|Jette Brandt|||named|asserted|Jette Brandt|2024-04-20|0.75|frame
7|2|direct|Wir hatten großes Glück|Wir hatten großes Glück|Brandt|sagte|Jette Brandt|||named|asserted|Jette Brandt||0.9|frame
8|1|indirect|No tram will run before 2028||an official|told|an official|Harbor Wire||unnamed_official|asserted|Harbor Wire / an official||0.75|frame
8|2|direct|The tunnel is wet,|The tunnel is wet,|Per Lindqvist|said|Per Lindqvist||speech|named|asserted|Per Lindqvist|2024-01-29|0.9|frame
8|3|indirect|it will dry||He|hopes that|Per Lindqvist|||named|hoped|Per Lindqvist||0.6|frame
9|1|indirect|Цены на зерно снизились||Свен Арвид|сообщил|Свен Арвид|||named|asserted|Свен Арвид||0.75|frame
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM entities LIMIT 8"
item|n|name|type|key|aliases|roles|anonymity
1|1|Alma|person|person/alm|Alma||
1|2|Sarn|place|place/sarn|Sarn||
1|3|Per Lund|person|person/per lund|Per Lund|Captain|
1|4|Harbor Wire|outlet|outlet/harbor vir|Harbor Wire||
4|1|Sarn|||Sarn||
4|2|Kesten|place|place/kesten|Kesten||
4|3|Mira Lund|person|person/mir lund|Mira Lund||
5|1|Sarn|||Sarn||
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM citations"
item|n|span|kind|target|url|scope|governs|entity|confidence
1|1|Harbor Wire|outlet|Harbor Wire|https://harborwire.example/f|sentence|Harbor Wire reported it first.|Harbor Wire|0.75
8|1|Harbor Wire|outlet|Harbor Wire||sentence|No tram will run before 2028|Harbor Wire|0.8
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM voices"
n|id|name|names|kind|url|named|witness
1|v2aa89b7ba1f9430b|Harbor Wire||outlet||1|
2|v67bcf1f959a06111|Per Lindqvist||person||1|
3|v064916dc257b4622|Mira Lund||person||1|
4|v0bf623773fe3813e|Jette Brandt||person||1|
5|v2803253bd04be30a|Harbor Wire||outlet|https://harborwire.example/f|1|
6|v477e430642557b6a|Per Lund||person||1|
7|vffd047f6366a39ab|Свен Арвид||person||1|
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM edges"
n|kind|from|to|to_voice|basis|confidence|here|there|governs|changes
1|cites|c1|v2aa89b7ba1f9430b|1|stated|0.899999976158142|[[47,58]]|[]|[[0,28]]|
2|quotes|c1|v67bcf1f959a06111|1|stated|0.5|[[81,94]]|[]|[[61,79],[137,148]]|
3|quotes|a1|v064916dc257b4622|1|stated|0.5|[[64,83]]|[]|[[0,62]]|
4|quotes|a2|v064916dc257b4622|1|stated|0.5|[[56,83]]|[]|[[0,54],[91,111]]|
5|quotes|a3|v064916dc257b4622|1|stated|0.5|[[56,83]]|[]|[[0,54],[91,111]]|
6|copies|a3|a2|0|copied|0.833333313465118|[[0,122]]|[[0,122]]|[[0,122]]|
7|quotes|b1|v0bf623773fe3813e|1|stated|0.5|[[48,77]]|[]|[[0,40],[93,118]]|
8|cites|c1288dcdabb73c11.1|v2803253bd04be30a|1|stated linked|0.899999976158142|[[296,307]]|[]|[[296,326]]|
9|quotes|c1288dcdabb73c11.1|v477e430642557b6a|1|stated|0.5|[[116,132]]|[]|[[159,207]]|
10|quotes|c1288dcdabb73c11.2|c1288dcdabb73c11.1|0|copied|0.850000023841858|[[1,42]]|[[159,200]]|[[1,42]]|
11|quotes|d1|vffd047f6366a39ab|1|stated|0.5|[[101,120]]|[]|[[0,43]]|
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM copies"
n|a|b|a_spans|b_spans|a_share|b_share
1|a2|a3|[[0,122]]|[[0,122]]|1.0|0.888888895511627
2|c1288dcdabb73c11.1|c1288dcdabb73c11.2|[[159,200]]|[[1,42]]|0.122807018458843|0.388888895511627
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM stories"
n|id|title|items|texts|origins|unnamed|first|last|languages
1|s52f1c0879978|Цены на зерно|1|1|1|0|||ru
2|s8ea6ff26c9a9|Tram will be late|1|1|1|0|2024-02-01|2024-02-01|en
3|sb8fd8403c5ec|Otters return to the river Sarn|3|2|2|0|2024-03-10T09:00Z|2024-03-12T08:00Z|en
4|s07ebb745a9af|Brücke gesperrt|1|1|1|0|2024-04-20T08:00Z|2024-04-20T08:00Z|de
5|s505077503134|Ferry aground|1|1|1|0|2024-05-01T08:00Z|2024-05-01T08:00Z|en
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM members"
n|story|item
1|s52f1c0879978|d1
2|s8ea6ff26c9a9|c1
3|sb8fd8403c5ec|a1
4|sb8fd8403c5ec|a2
5|sb8fd8403c5ec|a3
6|s07ebb745a9af|b1
7|s505077503134|c1288dcdabb73c11.1
8|s505077503134|c1288dcdabb73c11.2
9|s505077503134|c1288dcdabb73c11.3
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT * FROM utterances"
n|utterance|item|statement
1|uc1/1|c1|1
2|uc1/2|c1|2
3|uc1/3|c1|3
4|ua1/1|a1|1
5|ua2/1|a2|1
6|ua2/2|a2|2
7|ua2/1|a3|1
8|ua2/2|a3|2
9|ub1/1|b1|1
10|ub1/2|b1|2
11|uc1288dcdabb73c11.1/1|c1288dcdabb73c11.1|1
12|uc1288dcdabb73c11.1/2|c1288dcdabb73c11.1|2
13|uc1288dcdabb73c11.3/1|c1288dcdabb73c11.3|1
14|ud1/1|d1|1
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "SELECT key, length(value) FROM about"
key|length(value)
derived|16
related|1
rules|2
stale|1
$ sqlite3 -header $XDG_DATA_HOME/copytaster/news.db "PRAGMA user_version; PRAGMA application_id; PRAGMA journal_mode"
user_version
2
application_id
1668314228
journal_mode
wal
