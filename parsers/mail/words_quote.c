/* Marks of forwards, "X wrote", what devices add, months; see words.h. */
#include <stdint.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/words.h"

words_list words_forwarded = {
	/* en */ "forwarded message", "forwarded mail", "forwarded email", "forwarded by", "begin forwarded",
	"forward message", "forwarded from", "fwd message", "forwarded conversation",
	/* de */ "weitergeleitete nachricht", "weitergeleitete mail", "weitergeleitete e-mail",
	"anfang der weitergeleiteten", "weitergeleitet von", "weitergeleitete", "weiterleitung der nachricht",
	/* fr */ "message transféré", "message transfere", "début du message transféré",
	"début du message réexpédié", "message réexpédié", "courriel transféré", "e-mail transféré",
	"mail transféré", "transféré par", "faire suivre",
	/* es */ "mensaje reenviado", "correo reenviado", "inicio del mensaje reenviado", "reenviado por",
	"mensagem reenviada",
	/* it */ "messaggio inoltrato", "inizio messaggio inoltrato", "inoltrato da", "e-mail inoltrata",
	"messaggio reinoltrato",
	/* pt */ "mensagem encaminhada", "mensagem reencaminhada", "início da mensagem encaminhada",
	"início da mensagem reencaminhada", "e-mail encaminhado", "encaminhado por",
	/* ca, gl, eu */ "missatge reenviat", "mensaxe reenviada", "birbidalitako mezua",
	"birbidalitako mezu",
	/* nl */ "doorgestuurd bericht", "doorgestuurde bericht", "begin doorgestuurd bericht",
	"doorgestuurde mail", "doorgestuurd door",
	/* sv */ "vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrade brevet",
	"vidarebefordrat", "vidarebefordrat mail",
	/* da */ "videresendt meddelelse", "videresendt besked", "start på videresendt", "videresendt mail",
	"videresendte", "videresendt",
	/* no */ "videresendt melding", "videresendt e-post", "videresend melding",
	"begynnelse på videresendt", "vidaresend melding",
	/* is */ "framsent skeyti", "áframsent",
	/* fi */ "välitetty viesti", "edelleenlähetetty", "alkaa välitetty", "välitetyn viestin",
	"välitetty sähköposti", "edelleen lähetetty",
	/* et */ "edastatud kiri", "edastatud sõnum", "edasisaadetud", "edastatud",
	/* pl */ "przekazana wiadomość", "przekazywana wiadomość", "wiadomość przekazana",
	"treść przekazanej wiadomości", "początek przekazywanej", "początek przekazanej", "przesłana dalej",
	"przekazana przez", "wiadomość przesłana dalej",
	/* cs */ "přeposlaná zpráva", "předaná zpráva", "přeposílaná zpráva", "přeposlaný e-mail",
	"začátek přeposílané", "začátek přeposlané", "předávaná zpráva",
	/* sk */ "preposlaná správa", "preposielaná správa", "začiatok preposlanej", "preposlaný e-mail",
	"odovzdaná správa",
	/* sl, hr, sr */ "posredovano sporočilo", "posredovana", "začetek posredovanega",
	"proslijeđena poruka", "proslijeđeno", "započni proslijeđenu", "prosleđena poruka", "proslijeđena",
	"prosleđeno", "započeta proslijeđena", "proslijeđenu poruku", "početak proslijeđene",
	/* hu */ "továbbított üzenet", "továbbított levél", "továbbított e-mail", "továbbítva",
	"továbbküldött",
	/* ro */ "mesaj redirecționat", "mesaj redirectionat", "mesajul redirecționat", "mesaj transmis",
	"mesaj înaintat", "începutul mesajului redirecționat", "mesajului redirecționat",
	"e-mail redirecționat", "începe mesajul redirecționat",
	/* tr */ "iletilen mesaj", "yönlendirilen mesaj", "yönlendirilmiş", "iletilmiş", "iletilen ileti",
	"iletinin başlangıcı", "ileti başlangıcı", "yönlendirilen ileti", "yönlendirilen e-posta",
	"iletilen e-posta", "iletilmiş mesaj", "iletilen",
	/* lt, lv */ "persiųstas laiškas", "persiųsta žinutė", "persiunčiamas", "peradresuotas",
	"pārsūtīta ziņa", "pārsūtītā ziņa", "pārsūtīts ziņojums", "pārsūtīts", "pārsūtītais",
	/* ru */ "пересылаемое сообщение", "пересылаемого сообщения", "пересланное сообщение",
	"пересланное письмо", "переадресованное", "начало переадресованного", "начало пересылаемого",
	"перенаправленное", "пересылаемое письмо", "начало пересланного",
	/* uk */ "переслане повідомлення", "переслане", "перенаправлене", "початок листа, що пересилається",
	"переадресоване", "повідомлення, що пересилається", "пересилається", "початок переадресованого",
	"пересланий лист",
	/* bg, sr, be, mk */ "препратено съобщение", "препратено писмо", "начало на препратеното",
	"прослеђена порука", "перасланае паведамленне", "препратена порака", "препратено",
	/* el */ "προωθημένο μήνυμα", "προωθούμενο μήνυμα", "έναρξη προωθημένου", "προωθημένο", "προωθηθέν",
	/* he */ "הודעה מועברת", "הודעה שהועברה", "תחילת ההודעה שהועברה", "ההודעה שהועברה", "הועבר",
	/* ar, fa */ "رسالة معاد توجيهها", "رسالة محولة", "رسالة مُعاد توجيهها", "الرسالة المعاد توجيهها",
	"إعادة توجيه", "رسالة تم تمريرها", "الرسالة المحوّلة", "پیام بازارسال", "پیام هدایت شده",
	/* zh */ "转发的邮件", "转发邮件", "转发的消息", "轉寄的郵件", "轉寄郵件", "轉寄的訊息",
	"已轉寄的郵件", "被转发邮件", "被转发的邮件", "轉寄訊息", "转发邮件信息", "下面是被转发",
	"以下為轉寄", "轉發的郵件", "轉發郵件", "转发信息", "已转发的邮件", "被轉寄",
	/* ja */ "転送されたメッセージ", "転送メッセージ", "転送されたメール", "転送メール", "転送元",
	"転送された",
	/* ko */ "전달된 메시지", "전달된 메일", "전달한 메시지", "전달된 메세지", "전달된 이메일", "전달된",
	/* vi, id, ms, th */ "thư đã chuyển tiếp", "thư được chuyển tiếp", "tin nhắn chuyển tiếp",
	"chuyển tiếp", "pesan terusan", "pesan yang diteruskan", "diteruskan", "mesej yang dikirim semula",
	"mesej dipanjangkan", "ข้อความที่ส่งต่อ", "ส่งต่อ", NULL
};

