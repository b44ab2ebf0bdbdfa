/*
 * claim_clause: the clauses of a sentence: somebody, the word that binds him, and
 * what is to be done. The inner half of claim.h, which makes claims of them.
 */
#ifndef AGREED_CLAIM_CLAUSE_H
#define AGREED_CLAIM_CLAUSE_H

#include "parsers/language/claim.h"

/* Clauses of one block. */
#define CLAUSE_MAX 40

/* One block on its way to claims. */
struct finder {
	const struct outline *o;
	const struct people *people;
	struct claim_list *claims;
	size_t block;
	const struct place *v;
	const struct tokens *t;
	struct claim clauses[CLAUSE_MAX];
	size_t n;
	struct actor label;   /* "Maya:" in front of the block */
	struct actor greeted; /* the one person whom the mail greets, who "you" is; n is 0 if there is none */
	size_t greeted_block;
	struct actor owner;   /* whose marker it is */
	struct actor speaker; /* whom its first sentence is about */
	struct actor voice;   /* who labels this line or, where it goes on with "...", the one before */
	size_t voice_block;
	size_t before;        /* where the sentence before this one begins */
	size_t last;          /* and where it ends: where this one begins */
	size_t begin;         /* where the task with its date in front begins */
	size_t start;         /* where the text begins behind number and marker */
	size_t end;           /* and where the next marker begins, or the block ends */
	size_t labelled;      /* where "; responsible: Maya" begins behind the text, of a sentence; 0 if nothing does */
	struct actor tail;    /* whom that names */
	size_t tail_block;    /* and in which block */
	bool marked;
	bool topics;  /* its labels are topics: "Stock: ...", "Press: ...", and none of them is somebody */
	bool said;    /* a line of a chat with its speaker in front */
	bool cells;   /* the block is a row, and each cell speaks for itself */
	bool bracket; /* owner stands in brackets in front */
};

/* claim_greeting.c: sets greeted and greeted_block. */
void clause_greeting(struct finder *f);
/* Whom the sentence at tokens from..end calls, for the rest of its block. */
void clause_turn_to(struct finder *f, size_t from, size_t end);
/* claim_clause.c: adds the clauses of the sentence at tokens from..end. */
void clause_sentence(struct finder *f, size_t from, size_t end, int sentence);
/* claim_turn.c: the same where the clauses that the sentence gave, those from n on, bind nobody: what stands behind "so",
 * "which means that" or a comma is read as a sentence of its own. */
void clause_turned(struct finder *f, size_t from, size_t end, int sentence, size_t n);
/* Do the block's clauses from n on bind nobody: "Tom wants to know the cost", "Print: it is too dark"? */
bool clause_bind_nobody(const struct finder *f, size_t n);
/* A claim on the tokens from..to of the finder's block, that nobody does yet. */
struct claim clause_base(const struct finder *f, size_t from, size_t to);
/* Opens a clause of who speaks on without naming himself, "Maya: ..., will send it": n tokens at token at bind him, to
 * what stands behind them up to end. Nothing where the block has its most clauses already. */
void clause_add_self(struct finder *f, const struct actor *who, size_t at, size_t n, size_t end, int sentence);
/* Opens a clause at token at: behind the actor n tokens bind him by the signal. Where the block has CLAUSE_MAX already,
 * the last one makes room. */
void clause_add(struct finder *f, size_t at, const struct actor *actor, enum signal signal, size_t n,
    bool first, int sentence);
/* "I will" at token at, of the clause just added, without a name in front: who says it. */
void clause_self_who(struct finder *f, size_t at);
/* claim_inverted.c: "glaube", "brauche", "darf", "fahre": what somebody thinks, needs or how he lives, as he says it in German. */
bool clause_is_state_of_mine(struct slice verb);
/* claim_inverted.c: "Den Betriebsrat informiere ich am Montag": the one clause of such a sentence. */
bool clause_inverted(struct finder *f, size_t from, size_t end, int sentence);
/* What the writer, or who says it in a chat, does: the tokens from..to, of which the task begins at task. */
void clause_self_add(struct finder *f, size_t from, size_t task, size_t to, int sentence);
/* Has each of them an address? */
bool clause_is_reachable(const struct finder *f, const struct actor *actor);
/*
 * claim_front.c: where the task of the tokens from start to end begins (start, begin), that it is marked, and
 * whose it is by what stands in front (owner, bracket).
 */
