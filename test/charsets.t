#!/bin/sh
# Every charset that is met comes out right: declared in the page, told by
# the bytes where that can be, and however it is declared if it is UTF-8.
cd "$(dirname "$0")/.." || exit
copytaster=${COPYTASTER:-build/cc/copytaster}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT || exit
n=0
mkdir "$dir/in"
right() { # what, file, text: tried at the end, all in one
	n=$((n + 1))
	mv "$2" "$dir/in/$((n + 1000)).${2##*.}"
	printf '%s\t%s\t%s\n' $((n + 1000)) "$1" "$3" >> "$dir/wanted"
}
page() { # declaration, text
	printf '<html><head>%s<title>x</title></head><body><p>%s</p></body></html>\n' "$1" "$2"
}
meta() { printf '<meta http-equiv="Content-Type" content="text/html; charset=%s">' "$1"; }
try() { # charset, text, and "guess" where it can be
	page "$(meta "$1")" "$2" | iconv -f utf-8 -t "$1" > "$dir/a.html" || exit
	right "$1 is declared" "$dir/a.html" "$2"
	[ "$3" ] || return
	page "" "$2" | iconv -f utf-8 -t "$1" > "$dir/a.html"
	right "$1 is guessed" "$dir/a.html" "$2"
	echo "$2" | iconv -f utf-8 -t "$1" > "$dir/a.txt"
	right "$1 is guessed in a text" "$dir/a.txt" "$2"
}
ru='Старый мост в Норвике снова открыли в воскресенье, через четыре месяца после наводнения, сообщили в городе. Ремонт обошёлся в три миллиона крон.'
uk='Старий міст у Норвіку знову відкрили в неділю, через чотири місяці після повені, повідомили в місті. Ремонт коштував три мільйони крон.'
de='Die alte Brücke über den Fluß ist am Sonntag wieder für alle geöffnet worden, erklärte die Bürgermeisterin. Die Züge fahren wie früher.'
fr='Le vieux pont a été rouvert dimanche après quatre mois de travaux, a déclaré la mairie. Les élèves ont chanté à côté de la fenêtre.'
cs='Starý most přes řeku byl v neděli znovu otevřen, čtyři měsíce po povodni, řekla starostka. Žáci dvou škol stáli u zábradlí a zpívali.'
tr='Eski köprü pazar günü yeniden açıldı, belediye başkanı açıkladı. Öğrenciler şarkı söyledi, güneş ışığı vardı.'
el='Η παλιά γέφυρα άνοιξε ξανά την Κυριακή, τέσσερις μήνες μετά την πλημμύρα, ανακοίνωσε ο δήμος.'
he='הגשר הישן נפתח מחדש ביום ראשון, ארבעה חודשים אחרי השיטפון, הודיעה העירייה.'
ar='أعيد فتح الجسر القديم يوم الأحد بعد أربعة أشهر من الفيضان، كما أعلنت المدينة.'
zh='市政府星期天宣布，旧桥在洪水过去四个月之后重新开放。修理花了三百万克朗，第二条车道正在计划之中。'
tw='市政府星期天宣布，舊橋在洪水過去四個月之後重新開放。修理花了三百萬克朗，第二條車道正在計劃之中。'
ja='市は日曜日、洪水から四か月ぶりに古い橋を通行できるようにしたと発表した。修理には三百万クローネかかった。'
ko='시는 일요일 홍수가 난 지 넉 달 만에 오래된 다리를 다시 열었다고 밝혔다. 수리에는 삼백만 크로네가 들었다.'
th='เมืองเปิดสะพานเก่าอีกครั้งเมื่อวันอาทิตย์ สี่เดือนหลังน้ำท่วม'
lt='Senasis tiltas sekmadienį vėl atidarytas, praėjus keturiems mėnesiams po potvynio, pranešė miestas. Vaikai dainavo, žmonės šoko.'
et='Vana sild avati pühapäeval uuesti, neli kuud pärast üleujutust, teatas linn. Lapsed laulsid õues, žürii kuulas.'
vi='Cây cầu cũ được mở lại vào Chủ nhật, bốn tháng sau trận lụt, thành phố cho biết.'
uc='СТАРЫЙ МОСТ СНОВА ОТКРЫТ. ГОРОД СООБЩИЛ ОБ ЭТОМ В ВОСКРЕСЕНЬЕ, ЧЕРЕЗ ЧЕТЫРЕ МЕСЯЦА.'
sv='Den gamla bron öppnades igen.'
en='It’s the old bridge that was opened again, the mayor said; nobody knew for how long it would be closed.'
lv='Vecais tilts svētdien atkal tika atvērts, četrus mēnešus pēc plūdiem, paziņoja pilsēta. Bērni dziedāja.'
try windows-1251 "$ru" guess
try koi8-r "$ru" guess
try iso-8859-5 "$ru" guess
try cp866 "$ru" guess
try mac-cyrillic "$ru" guess
try windows-1251 "$uc" guess
try koi8-r "$uc" guess
try windows-1251 "$uk" guess
try koi8-u "$uk" guess
try windows-1252 "„$de“" guess
try iso-8859-1 "$fr" guess
try iso-8859-1 "$sv" guess
try windows-1252 "$en" guess
try iso-8859-15 "$fr" guess
try iso-8859-15 "$fr € œuf" guess
try windows-1250 "$cs" guess
try iso-8859-2 "$cs" guess
try windows-1254 "$tr" guess
try iso-8859-9 "$tr" guess
try windows-1253 "$el" guess
try iso-8859-7 "$el" guess
try windows-1255 "$he" guess
try iso-8859-8 "$he" guess
try windows-1256 "$ar" guess
try iso-8859-6 "$ar" guess
try windows-1257 "$lv" guess
try windows-1257 "$lt" guess
try windows-1257 "$et" guess
try iso-8859-13 "$lt" guess
try iso-8859-4 "$lv" guess
try windows-1258 "$de"
try windows-1258 "$vi" guess
try gb18030 "$zh" guess
try gbk "$zh" guess
try gb2312 "$zh" guess
try big5 "$tw" guess
try shift_jis "$ja" guess
try euc-jp "$ja" guess
try iso-2022-jp "$ja" guess
try euc-kr "$ko" guess
try windows-874 "$th" guess
try tis-620 "$th" guess
try macintosh "$fr"