words_list words_original = {
	/* en */ "original message", "original mail", "original email", "original e-mail",
	"original appointment", "reply message", "replied message", "in reply to", "original-nachricht",
	/* de */ "ursprüngliche nachricht", "originalnachricht", "original nachricht",
	"ursprungliche nachricht", "originale nachricht", "ursprüngliche mail", "originalmail",
	"ursprünglicher termin", "antwortnachricht",
	/* fr */ "message d'origine", "message original", "message d’origine", "message initial",
	"courriel original", "mail original", "message originel", "mail d'origine", "e-mail d'origine",
	/* es, pt, ca */ "mensaje original", "correo original", "mensagem original", "missatge original",
	"mensaxe orixinal", "e-mail original",
	/* it */ "messaggio originale", "messaggio orginale", "messaggio di origine",
	/* nl */ "oorspronkelijk bericht", "oorspronkelijke bericht", "origineel bericht",
	"originele bericht",
	/* sv, da, no */ "ursprungligt meddelande", "originalmeddelande", "oprindelig meddelelse",
	"original meddelelse", "oprindelig besked", "opprinnelig melding", "originalmelding",
	"opprinnelig e-post", "originalmeddelelse",
	/* fi, et */ "alkuperäinen viesti", "alkuperäinen sähköposti", "algne kiri", "algne sõnum",
	"algne teade", "algsõnum",
	/* pl, cs, sk */ "oryginalna wiadomość", "wiadomość oryginalna", "wiadomość pierwotna",
	"původní zpráva", "původní e-mail", "originální zpráva", "pôvodná správa", "pôvodný e-mail",
	"originálna správa",
	/* sl, hr, sr */ "izvorno sporočilo", "izvorna poruka", "originalna poruka", "originalno sporočilo",
	"prvotno sporočilo", "оригинална порука",
	/* hu, ro, tr */ "eredeti üzenet", "eredeti levél", "mesaj original", "mesajul original",
	"mesajul inițial", "mesaj inițial", "orijinal mesaj", "orjinal mesaj", "özgün ileti",
	"orijinal ileti", "orijinal e-posta",
	/* lt, lv */ "originalus laiškas", "pradinis laiškas", "pirminis pranešimas", "originali žinutė",
	"oriģinālā ziņa", "sākotnējā ziņa", "sākotnējais ziņojums", "oriģinālais ziņojums",
	/* ru, uk, bg */ "исходное сообщение", "оригинальное сообщение", "первоначальное сообщение",
	"исходное письмо", "вихідне повідомлення", "оригінальне повідомлення", "початкове повідомлення",
	"оригинално съобщение", "първоначално съобщение",
	/* el, he, ar */ "αρχικό μήνυμα", "πρωτότυπο μήνυμα", "הודעה מקורית", "ההודעה המקורית",
	"الرسالة الأصلية", "رسالة أصلية", "الرسالة الاصلية",
	/* zh, ja, ko */ "原始邮件", "原始郵件", "原邮件", "原件", "原始讯息", "原始訊息", "邮件原件",
	"原郵件", "回复的原邮件", "回复的邮件", "元のメッセージ", "元のメール", "オリジナルメッセージ",
	"元メール", "원본 메시지", "원본 메일", "원본 이메일", "원본메시지",
	/* vi, id */ "thư gốc", "tin nhắn gốc", "pesan asli", "pesan awal", "ข้อความเดิม", "ข้อความต้นฉบับ", NULL
};