void claim_front(struct finder *f);
/*
 * claim_tail.c: "slides for the fair > todo Maya": the text up to a marker with nothing but a name behind it; false where
 * there is none. Behind a task that ended so: the token behind the name, or 0. And "The rules go to the archive (Tom).
 * Old ones are to be scanned (Maya).": the text ends with the first of several such sentences; "It leaks. The users must
 * be told -> Tom. Maya is away.": before and behind the sentence that an arrow hands over, or a label ("; owner: Tom", which is
 * then the finder's tail).
 */
bool claim_tail_front(struct finder *f);
size_t claim_tail_behind(const struct finder *f);
void claim_tail_sentences(struct finder *f);
/* claim.c: do marker, box, heading or list make a task of the block, whatever its words say? */
bool clause_is_structural(const struct finder *f);
/* Is there a marker somewhere behind the block's first word? */
bool claim_front_inside(const struct finder *f);
/* claim_bind.c: is it a verb by which somebody does something, "checks", "gleicht"? Not what he thinks or is. */
bool clause_is_deed(const struct outline *outline, const struct token *word);
/* "gets", "goes": behind an arrow whatever somebody does, but what he is, has, thinks or says. */
bool clause_is_third_person(const struct outline *outline, const struct token *word);
/*
 * claim_hand.c: tasks handed over in another order. Did we ask whoever stands at token i: "I have asked Omar to"?
 * Does he get what another takes before him: "Maya takes the posters, Tom the flyers"? The whole sentence, if it is
 * of that kind; and is what stands at token i behind the actor something that he does?
 */
bool clause_was_told(const struct tokens *t, size_t from, size_t i);

static inline bool
clause_was_asked(const struct tokens *t, size_t from, size_t i)
{
	return i >= from + 2 && (t->v[i - 1].is & (W_WITH | W_PAST)) && clause_was_told(t, from, i);
}

/* "Let's have Omar cut it", "we'll get Maya to sign": *n: the tokens between name and verb. */
bool clause_is_had(const struct tokens *t, size_t i, size_t to, size_t end, size_t *n);
bool clause_is_gapped(
    const struct finder *f, size_t i, const struct actor *actor, size_t end, int sentence, size_t *n);
/* "Maya homework for next time: read the report" in a list of tasks: the tokens between name and task, or 0. */
size_t clause_homework(const struct finder *f, const struct actor *actor, size_t end);
/* "I'd order two chairs, so I'll do that tonight": what the clause just added, whose "I" is at token i, goes
 * back to. */
void clause_take_up(struct finder *f, size_t i);
/* A clause of the actor on the tokens from..end, whose task are those of task..to. */
void clause_hand(struct finder *f, const struct actor *actor, size_t from, size_t task, size_t to, size_t end,
    int sentence);
bool clause_handed(struct finder *f, size_t from, size_t end, int sentence);
/* "Maya send the list to the printer" as a point: with one person, who would send*s* it, that is what she is to do.
 * *n: the tokens between name and verb, none. */
bool clause_is_set_on(const struct finder *f, const struct actor *actor, size_t end, size_t *n);
bool clause_does(
    const struct outline *outline, const struct tokens *t, size_t i, size_t end, const struct actor *actor);
/*
 * claim_topic.c: "Becker project: send it", "Grace period: check it", "Sales figures (Maya)": does the actor
 * belong to a topic?
 */
bool clause_is_of_topic(const struct finder *f, const struct actor *actor, size_t end);
/* "Production plan to Omar", "Training: cancelled", "HR - Maya: ...", "Training will start on Friday": nothing that the
 * department does. */
bool clause_is_said_of_topic(
    const struct finder *f, const struct actor *department, enum signal signal, size_t n, size_t end);
