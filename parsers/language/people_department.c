/*
 * See people_known.h: "Lucía Finanzas" where the directory has a Lucía of Finance. Method: a list of what
 * departments that most companies have are called; a department that is not in it is only itself.
 */
#include "parsers/base/pool.h"
#include "parsers/language/people_known.h"

/* Bytes of a department's word. */
#define DEPARTMENT_WORD_MIN 2
/* Bytes of a department's name that is cut short. */
#define DEPARTMENT_SHORT_MIN 3

/* What departments are called, plain, a line for those that are one. */
static const char *const departments[] = {
	" finance finances finanzen finanzas financas ",
	" accounting buchhaltung comptabilite compta contabilidad contabilidade ",
	" sales vertrieb ventes ventas vendas commercial comercial ",
	" purchasing procurement einkauf achats compras ",
	" hr personal rh rrhh personalabteilung ",
	" it edv informatik informatique informatica ",
	" legal recht rechtsabteilung juridique juridico ",
	" logistics logistik logistique logistica ",
	" quality qa qualitat qualite calidad qualidade qualitatssicherung ",
	" production produktion fertigung produccion producao ",
	" engineering eng ingenierie ingenieria engenharia ",
	" warehouse lager entrepot almacen armazem ",
	" compliance cumplimiento conformite conformidade ",
	" cleaning reinigung nettoyage limpieza limpeza ",
	" payroll lohnbuchhaltung paie nominas ",
	" customs zoll douane aduanas alfandega ",
	" nursing pflege soins enfermeria enfermagem ",
	" pharmacy apotheke pharmacie farmacia ",
	" radiology radiologie radiologia ",
	" emergency notaufnahme urgences urgencias ",
	" laboratory lab labor laboratoire laboratorio ",
	" maintenance instandhaltung mantenimiento manutencao ",
	" facilities haustechnik gebaudetechnik ",
	" communications communication kommunikation comunicacion comunicacao ",
	" marketing mktg mercadotecnia ",
	" administration verwaltung administracion administracao ",
	" support kundendienst soporte suporte ",
	" fleet fuhrpark flotte flota frota ",
	" operations ops operaciones operacoes ",
	" reception empfang accueil recepcion recepcao ",
};

static bool
stands_in(const char *line, struct slice word)
{
	struct slice all = slice_of(line);
	size_t at = slice_find(all, word);

	return at > 0 && at + word.len < all.len && all.p[at - 1] == ' ' && all.p[at + word.len] == ' ';
}

bool
people_department_abroad(struct slice word, struct slice department)
{
	for (size_t i = 0;
	     word.len >= DEPARTMENT_WORD_MIN && i < sizeof(departments) / sizeof(departments[0]); i++) {
		if (!stands_in(departments[i], word))
			continue;
		for (struct slice rest = department; rest.len > 0;) {
			size_t end = slice_find_char(rest, ' ');

			if (stands_in(departments[i], slice_to(rest, end)))
				return true;
			rest = slice_from(rest, end < rest.len ? end + 1 : end);
		}
	}
	return false;
}

/* The only department of the directory that is called by a word of the line, or NULL. */
static const struct department *
only_of(const struct people *p, const char *line)
{
	const struct directory *all = &p->question->directory;
	const struct department *found = NULL;

	for (size_t i = 0; i < all->department_count; i++) {
		if (!stands_in(line, words_plain(p->pool, all->departments[i].name)))
			continue;
		if (found != NULL)
			return NULL;
		found = &all->departments[i];
	}
	return found;
}

void
people_departments_abroad(struct people *p)
{
	/* words of English as well */
	static const char *const common[] = { "it", "commercial", "personal" };

	for (size_t i = 0; i < sizeof(departments) / sizeof(departments[0]); i++) {
		const struct department *d = only_of(p, departments[i]);
		struct slice rest = slice_from(slice_of(departments[i]), 1);

		for (size_t end; d != NULL && rest.len > 0; rest = slice_from(rest, end + 1)) {
			struct slice word = slice_to(rest, end = slice_find_char(rest, ' '));

			if (!SLICE_IS_ONE_OF(word, common) && people_department_named(p, word) == NULL)
				people_department_call(p, d, word, true);
		}
	}
}

/* The next part of "building and estates", "hse / quality"; what is left of the name is *rest. */
static struct slice
part_next(struct slice *rest)
{
	static const char *const joints[] = { " and ", " & ", " / ", "/", " und ", " et ", " y ", " e " };
	struct slice part = *rest;
	size_t end = part.len, skip = 0;

	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++) {
		size_t at = slice_find(part, slice_of(joints[i]));

		if (at < end) {
			end = at;
			skip = slice_of(joints[i]).len;
		}
	}
	*rest = slice_from(part, end + skip);
	return slice_to(part, end);
}

/* The department's point person, or that of another part of its name. */
static const struct department *
spoken_for(const struct people *p, const struct department *d, struct slice name)
{
	while (d->point_person.len == 0 && name.len > 0) {
		const struct department *part = people_department_named(p, part_next(&name));

		if (part != NULL && part->point_person.len > 0)
			return part;
	}
	return d->point_person.len > 0 ? d : NULL;
}

const struct department *
people_department_part(const struct people *p, struct slice plain)
{
	const struct directory *all = &p->question->directory;
	const struct department *found = NULL;

	for (size_t i = 0; i < all->department_count && plain.len >= DEPARTMENT_WORD_MIN; i++) {
		const struct slice name = words_plain(p->pool, all->departments[i].name);

		for (struct slice rest = name; rest.len > 0;) {
			struct slice part = part_next(&rest);

			if (part.len == name.len || !slice_eq(part, plain))
				continue;
			if (found != NULL)
				return NULL;
			found = spoken_for(p, &all->departments[i], name);
		}
	}
	return found;
}

const struct department *
people_department_short(const struct people *p, struct slice plain)
{
	const struct directory *all = &p->question->directory;
	const struct department *found = NULL;

	for (size_t i = 0; i < all->department_count && plain.len >= DEPARTMENT_SHORT_MIN; i++) {
		if (!slice_starts(words_plain(p->pool, all->departments[i].name), plain))
			continue;
		if (found != NULL)
			return NULL;
		found = &all->departments[i];
	}
	return found;
}

size_t
people_department_head(const struct tokens *t, size_t i)
{
	static const char *const heads[] = { "service", "\303\251quipe", "l'\303\251quipe", "d\303\251partement", "p\303\264le", "direction",
		"departamento", "equipo", "\303\241rea", "equipe", "equipa", "team", "abteilung", "bereich", "department", "dept" };
	static const char *const of[] = { "de", "du", "des", "del", "da", "do", "of", "f\303\274r" };
	size_t at = i > 1 && SLICE_IS_ONE_OF(t->v[i - 1].low, of) ? i - 1 : i;

	return at > 0 && SLICE_IS_ONE_OF(t->v[at - 1].low, heads) ? at - 1 : i;
}

bool
people_is_of_department(const struct people *p, struct slice written, struct slice department)
{
	struct reading_owner who;

	people_resolve(p, written, &who);
	for (size_t i = 0; i < p->n && who.email.len > 0; i++)
		if (slice_eq_nocase(p->v[i].email, who.email))
			return slice_eq_nocase(slice_trim(p->v[i].department), department);
	return false;
}
