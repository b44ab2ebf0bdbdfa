/*
 * See claim_clause.h. Tasks in sentences that French, Spanish, German and Chinese build in their own way:
 * "merci à Claire de relire", "necesito que Carmen revise", "el acta queda a cargo de Carmen", "les plans seront
 * relus par Claire", "prepararé el acta", "张伟周五前提交报告", "改造由张伟跟进". Only for people and departments
 * that are known, and for the writer.
 *
 * Method: what the words in front of or behind somebody say decides; each part of a sentence is looked at once.
 */
#include "parsers/language/claim_clause.h"

static bool
speaks(const struct finder *f, const struct words *language)
{
	return f->o->set.n > 1 && f->o->set.v[1] == language;
}

static bool
is_known(const struct actor *a)
{
	return a->n > 0 && a->kind != ACTOR_NONE && a->kind <= ACTOR_DEPARTMENT;
}

/* The words, one space between them, from token i on: how many tokens they are, 0 if it is not they. A last word "d'" is the front
 * of a token, "d'envoyer", that is not counted. */
static size_t
phrase_at(const struct tokens *t, size_t i, size_t end, const char *phrase)
{
	size_t n = 0;

	for (; *phrase != '\0'; phrase += *phrase == ' ', n++) {
		struct slice word = i + n < end ? t->v[i + n].low : (struct slice) { NULL, 0 };

		if (n > 0 && phrase[0] == 'd' && phrase[1] == '\'' && phrase[2] == '\0' && slice_starts(word, SLICE("d'")))
			return n;
		for (size_t k = 0; k < word.len; k++, phrase++)
			if (*phrase == '\0' || *phrase != word.p[k])
				return 0;
		if (word.len == 0 || (*phrase != ' ' && *phrase != '\0'))
			return 0;
	}
	return n;
}

size_t
clause_phrase_at(const struct tokens *t, size_t i, size_t end, const char *const *phrases, size_t count)
{
	for (size_t j = 0; j < count && i < end && t->v[i].low.len > 0; j++) {
		size_t n = phrases[j][0] == t->v[i].low.p[0] ? phrase_at(t, i, end, phrases[j]) : 0;

		if (n > 0)
			return n;
	}
	return 0;
}

/* A clause that its words alone make a task. */
static void
vow(struct finder *f, const struct actor *a, size_t from, size_t task, size_t to, size_t end, int sentence)
{
	size_t at = f->n;

	clause_hand(f, a, from, task, to, end, sentence);
	if (f->n > at)
		f->clauses[at].vowed = true;
}

size_t
clause_part_end(const struct finder *f, size_t i, size_t end)
{
	static const char *const link[] = { "que", "dass" };

	for (i++; i + 1 < end; i++) {
		struct actor a;

		if (token_is(f->t, i, ';') || token_is(f->t, i, 0xff1b))
			return i;
		size_t that = SLICE_IS_ONE_OF(f->t->v[i + 1].low, link) ? 1 : 0;

		/* "et que Claire rédigerait" */
		if ((token_is(f->t, i, ',') || (f->t->v[i].is & W_AND)) && !(f->t->v[i + 1].is & W_ARTICLE) &&
		    actor_read(f->people, f->t, i + 1 + that, end, &a) && (is_known(&a) || a.kind == ACTOR_I) && a.to < end &&
		    f->t->v[a.to].kind == TOKEN_WORD && f->t->v[a.to].letters == CASE_LOWER)
			return i;
	}
	return end;
}

static bool
says_no(const struct tokens *t, size_t from, size_t end)
{
	return clause_has(t, from, end, W_NOT | W_CONDITION);
}

/* ---- handed over in front -------------------------------------------------- */