/* Are the labels in front of the page's lines topics, and none of them somebody? */
bool clause_page_of_topics(const struct outline *outline, const struct people *people);
/* Does one of its lines name somebody who is known by an address? */
bool clause_page_names(const struct outline *outline, const struct people *people);
/* claim_days.c: "freezes it on Thursday and sends the notes by Monday": two clauses of one actor, each with its day. */
void clause_two_days(struct finder *f);
/* claim_asked.c: "Could Tom print it by Friday?", "Mark pourrait-il l'imprimer ?" at token i: adds what is asked of him. */
bool clause_asks_of_other(struct finder *f, size_t i, size_t end, int sentence);
/* claim_same.c: ", same for Elena", ", Sabine ebenso": the clause in front of it, of her too. */
void clause_same(struct finder *f);
/* claim_pronoun.c: whom "he", "she" and "both" at the block's beginning mean, where the line above names them, and who gives "from me". */
void clause_meant(struct finder *f);
/* claim_quoted.c: '"I will send it", said Tom' is his; what nobody who is known has said so, or said long ago, is nobody's. */
void clause_quoted(struct finder *f);
/* claim_lead.c: "not Tom but Maya sends it", "instead of Tom, Maya": where whoever does it stands; or from. */
size_t clause_behind_contrast(const struct finder *f, size_t from, size_t end);
/* claim_lead.c: "27.11.: Rob - clear the exit", "(30 Nov) Carmen - send it", "By 1 December: Grace checks it": the tokens of a day that
 * labels what somebody known does, in front of the finder's text; 0 where there is none. */
size_t clause_day_label(const struct finder *f);
/* "行动：张伟打电话给银行": in Chinese what stands right behind somebody known and the marker is his task, whatever its verb. */
void clause_front_chinese(struct finder *f);
/* "Maya- order the lamps", "Maya... order them" in a list of tasks: somebody known and a sign that no other rule takes. */
void clause_front_sign(struct finder *f);
/* "[high]", "[In progress]", "(P1)" at token i in front of a point, "In progress: ..." in a list of tasks: its tokens; 0 if there is
 * none. */
size_t clause_tag_length(const struct finder *f, size_t i);
/* "- Maya keeps working on the plan", "- Luis seguirá investigando" in a list of tasks: takes somebody known in front as its owner. */
bool clause_listed_doer(struct finder *f);
/* "MR (4) Plan zeichnen", "ML + JD (2,5) test it" in a list of tasks: letters of people and how much it is, in front; the tokens of it
 * and whom it names, or 0. */
size_t clause_weighed_letters(const struct finder *f, struct actor *actor);
/* "**Action 2** Maya to upload it": the tokens of a marker that counts the tasks, in bold. */
size_t clause_bold_count(const struct finder *f);
/* "**Todo Maya Lin** draws the plan": a marker and somebody in the bold words in front; the tokens up to his task, or 0. */
size_t clause_bold_marker(const struct finder *f, struct actor *a);
/* "[aleks] fix the text" in a list of tasks whose points begin so, with several words in their brackets: whom the one at token i names. */
bool clause_listed_bracket(const struct finder *f, size_t i, struct actor *actor);
/* claim_lead.c: where the sentence at token i begins behind "and", "so", "by Friday" and, in a chat, "ok", "no". */
size_t clause_lead(const struct finder *f, size_t i, size_t end);
/*
 * claim_pronoun.c: whom a pronoun at token i of the sentence means: "Maya showed the labels. She will send them"; and
 * "was sent to Maya, who will sign it by Friday".
 */
bool clause_antecedent(const struct finder *f, size_t from, size_t i, size_t end, struct actor *actor);
/* "Maya and Omar were there. Both will send notes": whom the word at token i means, if two are known. */
bool clause_both(const struct finder *f, size_t from, size_t i, size_t end, struct actor *actor);
/* "Maya promised Omar to send it": the actor becomes whoever promises. False where nobody is named for that. */
bool clause_may_be_bound(const struct finder *f, size_t from, size_t i, struct actor *actor);
/* "asked her to": whom an object at token i means. */
bool clause_object_of(const struct finder *f, size_t from, size_t i, size_t end, struct actor *actor);
bool clause_who(const struct finder *f, size_t from, size_t i, struct actor *actor);

/* ", who will sign it": the same behind a comma. */
static inline bool
clause_relative(const struct finder *f, size_t from, size_t i, struct actor *actor)
{
	return i >= from + 2 && token_is(f->t, i - 1, ',') && clause_who(f, from, i, actor);
}

