#!/bin/sh
# libpsl 0.21.2: the registrable domain of an address in numbers, and of a host
# that ends in a dot.
#
# A site is what somebody could register: example.co.uk of www.example.co.uk.
# libpsl finds it with the Public Suffix List.  Two valid hosts of addresses:
#
#   192.0.2.7             has no registrable domain: it is not a name
#   www.example.co.uk.    the same name as without the dot, written in full
#
# The guess before the first run: "(null)" for the first, as for localhost, and
# example.co.uk (with or without a dot) for the second.
#
# Seen: "2.7", as if 7 were a top-level domain; and "co.uk.", a public suffix, so
# that all hosts below co.uk that are written with the dot are one site.  Nobody
# who groups hosts by site expects that, since other odd hosts give (null).
#
# copytaster asks only for names (no digit at the end) and takes the last dot off
# (src/base/url.c, host_site).
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -qq psl=0.21.2-1 libpsl5=0.21.2-1 2> /dev/null
for f in *.deb; do dpkg -x "$f" .; done
LD_LIBRARY_PATH=$(dirname "$(find . -name 'libpsl.so.5' | head -n 1)")
export LD_LIBRARY_PATH
usr/bin/psl --version | head -n 1
got=$(for host in 192.0.2.7 www.example.co.uk. www.example.co.uk localhost; do
	usr/bin/psl --print-reg-domain "$host"
done)
want='192.0.2.7: 2.7
www.example.co.uk.: co.uk.
www.example.co.uk: example.co.uk
localhost: (null)'
echo "$got"
[ "$got" = "$want" ] || { echo "the behaviour has changed"; exit 1; }
