/*
 * See people_known.h: "Lucía Finanzas" where the directory has a Lucía of Finance. Method: a list of what
 * departments that most companies have are called; a department that is not in it is only itself.
 */
#include "parsers/base/pool.h"
#include "parsers/language/people_known.h"

/* Bytes of a department's word. */
#define DEPARTMENT_WORD_MIN 2

/* What departments are called, plain, a line for those that are one. */
static const char *const departments[] = {
	" finance finances finanzen finanzas financas ",
	" accounting buchhaltung comptabilite compta contabilidad contabilidade ",
	" sales vertrieb ventes ventas vendas commercial comercial ",
	" purchasing procurement einkauf achats compras ",
	" hr personal rh rrhh ",
	" it edv informatik informatique informatica ",
	" legal recht rechtsabteilung juridique juridico ",
	" logistics logistik logistique logistica ",
	" quality qualitat qualite calidad qualidade ",
	" production produktion fertigung produccion producao ",
	" engineering ingenierie ingenieria engenharia ",
	" warehouse lager entrepot almacen armazem ",
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