/* claim_minutes.c: the claims of a row whose cell holds what was said; row is NULL where it names no owner. */
bool clause_minutes(struct finder *f, const struct claim *row);
/* Is the actor, whom the words before token i bind, one to whom something is done: "to be asked", "will be informed"?
 * Who does it ("by Omar") becomes the actor, whose place in the text stays. */
bool clause_is_patient(const struct finder *f, size_t i, const struct actor *actor);
/* "me", "mir": who is given something, and does nothing. */
bool clause_is_object(const struct tokens *t, const struct actor *actor);
/* "A line is to be painted (Tom, 4 Dec)", "The roof is to be inspected by Tom": the clause of whom the sentence names
 * so. */
bool clause_passive(struct finder *f, size_t from, size_t end, int sentence);
bool clause_by_whom(const struct finder *f, size_t i, size_t end, struct actor *actor);
/*
 * claim_whole.c: the finder's tokens from start to end as one claim, of whom its clauses or what stands around name;
 * a topic in front that looked like the claim's owner gives way to somebody known at the end; are there only dates,
 * done marks and punctuation among the tokens?
 */
void clause_whole(struct finder *f);
/* "Actions: call the bank. Print the list.": each order behind a marker of several is a claim; false where they are none. */
bool clause_orders_in_a_row(struct finder *f);
void clause_topic_gives_way(const struct finder *f, struct claim *c);
bool clause_only_marks(const struct tokens *t, size_t from, size_t to);
/* claim.c: adds the claim to those of the page; reads the sentences of the row's cell, false where it has none. */
void claim_add(struct finder *f, const struct claim *c);
bool clause_cell(struct finder *f);
/* Somebody in a sentence: where he stands, and what binds him. */
struct clause_spot {
	size_t from, lead, end; /* the sentence; lead: behind "and", "so", "by Friday" */
	size_t i, n;            /* the actor's token; how many tokens bind him */
	int sentence;
	bool border, topic;     /* a clause may begin there; it does, whatever stands before */
	bool present;           /* "I book the hall": what the writer does, without a day */
};
/*
 * claim_bind.c: by what the actor at the spot is bound (spot->n tokens of it; SIGNAL_NONE: by nothing), and whether
 * he is asked; whether a clause of its own begins there; whether he does something as another known person of the
 * same sentence does; whether he is "you", and the mail greets one person.
 */
enum signal clause_bound_by(
    const struct finder *f, struct clause_spot *spot, const struct actor *actor, bool *asked);
bool clause_opens(
    const struct finder *f, const struct clause_spot *spot, const struct actor *actor, enum signal signal);
/* claim_subject.c: is the actor only a thing, "Update Forge to show it", "as BlueBeans will close"? */
bool clause_is_thing(const struct finder *f, const struct clause_spot *at, const struct actor *actor, enum signal s);
/* claim_beside.c: "Maya updates the rules, Omar tells Sales": another person of the same sentence does something, too. */
bool clause_does_too(const struct finder *f, const struct actor *actor, enum signal signal, int sentence);
/* ", Toni misst die Treppe aus", ", Mrs Novak marks set B": behind a comma somebody, and what German does with a verb in the singular; in front, whom nobody knows
 * only where it says by when: "Meike scannt die Liste bis Freitag". */
bool clause_does_beside(const struct finder *f, const struct clause_spot *at, const struct actor *actor);
/* Does the clause begin its sentence, or what stands behind the colon in it, "As agreed: Maya prints the flyers"? */
bool clause_begins(const struct finder *f, const struct claim *claim);
bool clause_means_greeted(const struct finder *f, const struct actor *actor, enum signal signal);
/* "please Maya, order the signs": asked by the name at token i behind "please"; *n: the comma. */
bool clause_is_pleaded(const struct tokens *t, size_t from, size_t i, const struct actor *a, size_t end, size_t *n);
/* "on 17.12.": a day in figures at token i? */
bool clause_names_day(const struct tokens *t, size_t i);
/* "decided", "minutes", "réunion": a word by which a mail says that it tells of a meeting, or of what was decided. */
bool clause_names_meeting(const struct token *word);
/* "asks the vendor whether they deliver", "asks 3 dealers" at token i: somebody outside is asked, and no
 * meeting; "finds out". */
