# Turns a words file into a C table: see words.h. Usage:
#   awk -f words.awk words_en.txt | LC_ALL=C sort | awk -v name=words_en -v pass=2 -f words.awk
# Pass 1 prints "phrase TAB class"; pass 2 joins the classes of a phrase and writes C. With -v class_prefix=A_ the
# classes are those of answer_words.h, and phrases with accents stand there without them as well.
function put(text,    word, m, j, prefix) {
	print text "\t" class
	m = split(text, word, " ")
	prefix = word[1]
	for (j = 2; j <= m; j++) {
		print prefix "\t+" word[j]
		prefix = prefix " " word[j]
	}
}
# Alternatives in square brackets, one of which may be nothing: "[i|we|] can't [do|take] it".
function alternatives(text,    open, end, n, k, choice, tail) {
	open = index(text, "[")
	if (open == 0) {
		gsub(/  +/, " ", text)
		gsub(/^ | $/, "", text)
		forms(text)
		return
	}
	end = open + index(substr(text, open), "]") - 1
	tail = substr(text, end + 1)
	n = split(substr(text, open + 1, end - open - 1) "|", choice, "|") - 1
	for (k = 1; k <= n; k++)
		alternatives(substr(text, 1, open - 1) choice[k] tail)
}
function forms(text) {
	put(text)
	if (hasty(text) != text)
		put(hasty(text))
	if (bare(text) != text)
		put(bare(text))
}
# As typed on a telephone, where it is no other word ("were", "well").
function hasty(text) {
	gsub(/n't/, "nt", text)
	gsub(/that's/, "thats", text)
	gsub(/it's/, "its", text)
	gsub(/what's/, "whats", text)
	sub(/^i'm/, "im", text)
	sub(/^i've/, "ive", text)
	return text
}
# Umlauts keep their e: "wurde" is another word than "würde".
function bare(text) {
	gsub(/ä/, "ae", text)
	gsub(/ö/, "oe", text)
	gsub(/ü/, "ue", text)
	gsub(/à|á|â/, "a", text)
	gsub(/è|é|ê|ë/, "e", text)
	gsub(/ì|í|î|ï/, "i", text)
	gsub(/ò|ó|ô/, "o", text)
	gsub(/ù|ú|û/, "u", text)
	gsub(/ç/, "c", text)
	gsub(/ñ/, "n", text)
	return text
}
pass != 2 {
	sub(/#.*/, "")
	colon = index($0, ":")
	if (colon == 0)
		next
	class = substr($0, 1, colon - 1)
	gsub(/[ \t]/, "", class)
	class = toupper(class)
	if (class_prefix != "")
		class = class_prefix class
	else if (class !~ /^H_/)
		class = "W_" class
	rest = substr($0, colon + 1)
	gsub(/ß/, "ss", rest) # as the tokens are folded
	n = split(rest, phrase, ",")
	for (i = 1; i <= n; i++) {
		gsub(/^[ \t]+|[ \t]+$/, "", phrase[i])
		if (phrase[i] == "")
			continue
		if (class_prefix == "")
			put(phrase[i])
		else
			alternatives(phrase[i])
	}
	next
}
function hash_of(s,    h, k) {
	for (k = 1; k <= length(s); k++)
		h = (h * 1009 + ord[substr(s, k, 1)]) % 65536
	return h + 0
}
function flush() {
	if (text == "")
		return
	hash[count] = hash_of(text)
	printf "\t{ \"%s\", %d, %s, %s, %d },\n", text, length(text), classes == "" ? "0" : classes,
	    followers == "" ? "0" : followers, hash[count]
	count++
}
BEGIN {
	if (pass == 2) {
		FS = "\t"
		count = 0
		for (i = 1; i < 256; i++)
			ord[sprintf("%c", i)] = i
		print "#include \"parsers/language/" (header == "" ? "words.h" : header) "\"\n\nstatic const struct word table[] = {"
	}
}
{
	if ($1 != text) {
		flush()
		text = $1
		classes = ""
		followers = ""
		last = ""
	}
	if (substr($2, 1, 1) == "+") {
		bit = "1ull << " hash_of(substr($2, 2)) % 64 # WORDS_NEXT
		if (index(followers " ", bit " ") == 0)
			followers = followers (followers == "" ? "" : " | ") bit
	} else if ($2 != last) {
		classes = classes (classes == "" ? "" : " | ") $2
		last = $2
	}
}
END {
	if (pass == 2) {
		flush()
		# Open addressing, at most half full: the place of a word counted from 1, 0 where there is none.
		for (size = 256; size < count * 2; )
			size *= 2
		for (i = 0; i < count; i++) {
			for (at = hash[i] % size; at in slot; )
				at = (at + 1) % size
			slot[at] = i + 1
		}
		print "};\n\nstatic const unsigned short slots[] = {"
		for (i = 0; i < size; i++)
			printf "%d,%s", (i in slot) ? slot[i] : 0, i % 16 == 15 ? "\n" : " "
		printf "};\n\nconst struct words %s = { table, sizeof(table) / sizeof(table[0]), slots, %d };\n", name, size - 1
	}
}