words_list words_forward_end = { "end forwarded", "end of forwarded", "end of original message",
	"ende der weitergeleiteten", "fin du message", "fin del mensaje", "fine messaggio", "fim da mensagem",
	"einde doorgestuurd", "konec přeposlané", "koniec przekazywanej", "koniec preposlanej",
	"конец пересылаемого", "конец пересланного", "кінець", "slutt på videresendt", "slut på videre",
	"slut på vidare", "转发邮件结束", "転送終わり", NULL };

words_list words_answer_above = { "reply above this line", "reply above the line", "type your reply above",
	"write your reply above", "respond above this line", "antwort oberhalb dieser",
	"oberhalb dieser zeile", "über dieser zeile antworten", "répondre au-dessus de cette ligne",
	"réponse au-dessus de cette ligne", "responda por encima de esta línea",
	"respuesta por encima de esta línea", "responda acima desta linha", "rispondi sopra questa riga",
	"antwoord boven deze", "svara ovanför den här raden", "svar over denne linje",
	"odpowiedz powyżej tej linii", "ответьте выше этой строки", "この行より上に", "请在此行上方回复",
	NULL };

words_list words_wrote = {
	/* en */ "wrote", "writes", "said", "has written", "quoting",
	/* de */ "schrieb", "geschrieben", "schreibt", "zitat von",
	/* fr */ "a écrit", "a ecrit", "écrit", "ecrit", "ont écrit",
	/* es, pt, ca, gl, eu */ "escribió", "escribio", "escribe", "ha escrito", "escreveu", "va escriure",
	"escriure", "ha escrit", "escribiu", "idatzi du", "idatzi zuen", "citando",
	/* it */ "ha scritto", "scrive", "scrisse", "hai scritto", "citazione di",
	/* nl */ "schreef", "geschreven", "schreven", "citeren",
	/* sv, da, no, is */ "skrev", "skrevet", "skreiv", "skriver", "skrifaði",
	/* fi, et */ "kirjoitti", "kirjoittaa", "kirjoittivat", "kirjutas",
	/* pl, cs, sk */ "napisał", "napisał(a)", "napisała", "napisał/a", "pisze", "napsal", "napsal(a)",
	"napsala", "píše", "napísal", "napísal(a)", "napísala", "napsali",
	/* sl, hr, sr */ "je napisal", "napisal", "napisala", "je napisao", "napisao", "je napisao/la",
	"napisao/la", "piše", "написао", "је написао", "napisao je",
	/* hu, ro, tr */ "írta", "ezt írta", "a scris", "scris", "yazdı", "yazmış", "şöyle yazdı",
	/* lt, lv */ "rašė", "parašė", "rakstīja", "raksta",
	/* ru, uk, bg, be, mk */ "написал", "написал(а)", "написала", "пишет", "писал", "писал(а)", "написав",
	"написав(-ла)", "пише", "написа", "напісаў",
	/* el */ "έγραψε", "έγραψεσ",
	/* he, ar, fa */ "כתב", "כתב/ה", "כתבה", "כתב(ה)", "كتب", "كتبت", "كتب(ت)", "نوشت",
	/* zh, ja, ko */ "写道", "寫道", "写到", "写了", "寫了", "来信", "書きました", "書いた", "のメール",
	"送信", "작성", "썼습니다", "쓰셨습니다", "쓴 글", "보낸 메시지",
	/* vi, id, th */ "đã viết", "viết", "menulis", "เขียน", "เขียนว่า", NULL
};

