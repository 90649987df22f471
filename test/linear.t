#!/usr/bin/perl
# Ten times the text takes about ten times the work, also if it repeats what one
# pass or another looks for. The time of the processor is compared, not that of
# the clock, and a limit lies far from both: what is quadratic takes 100 times.
use strict;
use warnings;
use utf8;
use open ':std', ':encoding(UTF-8)';
use File::Basename;
use File::Temp 'tempdir';

chdir dirname(__FILE__) . '/..' or die;
my $copytaster = $ENV{COPYTASTER} // 'build/cc/copytaster';
my $dir = tempdir(CLEANUP => 1);
my $n = 0;
my ($SMALL, $TIMES, $MOST) = (30_000, 10, 35);

sub text {
	my ($name, $pattern, $size) = @_;
	my $file = "$dir/$name-$size.txt";
	$file =~ tr{ }{-};
	my ($text, $i, $bytes) = ('', 0, 0);
	while ($bytes < $size) {
		my $piece = ref $pattern ? $pattern->($i++) : $pattern;
		$text .= $piece;
		utf8::encode($piece);
		$bytes += length $piece;
	}
	open my $f, '>', $file or die;
	print $f $text;
	close $f;
	return $file;
}

sub seconds {
	my $before = (times)[2];
	system("@_ > /dev/null 2>&1") == 0 or return;
	return (times)[2] - $before;
}

sub ok {
	my ($good, $what) = @_;
	$n++;
	print $good ? '' : 'not ', "ok $n - $what\n";
}

sub linear {
	my ($name, $start, $command, $pattern) = @_;
	my @took = map {
		unlink glob "$dir/store*";
		seconds("$command " . text($name, $pattern, $_));
	} ($SMALL, $SMALL * $TIMES);
	my $good = defined $took[0] && defined $took[1];
	if ($good) {
		# what is too fast to be measured is not quadratic either
		my $least = $took[0] - $start;
		$least = 0.1 if $least < 0.1;
		$good = $took[1] - $start < $MOST * $least;
	}
	print "# $took[0] s and $took[1] s, of which $start s to begin\n"
	    if !$good && defined $took[1];
	ok($good, $name);
}

# The store grows as the text does, and relations are made in the same memory.
sub stored {
	my ($name, $pattern) = @_;
	my @bytes = map {
		my $store = "$dir/store-$_";
		seconds("$copytaster add --workers 1 --store $store " .
		    text($name, $pattern, $_)) // 0;
		my $n = -s $store // 0;
		unlink glob "$dir/store*";
		$n;
	} (5_000, 50_000);
	print "# @bytes bytes\n";
	ok($bytes[1] && $bytes[1] < 20 * $bytes[0], "$name, stored");
}

my %patterns = (
	'speech without a mark' => 'reports Reuters ',
	'speech after its speaker' => 'Reuters reported ',
	'speech in speech' => 'Reuters said that Tass said that ',
	'speech in Russian' => 'Министр заявил, что ',
	'sentences without a capital' =>
	    'an official said on condition of anonymity. ',
	'speech that is joined' => 'Orsk said and added and said, ',
	'speech with days' => 'on Monday Orsk said on 3 March 2024, ',
	'speech to an outlet' => 'Anna Orsk told Reuters that ',
	'addresses' => 'http://a.example/c ',
	'addresses in paragraphs' => "See http://a.example/c now.\n\n",
	'addresses of many hosts' =>
	    sub { "See http://a$_[0].example/x now.\n\n" },
	'agencies in brackets' => '(Reuters) ',
	'quotations' => '„Ja“, sagte Müller. ',
	'an interview' => sub { ($_[0] ? '' : "Anna Orsk: Yes\n\n") .
	    "Is it so?\n\nIt is so, as everybody knows by now.\n\n" },
);
# An archive of nothing but a pattern holds no record that can be read.
sub archive {
	my ($name, $pattern, $ending, $pack) = @_;
	my @took = map {
		my $file = text($name, $pattern, $_);
		my $new = $file =~ s/txt$/$ending/r;
		system("$pack < $file > $new") == 0 or die;
		seconds("! $copytaster read --workers 1 - < $new");
	} ($SMALL * 2, $SMALL * 2 * $TIMES);
	my $good = defined $took[0] && defined $took[1];
	my $least = $good && $took[0] > 0.1 ? $took[0] : 0.1;
	print "# @took s\n";
	ok($good && $took[1] < 2 * $TIMES * $least, "$name, read");
}

my $read = "$copytaster read --workers 1";
my $start = seconds("$read " . text('start', 'A word. ', 10));
linear($_, $start, $read, $patterns{$_}) for sort keys %patterns;
stored($_, $patterns{$_}) for 'addresses', 'agencies in brackets', 'quotations';
archive('beginnings of records', "WARC/1.0\r\n", 'warc', 'cat');
archive('beginnings and fields', "WARC/1.0\nA: b\n", 'warc.gz', 'gzip');
print "1..$n\n";