bool clause_asks_others(const struct tokens *t, size_t i, size_t end);
/* "news", "nouvelles": what follows tells, and gives nothing out. */
bool clause_names_news(const struct token *word);
/* claim_time.c: "every Monday", "usually", "since May" among the tokens: what is so anyway, and nothing that
 * is taken on. */
bool clause_is_usual(const struct tokens *t, size_t from, size_t to);
/* "depuis la gare", "desde la estación" at token i: from where, and not since when. */
bool clause_is_from_place(const struct tokens *t, size_t i);
/* The narrower half of it: "every Monday", "on Fridays", "as usual". */
bool clause_is_habit(const struct tokens *t, size_t from, size_t to);
/* "yesterday", "always": what was or what is so every time is nothing that somebody takes on. */
bool clause_is_over(const struct tokens *t, size_t from, size_t end);
/* claim_tongue.c: "Vertrag prüfen", "relire le contrat", "revisar el contrato": an order as these languages write one in a
 * list. */
bool clause_is_infinitive(const struct words_set *set, const struct tokens *t, size_t from, size_t to);
/* claim_romance.c: "Luis appelle la banque, moi je préviens Claire": the "moi" at token i begins the clause as well. */
bool clause_is_stressed(const struct tokens *t, size_t i);
/* claim_said.c: "Luis: j'appelle la banque", the colon at that token: it is not the writer's, and his who is known in front. */
void clause_label_says(const struct finder *f, size_t colon, struct claim *c);
/* "Luis appelle la banque, j'envoie le plan", the verb at token i: adds what the writer does behind what another does; *n: its
 * tokens. */
bool clause_adds_me(struct finder *f, size_t i, size_t end, int sentence, size_t *n);
/* "next week", "weekend 5/6 Dec": nothing but a span in which it is to be done. */
bool clause_is_roughly_when(const struct tokens *t, size_t from, size_t to);
/* Does the sentence name a day that is still to come, or say "myself"? */
bool clause_is_ahead(const struct tokens *t, size_t from, size_t end);
/* "now", "gerade". */
bool clause_is_now(struct slice word);
/* "once I have the list", "sobald ich sie habe", "en cuanto la tenga": a condition, under which it will be done. */
bool clause_says_once(const struct tokens *t, size_t from, size_t end);
/* claim_ask.c: is the actor asked by what stands behind him? *n: the words up to the task. */
bool clause_is_asked(const struct tokens *t, const struct actor *actor, size_t end, size_t *n);
/* "Maya, you promised me the list", "Maya, you were going to print it": the actor is told what he has said he does.
 * *n: the words up to the task. */
bool clause_gave_word(const struct tokens *t, const struct actor *actor, size_t end, size_t *n);
/* "Maya will ask him how it opens?": the question is what she is to find out, and nobody doubts that she does. */
bool clause_finds_out(const struct finder *f, size_t from, size_t end);
/* claim_turned.c: "um die Getränke kümmert sich Sabine, den Raum bucht Jürgen": what is done stands in front. */
bool clause_turned_german(struct finder *f, size_t from, size_t end, int sentence);
/* claim_greeted.c: ", and I will send the slides": where behind token i somebody else does something, or end. */
size_t clause_another_does(const struct finder *f, size_t i, size_t end);
/* claim_greeted.c: "please send the list by Friday, Tom prints it": where another's part begins behind what is asked of whoever is
 * greeted, or end. */
size_t clause_others_part(const struct finder *f, size_t from, size_t end);
/* "so please oil the gate this week" in a mail to one person, who is asked. */
void clause_pleased(struct finder *f, size_t from, size_t end, int sentence);
/* "can you (please)", "kannst du (bitte)" at token i: its tokens, 0 if somebody else or nobody is asked. */
size_t clause_asks_you(const struct tokens *t, size_t i, size_t end);
/* "schickst du mir die Liste": German asks with the verb in front. */
bool clause_asks_with_verb(const struct tokens *t, size_t i, size_t end);
/* "Could you check the lamps, Tom?", "please call them @Tom": whom the end of the sentence names. */
bool clause_asked_behind(struct finder *f, size_t from, size_t end, int sentence);
/* "let", "see": what people ask for out of courtesy, or to be told something. */
bool clause_is_courtesy(const struct token *word);
/* "can Omar find out", "could Maya call the firm": of somebody else these are more than courtesies. */
bool clause_is_done_for_others(const struct token *word);
/* claim_called.c: "Omar, call the printer", "Maya, send me two pages": called by name, and an order; *n: the words between. */
bool clause_orders(const struct tokens *t, size_t i, size_t end); /* the same of what stands from token i on, in English */
bool clause_is_ordered(const struct tokens *t, const struct actor *a, size_t end, size_t *n);
/* claim_greeted.c: what the sentence asks of whom the mail greets, where its clauses from n on bind nobody: "it would be great
 * if you could send it". */