words_list words_introduce = { "on", "at", "am", "le", "el", "il", "in data", "op", "em", "a", "den", "d.",
	"på", "w dniu", "dnia", "dne", "dňa", "dana", "la data", "în data", "pe data", "la", "v", "u", "в",
	"у", "на", "em data", "il giorno", "στισ", "la data de", "ב", "ב-", "בתאריך", "في", "بتاريخ", "在",
	"於", "于", "vào", "pada", "เมื่อ", "kl.", "kirjoitti", "tarihinde", "tr.", "ti", NULL };

words_list words_device = {
	/* en */ "sent from my ", "sent from mail for", "sent from outlook", "sent from yahoo",
	"sent from the", "sent from a", "get outlook for", "get outlook", "sent via", "sent with",
	"sent using", "sent from", "sent by", "downloaded from", "get bluemail", "yahoo mail: search",
	/* de */ "gesendet mit", "von meinem", "von meiner", "gesendet von", "gesendet aus",
	"diese nachricht wurde von meinem", "diese nachricht wurde mit", "holen sie sich outlook",
	"outlook für", "outlook für ios", "beschaffen sie sich outlook",
	/* fr */ "envoyé de mon", "envoyé depuis", "envoyé à partir", "envoyé avec", "télécharger outlook",
	"obtenir outlook", "obtenez outlook", "provenance : courrier", "envoyé via", "de mon iphone",
	"envoyé par",
	/* es, pt, ca */ "enviado desde", "enviado con", "obtener outlook", "enviado do",
	"enviado de meu", "enviado a partir", "enviado pelo", "enviado com", "enviado via", "obter o outlook",
	"obtenha o outlook", "enviat des", "enviado por",
	/* it */ "inviato da", "inviato dal", "inviata da", "inviato con", "scarica outlook",
	"ottieni outlook", "inviato tramite",
	/* nl */ "verzonden vanaf", "verstuurd vanaf", "verzonden met", "verstuurd met", "outlook voor",
	"outlook downloaden", "download outlook", "verzonden via", "verstuurd via", "verzonden van",
	/* sv, da, no */ "skickat från", "skickades från", "skickat med", "hämta outlook", "skaffa outlook",
	"sendt fra", "sendt med", "hent outlook", "få outlook", "sendt via", "skickat via",
	/* fi, et */ "lähetetty", "hanki outlook", "saadetud minu", "hankige outlook", "saadetud",
	/* pl, cs, sk */ "wysłane z", "wysłano z", "pobierz outlook", "pobierz program outlook",
	"wysłano przy", "odesláno z", "odesláno pomocí", "získat outlook", "získejte outlook", "odoslané z",
	"odoslané pomocou", "získať outlook", "poslané z",
	/* sl, hr, hu, ro, tr */ "poslano iz", "poslano s", "poslano z", "nabavite outlook",
	"preuzmite outlook", "küldve", "elküldve", "az outlook beszerzése", "iphone-omról küldve",
	"trimis de pe", "trimis din", "obțineți outlook", "descărcați outlook", "iphone'umdan gönderildi",
	"iphone’umdan gönderildi", "ipad'imden gönderildi", "ipad’imden gönderildi", "outlook'u edinin",
	"outlook'u indir",
	/* lt, lv */ "siųsta iš", "išsiųsta iš", "gauti outlook", "nosūtīts no", "sūtīts no", "iegūt outlook",
	/* ru, uk, bg */ "отправлено с", "отправлено из", "отправлено через", "скачать outlook",
	"надіслано з", "надіслано із", "відправлено з", "отримати outlook", "изпратено от", "изпратено с",
	"получить outlook",
	/* el, he, ar */ "στάλθηκε από", "εστάλη από", "λήψη του outlook", "נשלח מה", "נשלח מ",
	"קבל את outlook", "أرسلت من", "مرسل من", "أُرسلت من", "احصل على outlook", "تم الإرسال من",
	/* zh, ja, ko */ "发自我的", "發自我的", "从我的", "從我的", "发送自", "获取 outlook", "取得 outlook",
	"下載 outlook", "来自我的", "从 windows", "发自", "傳送自", "從我", "iphoneから送信", "ipadから送信",
	"iphone から", "androidから送信", "outlook for ios を入手", "나의 iphone에서", "내 iphone에서",
	"iphone에서 보냄", "나의 ipad에서", "ios용 outlook", "android용 outlook", "갤럭시에서 보냄",
	"내 galaxy에서",
	/* vi, id */ "đã gửi từ", "được gửi từ", "dikirim dari", "terkirim dari", "dihantar daripada",
	"ส่งจาก", NULL
};