# UTF-16 with and without its mark, and UTF-8 whatever is declared
for t in "$de" "$ru" "$zh"; do
	for e in utf-16le utf-16be; do
		page "" "$t" | iconv -f utf-8 -t $e > "$dir/b.html"
		right "$e without a mark" "$dir/b.html" "$t"
		{ printf '\357\273\277'; page "" "$t"; } | iconv -f utf-8 -t $e > "$dir/b.html"
		right "$e with one" "$dir/b.html" "$t"
		page "$(meta $e)" "$t" > "$dir/b.html"
		right "UTF-8 that says it is $e" "$dir/b.html" "$t"
	done
done
page "$(meta iso-8859-1)" "$ru" > "$dir/c.html"
right "UTF-8 that says it is iso-8859-1" "$dir/c.html" "$ru"
page "$(meta x-nothing)" "$ru" | iconv -f utf-8 -t windows-1251 > "$dir/c.html"
right "a charset that there is not" "$dir/c.html" "$ru"
page "$(meta utf-8)" "$ru" | iconv -f utf-8 -t windows-1251 > "$dir/c.html"
right "windows-1251 that says it is UTF-8" "$dir/c.html" "$ru"
{ printf '\357\273\277'; page "" "$ru"; } > "$dir/c.html"
right "UTF-8 with a mark" "$dir/c.html" "$ru"
{ page "" "$ru $ru $ru"; printf '\377'; } > "$dir/c.html"
right "UTF-8 with a slip in it" "$dir/c.html" "$ru"
page '<meta charset="windows-1251">' "$ru" | iconv -f utf-8 -t windows-1251 > "$dir/c.html"
right "meta charset" "$dir/c.html" "$ru"
{ echo '<?xml version="1.0" encoding="windows-1251"?><rss><channel><title>x</title><item><title>y</title>'
  echo "<description>$ru</description></item></channel></rss>"; } | iconv -f utf-8 -t windows-1251 > "$dir/c.xml"
right "XML that says so" "$dir/c.xml" "$ru"
page '<meta charset="euc-kr">' "$ko 똠방각하" | iconv -f utf-8 -t cp949 > "$dir/c.html"
right "euc-kr that is windows-949" "$dir/c.html" "똠방각하"
page '<meta charset="gb2312">' "$zh 䶮" | iconv -f utf-8 -t gb18030 > "$dir/c.html"
right "gb2312 that is gb18030" "$dir/c.html" "䶮"
page '<meta charset="iso-8859-1">' "“€ 5” – $fr" | iconv -f utf-8 -t windows-1252 > "$dir/c.html"
right "iso-8859-1 that is windows-1252" "$dir/c.html" "“€ 5” –"
"$copytaster" read --format lines --layers capture,blocks "$dir/in" > "$dir/got" 2>&1
perl -e 'open G, "$ARGV[0]/got"; open W, "$ARGV[0]/wanted";
	while (<G>) { $at = $1 if m{^capture\t.*/(\d+)\.}; $got{$at} .= $_ if /^blocks/ }
	while (<W>) { chomp; ($at, $what, $text) = split /\t/;
		$good = index($got{$at} // "", $text) >= 0;
		printf "%sok %d - %s\n", $good ? "" : "not ", $at - 1000, $what;
		print "# ", substr($got{$at} // "nothing", 0, 200), "\n" unless $good; }
	print "1..", $at - 1000, "\n"' "$dir"