/* "Merci à Claire de relire", "se pide a Carmen que revise", "il faudra que Benoît appelle". */
static size_t
handed_in_front(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const hands[] = { "c'est \303\240", "\303\240", "merci \303\240", "merci encore \303\240", "il est demand\303\251 \303\240",
		"il a \303\251t\303\251 demand\303\251 \303\240", "il faudra que", "il faudra aussi que", "il faut que",
		"il faut aussi que", "je compte sur", "nous comptons sur", "on compte sur", "il revient \303\240",
		"je demande \303\240", "nous demandons \303\240", "il est convenu que", "il a \303\251t\303\251 convenu que",
		"il a \303\251t\303\251 d\303\251cid\303\251 que", "se pide a", "se le pide a", "se solicita a", "se ruega a",
		"pido a", "le pido a", "pedimos a", "le pedimos a", "hemos pedido a", "le hemos pedido a", "necesito que", "necesitamos que", "hace falta que",
		"hay que conseguir que", "queda pendiente que", "falta que", "se acuerda que", "se acord\303\263 que",
		"se decide que", "hemos quedado en que", "quedamos en que", "acordamos que", "hemos acordado que",
		"decidimos que", "hemos decidido que", "on a d\303\251cid\303\251 que", "on a convenu que", "on a dit que",
		"nous avons d\303\251cid\303\251 que", "nous avons convenu que", "il est d\303\251cid\303\251 que", "corresponde a", "le corresponde a",
		"le toca a", "le va a tocar a", "se le encarg\303\263 a", "se le encarga a", "se encarga a", "se encarg\303\263 a", "queda como tarea de",
		"queda a cargo de", "queda en manos de", "se faculta a",
		"j'ai demand\303\251 \303\240", "on a demand\303\251 \303\240", "nous avons demand\303\251 \303\240", "demand\303\251 \303\240", "charge \303\240",
		"il revient au", "j'attends de", "j'attends toujours de", "se le ha encomendado a", "se le ha encargado a", "se ha encargado a", "se le ha pedido a",
		"he pedido a", "le ped\303\255 a", "se pidi\303\263 a", "se le pidi\303\263 a" };
	static const char *const of[] = { "de", "d'", "d" };
	static const char *const links[] = { "de", "d'", "d", "que", "qu'il", "qu'elle", "pour", "\303\240", "a" };
	const struct tokens *t = f->t;
	size_t n = CLAUSE_PHRASE_AT(t, from, end, hands), to, task;
	bool clitic;
	struct actor a;

	/* "il est convenu que Tom appelle et que Claire rédige" */
	if (n == 0 && from > 0 && slice_eq(t->v[from].low, SLICE("que")) && (t->v[from - 1].is & W_AND) && f->n > 0 &&
	    f->clauses[f->n - 1].vowed && f->clauses[f->n - 1].sentence == sentence)
		n = 1;
	if (n == 0)
		return from;
	from += n;
	if (from < end && (t->v[from].is & W_ARTICLE) && !actor_read(f->people, t, from, end, &a))
		from++;
	if (!actor_read(f->people, t, from, end, &a) || !(is_known(&a) || (a.n == 1 && (a.kind == ACTOR_ROLE || (t->v[a.v[0].from].is & (W_GIVEN | W_TITLE))))))
		return from - n;
	/* "C'est à Claire que revient le mérite", "À Claire, ..." */
	if (slice_eq(t->v[from - 1].low, SLICE("\303\240")) && n < 3 && !SLICE_IS_ONE_OF(t->v[a.to].low, of) && (n == 1 || slice_eq(t->v[from - n].low, SLICE("c'est"))))
		return from - n;
	to = clause_part_end(f, a.to, end);
	task = a.to;
	while (task < to && SLICE_IS_ONE_OF(t->v[task].low, links))
		task++;
	/* "demandé à Christophe de les récupérer" */
	clitic = task + 2 < to && clause_is_clitic(t->v[task].low) && words_end_in_infinitive(t->v[task + 1].low);
	/* "merci à Claire pour son aide" thanks; "c'est à Claire de voir" */
	if (task + 1 >= to || (slice_eq(t->v[task].low, SLICE("voir")) && task + 3 > to) || t->v[task].kind != TOKEN_WORD || t->v[task].letters != CASE_LOWER ||
	    (t->v[task].is & (W_QUESTION | W_NOT)) || (!clitic && (t->v[task].is & (W_ARTICLE | W_PRONOUN | W_WITH | W_BE))) || says_no(t, task, task + 2) ||
	    slice_starts(t->v[task].low, SLICE("avoir")) || slice_starts(t->v[task].low, SLICE("haber")))
		return from - n;
	vow(f, &a, from, task, to, to, sentence);
	return to;
}