void clause_asked_politely(struct finder *f, size_t from, size_t end, int sentence, size_t n);
/* "You'll get the list from me by Friday", "du bekommst sie bis Freitag von Maya": who gets it does nothing; the one clause of
 * such a sentence, or none. */
bool clause_given(struct finder *f, size_t from, size_t end, int sentence);
/* "Will send the list by Friday", "schicke dir die Liste bis Freitag": what the writer does, who leaves himself out. */
bool clause_without_me(struct finder *f, size_t from, size_t end, int sentence);
/* claim_greeted.c: "you need to decide by Friday", "da müsstest du bitte entscheiden": what whoever is greeted has to do. */
bool clause_greeted_must(struct finder *f, size_t from, size_t end, int sentence);
/* A clause of whom the mail greets on the tokens from..to, asked at token at; its task ends before task_to. */
void clause_ask_greeted(struct finder *f, size_t at, size_t from, size_t task_to, size_t to, int sentence);
/* claim_wanted.c: "du bestellst bitte die Folie", "¿me mandas el plano?": asked of whom the mail greets, or who is called. */
bool clause_asks_friend(struct finder *f, size_t from, size_t end, int sentence);
/* claim_asked.c: "The committee asked Maya to send it", "wir bitten ihn, sie zu drucken": what those who meet ask of one. */
bool clause_asked_of(struct finder *f, size_t from, size_t end, int sentence);
/* claim_wanted.c: "You check it by Friday and I hand it in": the "and" behind which the writer himself does something, from
 * token i on; or end. */
size_t clause_before_mine(const struct tokens *t, size_t i, size_t end);
/* claim_wanted.c: "Maya, I need the list by Friday": the one clause of such a sentence; "..., Claire s'en charge". */
bool clause_wanted(struct finder *f, size_t from, size_t end, int sentence);
bool clause_taken_behind(struct finder *f, size_t from, size_t end, int sentence);
/* "they want the codes, Maya can you send me that": what the clause just added, whose actor is at token i, goes back to. */
void clause_take_up_front(struct finder *f, size_t i);
/* The clauses of a sentence that ends in a question mark: "@Maya could you send it by Friday?" hands it to her. */
void clause_question(struct finder *f, size_t from, size_t end, int sentence);
/* "can Finance run a check": whom a sentence asks for something by others, with a question mark or without; and where
 * such a one begins behind another, "Maya will call them and can Finance ...", or end. */
bool clause_request(struct finder *f, size_t from, size_t end, int sentence);
size_t clause_request_behind(const struct finder *f, size_t from, size_t end);

/*
 * claim_subject.c. At token i stands "will" without anybody: said of the speaker (label) or of whom the sentence before
 * told; behind "and" or a comma of whom its own sentence tells. Adds the clause; *n: the tokens up to its task.
 */
bool clause_speaks_on(struct finder *f, size_t i, size_t end, const struct actor *label, int sentence, size_t *n);
bool clause_shares_subject(struct finder *f, size_t from, size_t i, size_t end, int sentence, size_t *n);
/* Is it no somebody: "Will order them", "Invite Zoe to come", "Electronic vote - due Friday"? */
bool clause_is_auxiliary(const struct finder *f, const struct actor *actor, size_t end);
bool clause_is_order_to(const struct tokens *t, const struct actor *actor);
bool clause_is_title(const struct tokens *t, const struct actor *actor, size_t end);
/* "for Tom to sign": is somebody bound at token i only what the clause before is for? */
bool clause_is_purpose(const struct finder *f, enum signal s, size_t i, int sentence);
/*
 * claim_tongue.c: the clause that a sentence of another language than English builds in its own way at token from; the
 * token behind it, or from if there is none.
 */