/* Beginnings of the names of months; the longest name that two share decides. */
static const struct {
	const char *name;
	int month;
} months[] = {
	/* Latin: en de fr es it pt nl sv da no ro and others share most beginnings */
	{ "jan", 1 },
	{ "jän", 1 },
	{ "gen", 1 },
	{ "ene", 1 },
	{ "oca", 1 },
	{ "sty", 1 },
	{ "led", 1 },
	{ "sij", 1 },
	{ "tam", 1 },
	{ "ian", 1 },
	{ "sau", 1 },
	{ "jaa", 1 },
	{ "xan", 1 },
	{ "urt", 1 },
	{ "feb", 2 },
	{ "fev", 2 },
	{ "fév", 2 },
	{ "febr", 2 },
	{ "hel", 2 },
	{ "lut", 2 },
	{ "úno", 2 },
	{ "únor", 2 },
	{ "velj", 2 },
	{ "şub", 2 },
	{ "vas", 2 },
	{ "fbr", 2 },
	{ "veebr", 2 },
	{ "marras", 11 },
	{ "maalis", 3 },
	{ "mar", 3 },
	{ "mär", 3 },
	{ "mrz", 3 },
	{ "mrt", 3 },
	{ "maa", 3 },
	{ "ožu", 3 },
	{ "bře", 3 },
	{ "már", 3 },
	{ "kov", 3 },
	{ "maart", 3 },
	{ "märts", 3 },
	{ "apr", 4 },
	{ "avr", 4 },
	{ "abr", 4 },
	{ "huh", 4 },
	{ "kwi", 4 },
	{ "dub", 4 },
	{ "tra", 4 },
	{ "nis", 4 },
	{ "ápr", 4 },
	{ "bal", 4 },
	{ "april", 4 },
	{ "may", 5 },
	{ "mai", 5 },
	{ "mag", 5 },
	{ "mei", 5 },
	{ "maj", 5 },
	{ "mayo", 5 },
	{ "tou", 5 },
	{ "kvě", 5 },
	{ "svi", 5 },
	{ "máj", 5 },
	{ "gegu", 5 },
	{ "geg", 5 },
	{ "jun", 6 },
	{ "juin", 6 },
	{ "giu", 6 },
	{ "kes", 6 },
	{ "cze", 6 },
	{ "čer", 6 },
	{ "červen", 6 },
	{ "června", 6 },
	{ "lip", 7 },
	{ "lipnj", 6 },
	{ "lip.", 7 },
	{ "haz", 6 },
	{ "jún", 6 },
	{ "birž", 6 },
	{ "bir", 6 },
	{ "iun", 6 },
	{ "juun", 6 },
	{ "jūn", 6 },
	{ "jul", 7 },
	{ "juil", 7 },
	{ "lug", 7 },
	{ "hei", 7 },
	{ "červenec", 7 },
	{ "července", 7 },
	{ "čvc", 7 },
	{ "srp", 8 },
	{ "tem", 7 },
	{ "júl", 7 },
	{ "lie", 7 },
	{ "iul", 7 },
	{ "juul", 7 },
	{ "jūl", 7 },
	{ "srpnj", 7 },
	{ "aug", 8 },
	{ "aou", 8 },
	{ "aoû", 8 },
	{ "ago", 8 },
	{ "elo", 8 },
	{ "sie", 8 },
	{ "kolovoz", 8 },
	{ "kol", 8 },
	{ "ağu", 8 },
	{ "avg", 8 },
	{ "agu", 8 },
	{ "rugp", 8 },
	{ "rgp", 8 },
	{ "sep", 9 },
	{ "set", 9 },
	{ "syy", 9 },
	{ "wrz", 9 },
	{ "zář", 9 },
	{ "září", 9 },
	{ "ruj", 9 },
	{ "eyl", 9 },
	{ "szept", 9 },
	{ "sze", 9 },
	{ "rugs", 9 },
	{ "rgs", 9 },
	{ "oct", 10 },
	{ "okt", 10 },
	{ "ott", 10 },
	{ "out", 10 },
	{ "lok", 10 },
	{ "paź", 10 },
	{ "říj", 10 },
	{ "listopada", 11 },
	{ "eki", 10 },
	{ "spa", 10 },
	{ "oto", 10 },
	{ "lis", 11 },
	{ "nov", 11 },
	{ "mar.", 3 },
	{ "stu", 11 },
	{ "kas", 11 },
	{ "lap", 11 },
	{ "noi", 11 },
	{ "noe", 11 },
	{ "studen", 11 },
	{ "dec", 12 },
	{ "dez", 12 },
	{ "déc", 12 },
	{ "dic", 12 },
	{ "des", 12 },
	{ "jou", 12 },
	{ "gru", 12 },
	{ "pro", 12 },
	{ "ara", 12 },
	{ "det", 12 },
	{ "gruodž", 12 },
	{ "prosin", 12 },
	/* Cyrillic */
	{ "янв", 1 },
	{ "січ", 1 },
	{ "јан", 1 },
	{ "яну", 1 },
	{ "фев", 2 },
	{ "феб", 2 },
	{ "лют", 2 },
	{ "мар", 3 },
	{ "бер", 3 },
	{ "апр", 4 },
	{ "кві", 4 },
	{ "мая", 5 },
	{ "май", 5 },
	{ "тра", 5 },
	{ "мај", 5 },
	{ "июн", 6 },
	{ "чер", 6 },
	{ "јун", 6 },
	{ "юни", 6 },
	{ "июл", 7 },
	{ "лип", 7 },
	{ "јул", 7 },
	{ "юли", 7 },
	{ "авг", 8 },
	{ "сер", 8 },
	{ "сен", 9 },
	{ "вер", 9 },
	{ "сеп", 9 },
	{ "окт", 10 },
	{ "жов", 10 },
	{ "ноя", 11 },
	{ "лис", 11 },
	{ "нов", 11 },
	{ "ное", 11 },
	{ "дек", 12 },
	{ "дец", 12 },
	{ "гру", 12 },
	/* Greek, Hebrew, Arabic */
	{ "ιαν", 1 },
	{ "φεβ", 2 },
	{ "μαρ", 3 },
	{ "μάρ", 3 },
	{ "απρ", 4 },
	{ "μαΐ", 5 },
	{ "μαϊ", 5 },
	{ "μάι", 5 },
	{ "ιουν", 6 },
	{ "ιούν", 6 },
	{ "ιουλ", 7 },
	{ "ιούλ", 7 },
	{ "αυγ", 8 },
	{ "αύγ", 8 },
	{ "σεπ", 9 },
	{ "οκτ", 10 },
	{ "νοε", 11 },
	{ "νοέ", 11 },
	{ "δεκ", 12 },
	{ "ינו", 1 },
	{ "פבר", 2 },
	{ "מרץ", 3 },
	{ "מרס", 3 },
	{ "אפר", 4 },
	{ "מאי", 5 },
	{ "יונ", 6 },
	{ "יול", 7 },
	{ "אוג", 8 },
	{ "ספט", 9 },
	{ "אוק", 10 },
	{ "נוב", 11 },
	{ "דצמ", 12 },
	{ "يناير", 1 },
	{ "فبراير", 2 },
	{ "مارس", 3 },
	{ "أبريل", 4 },
	{ "مايو", 5 },
	{ "يونيو", 6 },
	{ "يوليو", 7 },
	{ "أغسطس", 8 },
	{ "سبتمبر", 9 },
	{ "أكتوبر", 10 },
	{ "نوفمبر", 11 },
	{ "ديسمبر", 12 },
};