/* "Bitte Jürgen bis Freitag die Liste drucken." */
static size_t
bitte_somebody(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	size_t last = end;
	struct actor a;

	while (last > from && t->v[last - 1].kind == TOKEN_PUNCT)
		last--;
	if (!speaks(f, &words_de) || from + 3 > last || !slice_eq(t->v[from].low, SLICE("bitte")) ||
	    !actor_read(f->people, t, from + 1, end, &a) || !is_known(&a) || a.to + 1 >= last ||
	    t->v[a.to].kind == TOKEN_PUNCT || t->v[last - 1].letters != CASE_LOWER ||
	    !slice_ends_nocase(t->v[last - 1].low, SLICE("en")) || says_no(t, a.to, last))
		return from;
	vow(f, &a, from, a.to, end, end, sentence);
	return end;
}

/* "Maya hat bis Freitag die Zeichnungen zu liefern." */
static size_t
has_to_in_german(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const has[] = { "hat", "haben" };
	static const char *const did[] = { "begonnen", "angefangen", "aufgeh\303\266rt", "vergessen", "beschlossen", "versucht" };
	static const char *const hope[] = { "zeit", "lust", "recht", "pflicht", "chance", "m\303\266glichkeit", "gelegenheit", "grund", "absicht",
		"vor", "viel", "wenig", "nichts", "etwas", "angst", "idee", "plan" };
	const struct tokens *t = f->t;
	struct actor a;
	size_t duty;

	if (!speaks(f, &words_de) || !actor_read(f->people, t, from, end, &a) || !is_known(&a) || a.to + 3 > end ||
	    !SLICE_IS_ONE_OF(t->v[a.to].low, has) || says_no(t, a.to, end))
		return from;
	duty = clause_duty_in_german(t, a.to + 2, end);
	if (duty == end || SLICE_IS_ONE_OF(t->v[duty - 1].low, hope))
		return from;
	for (size_t i = a.to; i < duty; i++)
		if (token_is(t, i, ',') || token_is_colon(t, i) || (t->v[i].is & (W_WEAK | W_AND)) || SLICE_IS_ONE_OF(t->v[i].low, did))
			return from;
	vow(f, &a, from, a.to + 1, end, end, sentence);
	return end;
}

/* "Sabine prüft die Pumpe. Außerdem bestellt sie neue Schilder": behind what leads on, whoever does what the sentence before says, or
 * somebody who takes it on by the verb. */
static size_t
goes_on_in_german(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const no[] = { "ist", "hat", "wird", "kommt", "geht", "bleibt", "findet", "meint", "denkt", "sagt", "fragt", "wei\303\237t", "war",
		"erkl\303\244rt", "berichtet" };
	const struct tokens *t = f->t;
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;
	struct actor a;

	if (!speaks(f, &words_de) || from + 4 > end || from == 0 || !(t->v[from - 1].is & W_LEAD) || t->v[from].letters != CASE_LOWER || !slice_ends_nocase(t->v[from].low, SLICE("t")) ||
	    SLICE_IS_ONE_OF(t->v[from].low, no) || (t->v[from].is & (W_BE | W_STATIVE | W_PAST | W_WEAK | W_NOT | W_FUNCTION)) ||
	    !actor_read(f->people, t, from + 1, end, &a) || says_no(t, from, end))
		return from;
	if (!(is_known(&a) && (t->v[from].is & W_COMMIT)) &&
	    (c == NULL || c->sentence + 1 != sentence || c->actor.n != 1 || !clause_antecedent(f, from + 1, from + 1, end, &a) ||
	        !slice_eq_nocase(tokens_slice(t, c->actor.v[0].from, c->actor.v[0].to), tokens_slice(t, a.v[0].from, a.v[0].to))))
		return from;
	vow(f, &a, from, from, end, end, sentence);
	return end;
}

/* "A Carmen le toca preparar el informe", "Que Carmen revise el contrato, por favor". */
static size_t
turned_to_somebody(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const falls[] = { "le toca", "le corresponde", "les toca", "les corresponde", "le va a tocar" };
	const struct tokens *t = f->t;
	bool to = slice_eq(t->v[from].low, SLICE("a")) || slice_eq(t->v[from].low, SLICE("al"));
	size_t task, till;
	struct actor a;

	if (!speaks(f, &words_es) || !(to || (slice_eq(t->v[from].low, SLICE("que")) && t->v[from].letters == CASE_CAPITAL)) ||
	    !actor_read(f->people, t, from + 1, end, &a) || !is_known(&a) || a.to + 2 > end)
		return from;
	task = a.to + (to ? CLAUSE_PHRASE_AT(t, a.to, end, falls) : 0);
	if ((to && task == a.to) || t->v[task].letters != CASE_LOWER || says_no(t, a.to, task + 1) || (t->v[task].is & (W_BE | W_PAST | W_STATIVE)))
		return from;
	till = clause_part_end(f, task, end);
	vow(f, &a, from, task, till, till, sentence);
	return till;
}