size_t clause_tongue(struct finder *f, size_t from, size_t end, int sentence);
/* One of the phrases, one space between their words, from token i on: how many tokens it is, or 0. */
size_t clause_phrase_at(const struct tokens *t, size_t i, size_t end, const char *const *phrases, size_t count);

/* The same; asked at many tokens of many lines, which mostly begin otherwise: see slice_is_one_of. */
static inline __attribute__((always_inline)) size_t
clause_listed_at(const struct tokens *t, size_t i, size_t end, const char *const *phrases, size_t count)
{
	unsigned long long begin = 0, last = 0;
	struct slice word;

	if (i >= end || t->v[i].low.len == 0)
		return 0;
	word = t->v[i].low;
#pragma GCC unroll 1000
	for (size_t j = 0; j < count; j++) {
		size_t len = strcspn(phrases[j], " ");

		begin |= slice_trait(phrases[j][0], len);
		last |= slice_trait(phrases[j][len - 1], len);
	}
	return (begin & slice_trait(word.p[0], word.len)) && (last & slice_trait(word.p[word.len - 1], word.len))
	    ? clause_phrase_at(t, i, end, phrases, count)
	    : 0;
}

#define CLAUSE_PHRASE_AT(t, i, end, phrases) \
	clause_listed_at((t), (i), (end), (phrases), sizeof(phrases) / sizeof((phrases)[0]))
/* Where the part of the sentence that begins at i ends: behind ";", or before somebody else in a row. */
size_t clause_part_end(const struct finder *f, size_t i, size_t end);
/* claim_romance.c: the same as clause_tongue for what French and Spanish say by the ending of a verb. */
size_t clause_romance(struct finder *f, size_t from, size_t end, int sentence);
/* Behind somebody, at token i: "me pasa la lista", "reformule la clause", whatever the verb: its tokens with
 * the pronouns in front, or 0. */
size_t clause_does_romance(const struct outline *outline, const struct tokens *t, size_t i, size_t end);
/* "est chargée d'obtenir" at token i: the tokens in front of what he has to do, or 0. */
size_t clause_is_charged(const struct tokens *t, size_t i, size_t end);
/* "ses vacances" behind token i. */
bool clause_is_own_life(const struct tokens *t, size_t i);
/* "prend ses vacances", "ferme la rue" at token i: what is told of somebody's life, in French and Spanish. */
bool clause_is_life_of(const struct tokens *t, size_t i);
/* "Hélène imprime les programmes pour samedi", "la cheffe de cuisine commande le pain demain": in French and Spanish somebody of a given
 * name, with a title or by his office, whom nobody knows, does something to something, with a day that is to come. */
bool clause_guest_does(const struct finder *f, const struct actor *actor, size_t end);
/* "crois", "creo": behind "je" or "yo", at token i, nothing that anybody takes on by saying it. */
bool clause_is_state(const struct outline *outline, const struct tokens *t, size_t i, size_t end);
/* claim_time.c: ", and if they do not answer by Friday" behind token i begins what is done then: its comma, or to. */
size_t clause_before_condition(const struct tokens *t, size_t i, size_t to);
/* "... by Friday" between the tokens? */
bool clause_says_by(const struct tokens *t, size_t from, size_t to);
/*
 * claim_promise.c: what others tell that somebody promised: the tokens from behind the actor up to the task, 0 if nothing;
 * what minutes tell so as past; a thing that he promised, or does with a deadline (*n: the tokens that bind him); and what
 * was agreed that he does.
 */
