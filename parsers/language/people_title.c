/*
 * See people_known.h: "Herr Weiß" where there are a Jürgen and a Sabine Weiß. Method:
 * two lists of common given names, as the plain words of a name are written. A name
 * in neither may be anybody's.
 */
#include <string.h>

#include "parsers/language/people_known.h"

static const char women[] =
    " abigail adele adelheid adriana agathe agnes agnieszka aisha alejandra alessia alexandra alice alicia alina "
    "amanda "
    "amelie amina amparo amy ana anais anastasia angela angelika anita anja anke ann anna anne anneliese "
    "annette "
    "annie annegret anneke annelie annelore annerose annika antje antonia araceli astrid audrey aurelie aurore barbara beata beatrice beatriz belen "
    "bettina "
    "birgit birgitta blanca brenda brigitte britta camille cara carla carlota carmen carol caroline carolin "
    "carolina catherine cecile cecilia celine charlotte chloe christa christel christiane christina "
    "christine "
    "ciara clara claire clarissa claudia clemence concha consuelo coralie cordula cornelia cristina cynthia "
    "dagmar "
    "daniela deborah delphine denise diana diane dolores donna dora doris dorothea dorothee edith elena "
    "eleni "
    "eleonore elif elin elisa elisabeth elise elizabeth elke ella ellen elodie elsa elvira emilia emilie "
    "emily "
    "emma erika ester esther eugenia eva evelyn fatima felicitas fiona florence frances francesca francisca "
    "franziska frauke frederike freya gabi gabriela gabriele gemma gerda gesa gisela giulia gloria grace "
    "graciela "
    "greta gudrun hanna hannah harriet hedwig heidi heike helen helena helene helga henrike hilary hildegard "
    "ilse ines inge ingeborg ingrid irene irina iris irmgard isabel isabell isabella isabelle ivana "
    "jacqueline "
    "jana jane janet janine jeanne jennifer jessica joanna johanna josefa josefine josephine juana judith "
    "julia "
    "juliana juliane julie juliette justyna karin karla karolina katarina katarzyna kate katharina kathrin "
    "katja "
    "katrin kerstin kirsten kirstin klara kristin kristina larissa latifa laura laurence layla lea leila "
    "lena "
    "leonie leonor leticia lia lidia lieselotte lilian lina linda lisa liv lorena lotte louise lourdes lucia "
    "lucie lucy luisa luise luzia lydia macarena madeleine magdalena maja malgorzata manon manuela mara "
    "margaret margarethe margarita margit margot marguerite maria mariam marianne maribel marie marina "
    "marisol "
    "marlene marlies marta martha martina mary mathilde maya meike melanie melissa mercedes merle mia "
    "michaela "
    "michelle mila miriam mira mirjam monica monika monique montserrat nadia nadine nadja nancy natalia "
    "natalie "
    "natascha nathalie nele nicole nieves nina noemi nora nuria oksana olga olivia paloma pamela patricia "
    "paula "
    "pauline petra pia pilar priya rachel ramona raquel rebecca rebekka regina regine renata renate ricarda "
    "rita "
    "romina rosa rose roswitha ruth sabine sabrina samantha sandra sara sarah selina silke silvia simone "
    "sofia "
    "sofie sonia sonja sophia sophie stefanie steffi stella stephanie susan susana susann susanna susanne "
    "svenja svetlana sylvia sylvie tamara tania tanja tatjana teresa theresa therese tina ulrike ursula ute "
    "valentina valerie vanessa vera verena veronica veronika veronique victoria viktoria virginia viviane "
    "wanda "
    "waltraud wiebke yasmin yvonne zahra zofia "
    "bea beth kate katie liz lizzie sue suzanne jen jenny meg megan maggie peggy penny molly sally hazel heather joan "
    "anjali deepa lakshmi meera sunita aylin fatma ayse svetlana ewa agata magda paola chiara federica ";