/* "envíe", "haz", "mándame", "relisez": an order to whoever is spoken to. */
static bool
is_order(const struct finder *f, const struct token *w)
{
	static const char *const es[] = { "haz", "pon", "ponte", "ten", "di", "comprueba", "reclama", "consigue", "trae",
		"habla", "env\303\255e", "revise", "prepare", "mande", "confirme", "haga", "ponga", "llame", "remita",
		"facilite", "solicite", "presente", "compruebe", "entregue", "pida", "pide", "manda", "prepara", "revisa",
		"env\303\255a", "confirma", "llama", "cierra" };
	static const char *const me[] = { "\303\241ndame", "\303\241ndale", "\303\255ame", "\303\241same", "\303\255same",
		"\303\241mame", "\303\241male", "\303\241ndanos", "\303\255anos", "\303\255ale", "\303\255dele" };
	static const char *const fr[] = { "vois", "fais", "mets", "prends" };
	static const char *const no[] = { "chez", "assez", "avez", "\303\252tes", "pouvez", "devez", "savez", "voyez" };

	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER)
		return false;
	if (speaks(f, &words_es))
		return SLICE_IS_ONE_OF(w->low, es) || (w->low.len > 6 && SLICE_ENDS_ONE_OF(w->low, me));
	return speaks(f, &words_fr) &&
	    (SLICE_IS_ONE_OF(w->low, fr) ||
	        (w->low.len > 5 && slice_ends_nocase(w->low, SLICE("ez")) && !SLICE_IS_ONE_OF(w->low, no)));
}

/* "envoie-moi le plan", "apporte-nous les lampes": an order by its pronoun. */
static bool
orders_me(const struct finder *f, size_t i, size_t end)
{
	static const char *const whom[] = { "moi", "nous", "lui", "leur" };
	const struct tokens *t = f->t;

	return speaks(f, &words_fr) && i + 4 < end && t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_LOWER &&
	    token_is(t, i + 1, '-') && !t->v[i + 1].space && SLICE_IS_ONE_OF(t->v[i + 2].low, whom) &&
	    !slice_eq(t->v[i].low, SLICE("dis")) && !slice_eq(t->v[i].low, SLICE("excuse"));
}

/* "El plano lo hace Luis", "del plano se encarga Luis": what is done stands in front, and who does it behind the verb. */
static size_t
turned_spanish(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const it[] = { "lo", "la", "los", "las" };
	static const char *const takes[] = { "se encarga", "se ocupa", "se encargar\303\241", "se ocupar\303\241" };
	const struct tokens *t = f->t;
	bool of = slice_eq(t->v[from].low, SLICE("de")) || slice_eq(t->v[from].low, SLICE("del"));
	struct actor a;

	if (!speaks(f, &words_es) || from + 4 > end || !(of || (t->v[from].is & W_ARTICLE)))
		return from;
	for (size_t i = from + 2; i + 2 < end && i < from + 8 && t->v[i].kind == TOKEN_WORD; i++) {
		size_t n = CLAUSE_PHRASE_AT(t, i, end, takes), who = of ? i + n : i + 2;

		if (of ? n == 0 : !SLICE_IS_ONE_OF(t->v[i].low, it) || t->v[i + 1].letters != CASE_LOWER || (t->v[i + 1].is & (W_PAST | W_BE | W_STATIVE)))
			continue;
		if (!actor_read(f->people, t, who, end, &a) || !is_known(&a) || says_no(t, from, who))
			return from;
		vow(f, &a, from, from, of ? i : who, clause_part_end(f, a.to - 1, end), sentence);
		return f->clauses[f->n - 1].to;
	}
	return from;
}