int
words_month(struct slice folded)
{
	size_t longest = 0;
	int month = 0;

	/* "in November", as one word */
	if (slice_starts(folded, SLICE("ב")))
		folded = slice_from(folded, 2);
	for (size_t i = 0; folded.len > 0 && i < sizeof(months) / sizeof(months[0]); i++) {
		struct slice name;

		if (months[i].name[0] != folded.p[0])
			continue;
		name = slice_of(months[i].name);
		if (name.len > longest && slice_starts(folded, name)) {
			longest = name.len;
			month = months[i].month;
		}
	}
	return month;
}

struct slice
words_fold(struct pool *pool, struct slice s)
{
	struct slice folded = unicode_fold(pool, s);
	struct text t;

	if (slice_is_ascii(folded) || slice_find(folded, SLICE("i\xcc\x87")) == folded.len)
		return folded;
	text_init(&t, pool);
	for (size_t i = 0; i < folded.len; i++) {
		if (i > 0 && folded.p[i - 1] == 'i' && slice_starts(slice_from(folded, i), SLICE("\xcc\x87")))
			i++;
		else
			text_add_char(&t, folded.p[i]);
	}
	return text_slice(&t);
}

static unsigned
pair_hash(const char *p)
{
	return ((unsigned char)p[0] * 37u + (unsigned char)p[1] * 131u) & 4095u;
}