size_t clause_told_promise(const struct finder *f, const struct actor *a, size_t end);
size_t clause_past_promise(const struct finder *f, const struct clause_spot *at, const struct actor *a);
enum signal clause_promises_thing(const struct finder *f, const struct actor *a, size_t end, size_t *n);
/* claim_romance.c: the same of "Mark dit qu'il répare la porte demain", "Tom dice que manda la lista el viernes". */
size_t clause_told_romance(const struct finder *f, const struct actor *actor, size_t end);
/* "The list follows from me by Friday", "the plan is with Maya, due Friday": whoever it comes from, or has it. */
bool clause_comes_from(struct finder *f, size_t from, size_t end, int sentence);
bool clause_is_agreed(const struct finder *f, const struct clause_spot *at, const struct actor *a);
/* "Maya's numbers are due on Friday", "waiting for Maya's numbers, she said Friday": the one clause of such a sentence. */
bool clause_ones_thing(struct finder *f, size_t from, size_t end, int sentence);
/* "meeting", "travelling" behind "is" or "am": where somebody goes and how he lives, nothing that others wait for. */
bool clause_is_life(const struct token *w);
/* "is ringing round tomorrow for two more prices": what he is doing on a day to come. */
bool clause_is_arranged(const struct finder *f, const struct actor *a, size_t end);
/* "me", "lui", "os": stands in front of a French or Spanish verb. */
bool clause_is_clitic(struct slice w);
/* claim_chinese.c: the same as clause_tongue for Chinese. */
size_t clause_chinese(struct finder *f, size_t from, size_t end, int sentence);
/* Is the word one of those in words, which are separated and enclosed by spaces? */
bool clause_is_one_of(struct slice word, const char *words);
/* claim_voice.c: is it the label of somebody who says "I" behind it? "Finance: I will ask them" is on a topic, but in a chat. */
bool clause_is_ones_voice(const struct finder *f, const struct actor *label);
/* claim_passive.c: "zu liefern", "einzureichen" in front of the end: where it begins, or end. */
size_t clause_duty_in_german(const struct tokens *t, size_t from, size_t end);
/* claim_arrow.c: "Badges are out => Maya orders new ones", "-> Maya to order": does an arrow in front of token i hand over what follows? */
bool clause_behind_arrow(const struct tokens *t, size_t i);
bool clause_may_hold_arrow(const struct tokens *t);
bool clause_arrow_hands_over(const struct finder *f, size_t i);
/* Letters, "I" or "she" behind an arrow at token at, and a verb at once: whom "she" means goes into a. */
bool clause_does_behind_arrow(const struct finder *f, size_t at, struct actor *a);
/* claim_said.c: does token i only answer, "ok", "nein", before something is said? */
bool clause_is_reply(const struct tokens *t, size_t i);
/* Is the block a message of a chat? */
static inline bool
clause_in_chat(const struct finder *f)
{
	return f->v->speaker >= 0 || f->said;
}

/* Is one of the tokens from..end of one of the classes, W_BE | W_PAST? */
static inline bool
clause_has(const struct tokens *t, size_t from, size_t end, uint64_t classes)
{
	for (size_t i = from; i < end; i++)
		if (t->v[i].is & classes)
			return true;
	return false;
}

/* Is it certainly somebody: known, called by a handle, or "Ms Vance", whom nobody knows? */
static inline bool
clause_is_person(const struct tokens *t, const struct actor *a)
{
	return a->kind != ACTOR_NONE && a->n > 0 &&
	    (a->kind <= ACTOR_HANDLE || (a->kind == ACTOR_NAME && a->n == 1 && (t->v[a->from].is & W_TITLE)));
}

/* What is said only in chats, in the sentence at tokens from..end: "will send it tonight"; false if nothing.
 */
bool clause_said(struct finder *f, size_t from, size_t end, int sentence);
/* claim_answered.c. "I can order them" of the speaker who is the label, at token i where he begins to speak, and somebody wants
 * it: adds it as his, and returns the tokens in front of the verb; 0 if he offers nothing. */
size_t clause_offer(struct finder *f, size_t i, size_t end, const struct actor *label, int sentence);
/* Somebody asks from token from on who does it, and the next messages say who. */
void clause_answered(struct finder *f, size_t from, size_t end);
/* "I still need photographs" in a chat, which another takes on: "will do". */
void clause_needed_in_chat(struct finder *f, size_t from, size_t end);
/* "> Can you send me the list?", quoted, and below it "Yes, by Friday.": who writes the mail does it. */
bool clause_answered_below(struct finder *f, size_t from, size_t end);
/* The same for "somebody has to call the firm" in the sentence at from..end. */
void clause_somebody(struct finder *f, size_t from, size_t end);

/* claim_time.c: "She hands it in on 4 December", "Das macht sie noch vor dem 10.", "Elle la rend le 4": do the tokens say of what was named
 * before no more than that it is done, or handed over, on a day? */
bool clause_is_done_then(const struct tokens *t, size_t from, size_t end);

#endif