/* "Claire, merci de relire", "Carmen, por favor, haz el pedido", "Luis: mándame el plano". */
static size_t
called(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const please[] = { "por favor", "s'il te pla\303\256t", "s'il vous pla\303\256t", "stp", "svp" };
	static const char *const wish[] = { "merci de", "veuillez", "n 'oublie pas de", "n'oublie pas de", "n'oubliez pas de",
		"pense \303\240", "pensez \303\240", "tu veux bien", "vous voudrez bien", "no te olvides de", "no olvides",
		"n 'oublie pas", "n'oublie pas", "n'oubliez pas", "no te olvides del", "no te olvides", "merci",
		"acu\303\251rdate del", "acu\303\251rdate de", "recuerda", "te agradecer\303\255a que", "le agradecer\303\255a que", "te ruego que",
		"le ruego que" };
	const struct tokens *t = f->t;
	struct actor a;
	size_t i, n, to;

	if (!actor_read(f->people, t, from, end, &a) || a.n != 1 || !is_known(&a) || a.to + 3 > end ||
	    !(token_is(t, a.to, ',') || token_is_colon(t, a.to)))
		return from;
	i = a.to + 1;
	i += CLAUSE_PHRASE_AT(t, i, end, please);
	while (i < end && token_is(t, i, ','))
		i++;
	n = CLAUSE_PHRASE_AT(t, i, end, wish);
	/* "merci d'envoyer le plan", not "merci pour" */
	if (n == 1 && slice_eq(t->v[i].low, SLICE("merci")) && !(slice_starts(t->v[i + 1].low, SLICE("d'")) && t->v[i + 1].len > 4) &&
	    !slice_eq(t->v[i + 1].low, SLICE("d")))
		n = 0;
	if (n == 0 && !is_order(f, &t->v[i]) && !orders_me(f, i, end))
		return from;
	i += n;
	to = clause_part_end(f, i, end);
	if (i + 2 > to || t->v[i].kind != TOKEN_WORD || t->v[i].letters != CASE_LOWER || says_no(t, i, i + 2))
		return from;
	vow(f, &a, from, i, to, to, sentence);
	return to;
}

/* ---- who does it stands behind --------------------------------------------- */

/* "à imprimer par", "a revisar por" at token i */
static bool
to_be_done_by(const struct finder *f, size_t i, size_t end)
{
	const struct tokens *t = f->t;

	return !speaks(f, &words_de) && !speaks(f, &words_zh) && i + 3 < end &&
	    (slice_eq(t->v[i].low, SLICE("\303\240")) || slice_eq(t->v[i].low, SLICE("a"))) && t->v[i + 1].letters == CASE_LOWER &&
	    words_end_in_infinitive(t->v[i + 1].low) &&
	    (slice_eq(t->v[i + 2].low, SLICE("par")) || slice_eq(t->v[i + 2].low, SLICE("por")));
}

/* "El acta queda a cargo de Carmen", "la relecture est confiée à Claire", "déclaration à faire par Benoît". */
static size_t
charged_behind(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const behind[] = { "a cargo de", "a cargo del", "por cuenta de", "en manos de",
		"asignado a", "asignada a", "confi\303\251 \303\240", "confi\303\251e \303\240", "\303\240 la charge de",
		"\303\240 faire par", "\303\240 traiter par", "\303\240 r\303\251aliser par", "incombe \303\240" };
	static const char *const before[] = { "queda", "quedan", "quedar\303\241", "corre", "corren", "correr\303\241",
		"est\303\241", "va", "est", "sont", "sera", "reste" };
	const struct tokens *t = f->t;

	for (size_t i = from + 1; i + 2 < end && i < from + 16; i++) {
		size_t n = CLAUSE_PHRASE_AT(t, i, end, behind), task = i;
		struct actor a;

		/* "Affiches : à imprimer par Claire" */
		if (n == 0 && to_be_done_by(f, i, end)) {
			n = 3;
			task = i + 2;
		}

		if (n == 0)
			continue;
		if (i + n < end && slice_eq(t->v[i + n].low, SLICE("el")))
			n++;
		if (!actor_read(f->people, t, i + n, end, &a) || !is_known(&a) || says_no(t, from, i))
			return from;
		while (task == i && task > from && (SLICE_IS_ONE_OF(t->v[task - 1].low, before) || token_is_colon(t, task - 1) ||
		                          token_is(t, task - 1, ',')))
			task--;
		if (task == from)
			return from;
		vow(f, &a, from, from, task, clause_part_end(f, a.to - 1, end), sentence);
		return f->clauses[f->n - 1].to;
	}
	return from;
}

/* "muss", "ist ... zu" of German: from here on whoever "von" and "durch" name has to do it. */
static bool
lays_on(struct slice w)
{
	static const char *const words[] = { "muss", "m\303\274ssen", "m\303\274sste", "m\303\274ssten", "soll", "sollen", "sollte", "sollten", "ist", "sind" };

	return SLICE_IS_ONE_OF(w, words);
}