static const char men[] =
    " aaron abdul adam adrian agustin ahmad ahmed alain alan albert alberto alejandro alexander alfonso "
    "alfred "
    "alfredo ali alvaro amir anders andre andreas andrei andres andrew angus anil anthony antoine anton "
    "antonio "
    "armando arnaud arthur arturo axel baptiste bastien benedikt benito benjamin bernard bernd bjorn boris "
    "brian "
    "bruno carl carlos carsten cedric cesar charles christian christoph christopher claas clemens clement "
    "colin "
    "craig cristobal cyril damien daniel darius dave david dennis derek detlef diego dieter dietmar dimitri "
    "dirk dmitri domingo dominik doug douglas eberhard eduardo edward egon elias emil emilio emmanuel "
    "enrique "
    "eric erich erik ernesto ernst erwin esteban etienne eugene fabian federico felix ferdinand fermin "
    "fernando "
    "filip florian francesco francisco francois frank franz fred frederic frederik friedrich fritz gabriel "
    "gavin geoffrey georg george georges gerald gerardo gerd gerhard german gerrit gilles giovanni giuseppe "
    "gonzalo gordon gottfried graham gregor gregorio guido guillaume guillermo gunter gunther guenter "
    "guenther "
    "gustav gustavo hamza hanno hans harald harry hartmut hassan hector heiko heiner heinrich heinz helmut "
    "hendrik henri henrik henry herbert hermann hernan holger horst hubert hugo hussein ian ibrahim ignacio "
    "igor "
    "ingo isaac isidro ismael ivan jack jacob jacques jaime jakob jakub james jan jannik jason javier jean "
    "jens "
    "jeremy jerome jesper jesus jim joachim joaquin jochen joerg johann johannes john jonas jonathan jordi "
    "jorg "
    "jorge jorn jose josef joseph juan juergen julien julio jurgen kai karim karl karsten kaspar keith "
    "kenneth "
    "kevin klaus knut konrad konstantin kurt lars laurent leif lennart leonard leonardo leopold liam lorenz "
    "lothar louis luc lucas ludger ludwig luigi luis luiz lukas magnus malte manfred manuel marcel marcelo "
    "marco marcos marcus marek mario mark marko markus martin mateo mathias mathieu matias matteo matthew "
    "matthias maurice mauricio max maximilian mehmet mehdi michael michal michel miguel mikael mike mikkel "
    "milan mirko mohamed mohammed moritz mustafa neil nicolas niels nigel niklas nikolaus nils norbert olaf "
    "ole "
    "oliver olivier omar oscar oskar oswald otto ottmar pablo pascal patrice patrick paul pavel pedro peer "
    "per "
    "peter philip philipp philippe pierre piotr rafael raimund rainer ralf ramon raphael raul raymond reiner "
    "reinhard rene richard rob robert roberto rodrigo roger roland rolf roman romain ronald rudolf rudiger "
    "ruediger sam samuel santiago scott sebastian sergei sergio siegfried simon soeren soren stefan steffen "
    "stefano stephan stephane stephen steve steven stuart sven tariq theo theodor thibault thierry thomas "
    "thorsten tim timo timothy tobias tom tomas torben torsten udo ulf ulrich uwe valentin viktor victor "
    "vincent "
    "vladimir volker walter werner wilfried wilhelm will william winfried wolf wolfgang xavier yannick yusuf "
    "yves "
    "bob bobby bill billy joe joey jon ben ed eddie nick pete ted jeff jeffrey greg gregory sean shaun matt josh joshua "
    "ryan dan danny don tommy jimmy johnny mick patrick phil ron ronnie raj rajesh ravi sanjay vikram arjun amit anand "
    "rahul vijay suresh emre murat giorgio lorenzo ";

static bool
has(const char *list, struct slice word)
{
	size_t at, len = strlen(list);
	struct slice rest = { list, len };

	while (word.len > 1 && (at = slice_find(rest, word)) < rest.len) {
		if (at > 0 && rest.p[at - 1] == ' ' && at + word.len < rest.len &&
		    rest.p[at + word.len] == ' ')
			return true;
		rest = slice_from(rest, at + word.len);
	}
	return false;
}

enum people_title
people_title(struct slice word)
{
	static const char men_are[] = " mr herr herrn hr hrn sr senor monsieur don ";
	static const char women_are[] = " mrs ms miss frau fr mme mlle madame sra srta senora dona ";
	static const char learned[] = " dr dra ddr prof mag mmag ing -ing dipl dipl-ing lic kollege kollegin doctor doctora docteur doktor professor professeur profesor profesora ";

	return has(men_are, word)  ? TITLE_MAN
	    : has(women_are, word) ? TITLE_WOMAN
	    : has(learned, word)   ? TITLE_ANY
	                           : TITLE_NONE;
}

/* What is known of somebody: "Frau Weiß" as he is called elsewhere, or his given name. */
static enum people_title
title_of(const struct known *k)
{
	for (const struct other_name *other = k->others; other != NULL; other = other->next) {
		enum people_title title = people_title(other->words[0]);

		if (title == TITLE_MAN || title == TITLE_WOMAN)
			return title;
	}
	return k->word_count < 2 ? TITLE_NONE : has(women, k->words[0]) ? TITLE_WOMAN : has(men, k->words[0]) ? TITLE_MAN : TITLE_NONE;
}

bool
people_title_fits(const struct known *k, enum people_title title)
{
	enum people_title of = title_of(k);

	return !(title == TITLE_MAN && of == TITLE_WOMAN) && !(title == TITLE_WOMAN && of == TITLE_MAN);
}

bool
people_is_of_man(struct slice plain)
{
	return has(men, plain);
}

bool
people_is_of_woman(struct slice plain)
{
	return has(women, plain);
}

bool
people_is_monsieur(const struct people *p, struct slice family)
{
	struct slice words[NAME_WORDS];
	struct reading_owner o;

	people_resolve(p, family, &o);
	return o.email.len > 0 && o.department.len == 0 && people_name_words(p->pool, o.name, words) > 1 &&
	    !people_is_of_woman(words[0]);
}

void
people_mean(struct people *p, struct slice name, struct slice email, struct slice called)
{
	struct slice plain = words_plain(p->pool, called);

	people_call(p, name, email, called);
	for (struct entry *e = p->buckets[words_hash(plain) & p->bucket_mask]; e != NULL; e = e->next)
		if (e->alias && slice_eq(e->word, plain) && slice_eq_nocase(p->v[e->person].email, email))
			e->sure = true;
}