void
words_starts_set(struct words_starts *starts, const char *const *list)
{
	memset(starts, 0, sizeof(*starts));
	for (; *list != NULL; list++) {
		unsigned h = pair_hash(*list);

		starts->bits[h >> 6] |= (uint64_t)1 << (h & 63);
	}
}

bool
words_may_start(const struct words_starts *starts, struct slice folded)
{
	unsigned h;

	if (folded.len < 2)
		return true;
	h = pair_hash(folded.p);
	return (starts->bits[h >> 6] >> (h & 63) & 1) != 0;
}

#define RUN 4

static unsigned
run_hash(const char *p)
{
	uint32_t run;

	memcpy(&run, p, RUN);
	return run * 2654435761u >> 19; /* as many bits as there are in runs */
}

void
words_text_set(struct words_text *text, struct slice folded)
{
	*text = (struct words_text) { .folded = folded };
	for (size_t i = 0; i + RUN <= folded.len; i++) {
		unsigned h = run_hash(folded.p + i);

		text->runs[h >> 6] |= (uint64_t)1 << (h & 63);
	}
}

static bool
may_hold(const struct words_text *text, const char *phrase)
{
	/* as far as RUN bytes are left; nearly all phrases are done with at the first */
	for (; phrase[0] != '\0' && phrase[1] != '\0' && phrase[2] != '\0' && phrase[3] != '\0'; phrase++) {
		unsigned h = run_hash(phrase);

		if ((text->runs[h >> 6] >> (h & 63) & 1) == 0)
			return false;
	}
	return true;
}

