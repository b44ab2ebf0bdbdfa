/*
 * See claim.h. Capitalised words in brackets or behind a dash that name no owner: "Visit the branches (Berlin, Hamburg)",
 * "Translate the flyer (German)", "Update the list (Excel)". Somebody known who is called so, or a given name, is one.
 */
#include "parsers/language/claim_clause.h"

static const char *const places[] = { "berlin", "hamburg", "munich", "m\303\274nchen", "cologne", "k\303\266ln", "frankfurt",
	"stuttgart", "d\303\274sseldorf", "dortmund", "leipzig", "dresden", "hannover", "n\303\274rnberg", "bremen", "bonn",
	"mainz", "freiburg", "karlsruhe", "wien", "graz", "z\303\274rich", "zurich", "bern", "basel", "genf", "geneva",
	"london", "manchester", "birmingham", "edinburgh", "glasgow", "dublin", "paris", "lyon", "marseille", "toulouse",
	"bordeaux", "lille", "nantes", "strasbourg", "madrid", "barcelona", "valencia", "sevilla", "lisbon", "lisboa", "porto",
	"rome", "milan", "turin", "amsterdam", "rotterdam", "utrecht", "brussels", "br\303\274ssel", "bruxelles", "antwerp",
	"copenhagen", "stockholm", "oslo", "helsinki", "warsaw", "prague", "prag", "budapest", "athens", "istanbul", "boston",
	"chicago", "seattle", "denver", "houston", "toronto", "montreal", "vancouver", "tokyo", "beijing", "shanghai",
	"shenzhen", "singapore", "mumbai", "delhi", "dubai", "germany", "deutschland", "austria", "\303\266sterreich",
	"switzerland", "schweiz", "france", "frankreich", "spain", "espa\303\261a", "italy", "italien", "italia", "portugal",
	"poland", "polen", "netherlands", "belgium", "belgien", "europe", "europa", "canada", "china", "japan", "india",
	"brazil", "brasil", "mexico" };

static const char *const languages[] = { "english", "german", "french", "spanish", "italian", "dutch", "polish", "portuguese",
	"russian", "chinese", "japanese", "turkish", "arabic", "swedish", "danish", "englisch", "deutsch", "franz\303\266sisch",
	"spanisch", "italienisch", "polnisch", "anglais", "allemand", "espagnol", "ingl\303\251s", "alem\303\241n" };

static const char *const tools[] = { "excel", "word", "outlook", "powerpoint", "slack", "zoom", "jira", "trello", "asana", "notion",
	"confluence", "sharepoint", "onedrive", "dropbox", "github", "gitlab", "figma", "canva", "miro", "doodle", "whatsapp",
	"telegram", "discord", "linkedin", "facebook", "instagram", "twitter", "youtube", "wordpress", "salesforce", "hubspot",
	"mailchimp", "windows", "linux", "ubuntu", "android", "docker", "kubernetes", "python", "java", "javascript",
	"nextcloud", "eventbrite", "mastodon" };

/* What people's lists are about, "Kitchen: buy cups". */
static const char *const topics[] = { "website", "homepage", "logo", "newsletter", "insurance", "venue", "kitchen", "storage",
	"bank", "flyer", "flyers", "poster", "posters", "banner", "catering", "food", "drinks", "music", "transport", "parking",
	"photos", "tickets", "invitations", "registration", "rent", "lease", "contract", "database", "server", "backup", "wiki",
	"heating", "furniture", "hardware", "software", "webseite", "versicherung", "k\303\274che", "lager", "miete",
	"vertrag", "technik", "getr\303\244nke", "musik", "einladung", "einladungen", "heizung", "assurance", "cuisine",
	"loyer", "contrat", "musique", "invitations", "seguro", "cocina", "alquiler", "contrato", "m\303\272sica" };

static bool
is_thing(const struct token *w)
{
	return !(w->is & W_GIVEN) &&
	    (SLICE_IS_ONE_OF(w->low, topics) || SLICE_IS_ONE_OF(w->low, places) || SLICE_IS_ONE_OF(w->low, languages) || SLICE_IS_ONE_OF(w->low, tools));
}

bool
claim_leave_things(const struct tokens *t, struct actor *a)
{
	size_t n = 0;

	/* "(Tom, Berlin)" is Tom */
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].kind != ACTOR_WORD || !is_thing(&t->v[a->v[i].from]))
			a->v[n++] = a->v[i];
	if (n < a->n && n > 0)
		a->kind = ACTOR_NONE;
	for (size_t i = 0; n < a->n && i < n; i++)
		if (a->v[i].kind > a->kind)
			a->kind = a->v[i].kind;
	a->n = n;
	return n > 0;
}