/* "Les plans seront relus par Claire", "el plan será revisado por Carmen", "Der Plan wird bis Freitag von Jürgen geprüft", "ist bis
 * Freitag durch Jürgen zu prüfen". */
static size_t
passive_agent(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const will[] = { "sera", "seront", "\303\252tre", "ser\303\241", "ser\303\241n", "ser", "wird",
		"werden" };
	static const char *const by[] = { "par", "por", "von", "durch" };
	const struct tokens *t = f->t;
	bool german = speaks(f, &words_de), duty = german && claim_must_be_done(f->o, t, from, end), passive = false, day = duty;

	for (size_t i = from; i < end; i++)
		day = day || (t->v[i].is & W_TIME) || t->v[i].kind == TOKEN_NUMBER;
	for (size_t i = from + 1; i + 1 < end && i < from + 30; i++) {
		struct actor a;

		passive = passive || (duty ? lays_on(t->v[i].low) : SLICE_IS_ONE_OF(t->v[i].low, will));
		if (token_is(t, i, ',') || (t->v[i].is & W_NOT) || (!duty && (t->v[i].is & W_WEAK)))
			return from;
		if (!passive || !SLICE_IS_ONE_OF(t->v[i].low, by) || !actor_read(f->people, t, i + 1, end, &a) ||
		    !is_known(&a))
			continue;
		/* German says how things are in the same words: a day tells that they come */
		if (german && (!day || a.to + 1 > end || t->v[a.to].kind == TOKEN_PUNCT))
			return from;
		vow(f, &a, from, from, german ? end : i, end, sentence);
		return end;
	}
	return from;
}

/* "prüfen wird", "prüfen soll" before token to. */
static bool
will_close(const struct tokens *t, size_t from, size_t to)
{
	static const char *const will[] = { "wird", "werden", "soll", "sollen" };
	static const char *const lives[] = { "fehlen", "kommen", "bekommen", "erhalten", "arbeiten", "bleiben", "gehen", "fahren", "sein", "haben", "teilnehmen", "verlassen", "wechseln" };

	return to > from + 2 && SLICE_IS_ONE_OF(t->v[to - 1].low, will) && !SLICE_IS_ONE_OF(t->v[to - 2].low, lives) && t->v[to - 2].letters == CASE_LOWER && slice_ends_nocase(t->v[to - 2].low, SLICE("n")) &&
	    !(t->v[to - 2].is & (W_BE | W_PAST));
}

/* "Wir haben vereinbart, dass Maya bis Freitag das Angebot prüft": behind "dass" the verb closes the clause. */
static size_t
agreed_that(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const agreed[] = { "vereinbart", "beschlossen", "abgemacht", "verabredet", "festgelegt", "ausgemacht", "abgesprochen",
		"verblieben", "entschieden", "einigten", "geeinigt" };
	const struct tokens *t = f->t;
	size_t i = from + 1, to;
	struct actor a, other;
	bool said = false;

	if (!speaks(f, &words_de))
		return from;
	while (i < end && !slice_eq(t->v[i].low, SLICE("dass"))) {
		said = said || SLICE_IS_ONE_OF(t->v[i - 1].low, agreed);
		i++;
	}
	if (!said || i + 3 >= end || !actor_read(f->people, t, i + 1, end, &a) || a.kind == ACTOR_NONE || a.kind > ACTOR_NAME)
		return from;
	/* "4. Dezember"; with "und Omar die Etiketten druckt" each has a clause */
	for (to = a.to; to < end && (t->v[to].kind != TOKEN_PUNCT || (token_is(t, to, '.') && to + 1 < end)); to++)
		if ((t->v[to].is & W_AND) && actor_read(f->people, t, to + 1 + (to + 2 < end && slice_eq(t->v[to + 1].low, SLICE("dass"))), end, &other) &&
		    other.kind <= ACTOR_NAME)
			return from;
	/* "dass Maya das Angebot prüfen wird" */
	if (to < a.to + 2 || t->v[to - 1].letters != CASE_LOWER || t->v[to - 1].low.len < 4 ||
	    (!will_close(t, a.to, to) && (!slice_ends_nocase(t->v[to - 1].low, SLICE("t")) || (t->v[to - 1].is & (W_BE | W_STATIVE | W_PAST)))))
		return from;
	clause_add(f, i + 1, &a, SIGNAL_COMMIT, 0, true, sentence);
	f->clauses[f->n - 1].task_from = a.to;
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = to;
	return to;
}