const char *
words_text_in(const struct words_text *text, const char *const *list)
{
	for (; *list != NULL; list++)
		if (may_hold(text, *list) && slice_find(text->folded, slice_of(*list)) < text->folded.len)
			return *list;
	return NULL;
}

const char *
words_in(struct slice folded, const char *const *list)
{
	struct words_text text;

	words_text_set(&text, folded);
	return words_text_in(&text, list);
}

/* Is there a letter of an alphabet right before at, or right behind end? */
static bool
is_inside_word(struct slice s, size_t at, size_t end)
{
	size_t before = at, next = end;
	unsigned c;

	if (at > 0) {
		do
			before--;
		while (before > 0 && ((unsigned char)s.p[before] & 0xc0) == 0x80);
		c = utf8_next(s, &before);
		if (unicode_is_letter(c) && !unicode_is_ideograph(c))
			return true;
	}
	if (end < s.len) {
		c = utf8_next(s, &next);
		if (unicode_is_letter(c) && !unicode_is_ideograph(c))
			return true;
	}
	return false;
}

const char *
words_whole_in(struct slice folded, const char *const *list)
{
	struct words_text text;

	words_text_set(&text, folded);
	for (; *list != NULL; list++) {
		size_t from = 0;

		while (may_hold(&text, *list)) {
			struct slice word = slice_of(*list);
			size_t hit = slice_find(slice_from(folded, from), word);

			if (hit >= folded.len - from)
				break;
			from += hit;
			if ((unsigned char)word.p[0] >= 0xe3 ||
			    !is_inside_word(folded, from, from + word.len))
				return *list;
			from++;
		}
	}
	return NULL;
}

const char *
words_start(struct slice folded, const char *const *list)
{
	for (; *list != NULL; list++)
		if (slice_begins(folded, *list))
			return *list;
	return NULL;
}

const char *
words_end(struct slice folded, const char *const *list)
{
	for (; *list != NULL; list++)
		if (slice_ends_nocase(folded, slice_of(*list)))
			return *list;
	return NULL;
}