/* "Für die Plakate ist Sabine zuständig.", "Sabine ist für die Plakate zuständig." */
static size_t
in_charge_behind(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const charge[] = { "zust\303\244ndig", "verantwortlich" };
	const struct tokens *t = f->t;
	struct actor a;
	size_t to = end;

	/* "Sabine ist für die Plakate zuständig" */
	while (to > from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	if (speaks(f, &words_de) && to > from + 4 && SLICE_IS_ONE_OF(t->v[to - 1].low, charge) && actor_read(f->people, t, from, end, &a) && is_known(&a) &&
	    a.to + 3 < to && (slice_eq(t->v[a.to].low, SLICE("ist")) || slice_eq(t->v[a.to].low, SLICE("sind"))) && slice_eq(t->v[a.to + 1].low, SLICE("f\303\274r"))) {
		vow(f, &a, from, a.to + 2, to - 1, end, sentence);
		return end;
	}
	if (!speaks(f, &words_de) || !slice_eq(t->v[from].low, SLICE("f\303\274r")))
		return from;
	for (size_t i = from + 2; i + 2 < end; i++) {
		if (!slice_eq(t->v[i].low, SLICE("ist")) && !slice_eq(t->v[i].low, SLICE("sind")))
			continue;
		if (!actor_read(f->people, t, i + 1, end, &a) || !is_known(&a) || a.to >= end || !SLICE_IS_ONE_OF(t->v[a.to].low, charge))
			return from;
		vow(f, &a, from, from + 1, i, end, sentence);
		return end;
	}
	return from;
}

size_t
clause_tongue(struct finder *f, size_t from, size_t end, int sentence)
{
	size_t i = from, to;

	if (f->o->set.n < 2 || f->n == CLAUSE_MAX)
		return from;
	while (i < end && !speaks(f, &words_zh) && !slice_eq(f->t->v[i].low, SLICE("bitte")) &&
	    !slice_eq(f->t->v[i].low, SLICE("merci")) &&
	    ((f->t->v[i].is & (W_LEAD | W_AND)) || token_is(f->t, i, ',') || token_is(f->t, i, ';')))
		i++;
	while (i < end && speaks(f, &words_zh) && f->t->v[i].kind == TOKEN_PUNCT)
		i++;
	if ((to = called(f, i, end, sentence)) > i || (to = turned_spanish(f, i, end, sentence)) > i || (to = handed_in_front(f, i, end, sentence)) > i || (to = bitte_somebody(f, i, end, sentence)) > i ||
	    (to = has_to_in_german(f, i, end, sentence)) > i || (i > from && (to = goes_on_in_german(f, i, end, sentence)) > i) || (to = turned_to_somebody(f, i, end, sentence)) > i ||
	    (to = agreed_that(f, i, end, sentence)) > i || (to = charged_behind(f, i, end, sentence)) > i || (to = passive_agent(f, i, end, sentence)) > i || (to = in_charge_behind(f, i, end, sentence)) > i ||
	    (to = clause_romance(f, i, end, sentence)) > i || (to = clause_chinese(f, i, end, sentence)) > i)
		return to;
	return from;
}

bool
clause_is_infinitive(const struct words_set *set, const struct tokens *t, size_t from, size_t to)
{
	static const char *const de[] = { "en", "ern", "eln" };
	const struct words *language = set->n > 1 ? set->v[1] : &words_en;
	const struct token *w;

	while (to > from + 1 && (t->v[to - 1].kind != TOKEN_WORD || (t->v[to - 1].is & (W_TIME | W_BYTIME | W_DUE))))
		to--;
	if (to < from + 2)
		return false;
	w = language == &words_de ? &t->v[to - 1] : &t->v[from];
	if (w->kind != TOKEN_WORD || w->low.len < 5 ||
	    (w->is & (W_BE | W_PAST | W_STATIVE | W_TIME | W_FUNCTION | W_OPEN | W_DONE)))
		return false;
	if (language == &words_de)
		return w->letters == CASE_LOWER && SLICE_ENDS_ONE_OF(w->low, de);
	return (language == &words_fr || language == &words_es || language == &words_pt) &&
	    words_end_in_infinitive(w->low) && !(t->v[from + 1].is & (W_WITH | W_BE));
}
