/* What mail servers and answering machines say; see words.h. */
#include "parsers/mail/words.h"

words_list words_bounce_subject = {
	/* en */ "undeliver", "delivery failure", "delivery failed", "failure notice", "delivery status", "delivery notification",
	"returned mail", "returned to sender", "returning message", "mail delivery", "delivery problem", "delivery error",
	"could not be delivered", "couldn't be delivered", "cannot be delivered", "not delivered", "non-delivery", "nondeliver",
	"mail system error", "message not delivered", "delivery has failed", "delivery incomplete", "delivery delayed", "delayed mail",
	"delivery unsuccessful", "mail failure", "rejected mail", "message rejected", "mail rejected", "bounced", "dsn:", "ndn:",
	"unable to deliver", "warning: message", "warning: could not send", "unzustellbar", "error sending", "delivery report",
	"mail error", "permanent failure", "delayed (", "undelivered", "user unknown", "problems delivering", "message delayed",
	"message status", "delivery attempt", "mailsystem error", "email rejected", "e-mail rejected", "ndr:", "failed mail",
	/* de */ "nicht zugestellt", "zustellung fehlgeschlagen", "fehler bei der zustellung", "übermittlung fehlgeschlagen",
	"zustellbenachrichtigung", "übermittlungsstatus", "zustellfehler", "zustellungsfehler", "konnte nicht zugestellt",
	"nachricht nicht zustellbar", "verzögert", "fehler beim senden", "mail zurück",
	/* fr */ "non remis", "non distribu", "non délivr", "échec de la remise", "échec de remise", "échec de livraison",
	"échec de distribution", "retour de message", "n'a pas pu être", "impossible de remettre", "état de la remise", "échec d'envoi",
	/* es, pt */ "no se puede entregar", "no se ha podido entregar", "no entregado", "error de entrega", "fallo de entrega",
	"fallo en la entrega", "correo devuelto", "estado de entrega", "notificación de estado", "não entregue", "falha na entrega",
	"não foi possível entregar", "falha de entrega", "não é possível entregar", "mensagem devolvida", "devolvido", "devuelto",
	/* it */ "mancato recapito", "non recapitabile", "impossibile recapitare", "messaggio non consegnato", "mancata consegna",
	"consegna non riuscita", "errore di consegna", "posta rifiutata", "avviso di mancata",
	/* nl, sv, da, no, fi */ "onbestelbaar", "niet afgeleverd", "niet bezorgd", "kan niet worden bezorgd", "retour afzender",
	"kan inte levereras", "kunde inte levereras", "leveransfel", "olevererbart", "ej levererat", "kunne ikke leveres",
	"ikke leveret", "ikke levert", "ikke-leveret", "kan ikke leveres", "leveringsfejl", "leveringsfeil", "uleverbar", "ei toimitettu",
	"toimitus epäonnistui", "ei voitu toimittaa", "perille toimittamaton", "ei voi toimittaa", "toimittamaton",
	/* pl, cs, sk, hu, ro, hr, sl, tr */ "niedostarczon", "nie dostarczono", "nie można dostarczyć", "błąd dostarczania",
	"zwrot wiadomości", "nedoručiteln", "nedoručen", "doručení se nezdařilo", "nelze doručit", "doručenie zlyhalo", "kézbesíthetetlen",
	"sikertelen kézbesítés", "nem kézbesíthető", "kézbesítési hiba", "nelivrat", "nu a putut fi livrat", "imposibil de livrat",
	"eșec la livrare", "neisporuč", "neuspjela isporuka", "isporuka nije uspjela", "nedostavljen", "teslim edilemedi", "teslim edilemeyen",
	"iletilemedi", "teslim edilemiyor", "iletilemeyen",
	/* et, lt, lv */ "kättetoimetamatu", "kohaletoimetamine ebaõnnestus", "nepristatyt", "nepavyko pristatyti", "nav piegādāts",
	"nepiegādāts", "neizdevās piegādāt",
	/* ru, uk, bg, el */ "не доставлено", "недоставлен", "не удалось доставить", "ошибка доставки", "не может быть доставлен",
	"невозможно доставить", "возвращенн", "не вдалося доставити", "помилка доставки", "недоставлене", "недоставено", "не може да бъде доставено",
	"δεν παραδόθηκε", "αδύνατη η παράδοση", "αποτυχία παράδοσησ", "μη παραδοτέο", "μη παραδόσιμο",
	/* he, ar */ "לא נמסר", "לא ניתן למסור", "כשל במסירה", "תعذر", "تعذر تسليم", "تعذر التسليم", "فشل التسليم", "فشل تسليم", "لم يتم تسليم", "غير قابل للتسليم",
	/* zh, ja, ko */ "退信", "退回", "无法送达", "無法傳遞", "未送达", "无法投递", "投递失败", "發送失敗", "传递失败", "傳遞失敗", "系统退信", "未傳遞",
	"無法送達", "未传递", "配信不能", "配信できません", "送信できません", "配達できません", "不達", "エラーメール", "戻ってきました", "未配信", "반송", "배달되지",
	"전송 실패", "배달할 수 없음", "발송실패", "전달되지", "수신 실패",
	/* vi, id */ "không thể gửi", "gửi không thành công", "tidak terkirim", "gagal terkirim", "gagal dikirim", NULL
};

words_list words_bounce_text = {
	/* en */ "could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered", "was not delivered",
	"wasn't delivered", "not been delivered", "has not been delivered", "unable to deliver", "undeliverable", "undelivered",
	"delivery to the following", "delivery failed", "delivery failure", "delivery has failed", "failed to deliver", "failed to reach",
	"did not reach", "permanent fatal error", "permanent error", "fatal error", "delivery errors", "delivery problems",
	"the following address", "the following recipient", "following recipients", "mail delivery system", "user unknown",
	"returned to sender", "is being returned", "i'm afraid i wasn't able", "i wasn't able to deliver", "could not deliver",
	"mailbox unavailable", "unable to relay", "message delivery", "non-delivery", "was rejected", "undeliverable to", "rejected by",
	"delivery temporarily suspended", "giving up on it", "problems delivering", "problem delivering", "can not be delivered",
	"unknown user", "no such user", "your message could not", "cannot be sent", "could not be sent", "recipient address rejected",
	"had errors", "mailbox is full", "mailbox full", "error from remote", "an error occurred while", "was undeliverable",
	"returned mail", "failed recipient", "invalid recipient", "message was not sent", "not able to deliver", "unroutable",
	"you don't have permission to post", "may not exist", "address not found", "message blocked", "message not delivered",
	"reason for the problem", "delivery status notification", "this is the mail system", "does not exist", "has been returned",
	"may not have permission", "bounce notice", "bounced back",
	/* de */ "konnte nicht zugestellt", "konnten nicht zugestellt", "nicht zugestellt werden", "zustellung fehlgeschlagen",
	"nicht übermittelt werden", "unzustellbar", "nicht zustellbar", "folgende empfänger", "folgenden empfänger", "folgende adresse",
	"konnte nicht gesendet", "empfänger unbekannt", "postfach ist voll", "folgender empfänger",
	/* fr */ "n'a pas pu être remis", "n'a pu être remis", "n'a pas pu être distribu", "n'a pas pu être délivr", "n'a pas été remis",
	"pas pu être livré", "échec de la remise", "la remise a échoué", "destinataires suivants", "adresse suivante",
	"impossible de remettre", "utilisateur inconnu", "n'a pas été distribué", "destinataire suivant", "adresses suivantes",
	/* es, pt */ "no se pudo entregar", "no se ha podido entregar", "no pudo ser entregado", "no se puede entregar", "no fue entregado",
	"no ha sido entregado", "los siguientes destinatarios", "usuario desconocido", "el siguiente destinatario", "no pudo entregarse",
	"não pôde ser entregue", "não foi entregue", "não foi possível entregar", "não pode ser entregue", "destinatários a seguir",
	"seguintes destinatários", "usuário desconhecido", "falha na entrega", "não puderam ser entregues", "seguinte destinatário",
	/* it */ "non è stato possibile recapitare", "non è stato recapitato", "non è stato consegnato", "impossibile recapitare",
	"impossibile consegnare", "i seguenti destinatari", "non può essere recapitato", "non può essere consegnato", "utente sconosciuto",
	"consegna non riuscita", "seguente destinatario", "seguenti indirizzi",
	/* nl, sv, da, no, fi */ "kon niet worden bezorgd", "kon niet worden afgeleverd", "niet afgeleverd", "niet bezorgd",
	"volgende ontvangers", "kan niet worden bezorgd", "onbestelbaar", "kunde inte levereras", "har inte levererats", "kan inte levereras",
	"följande mottagare", "kunde inte skickas", "kunne ikke leveres", "blev ikke leveret", "ble ikke levert", "følgende modtagere",
	"følgende mottakere", "kan ikke leveres", "ei voitu toimittaa", "ei toimitettu", "toimitus epäonnistui", "seuraaville vastaanottajille",
	/* pl, cs, sk, hu, ro, hr, tr */ "nie mogła zostać dostarczona", "nie została dostarczona", "nie można dostarczyć",
	"następujących odbiorców", "nie udało się dostarczyć", "nebylo možné doručit", "nebyla doručena", "nelze doručit", "se nepodařilo doručit",
	"následujícím příjemcům", "nebolo možné doručiť", "nepodarilo sa doručiť", "nem kézbesíthető", "nem sikerült kézbesíteni",
	"kézbesítése sikertelen", "nem lehetett kézbesíteni", "nu a putut fi livrat", "nu a fost livrat", "următorii destinatari", "nije isporučen",
	"nije moguće isporučiti", "nije bilo moguće", "ni bilo mogoče dostaviti", "teslim edilemedi", "iletilemedi", "gönderilemedi",
	"ulaştırılamadı",
	/* et, lt, lv */ "ei õnnestunud kohale", "nepavyko pristatyti", "nebuvo pristatyt", "neizdevās piegādāt", "netika piegādāt",
	/* ru, uk, bg, el */ "не удалось доставить", "не может быть доставлен", "не было доставлено", "не доставлено", "невозможно доставить",
	"не был доставлен", "не вдалося доставити", "не може бути доставлен", "не беше доставено", "не може да бъде доставен",
	"δεν ήταν δυνατή η παράδοση", "δεν παραδόθηκε", "δεν μπόρεσε να παραδοθεί",
	/* he, ar */ "לא ניתן היה למסור", "לא נמסרה", "לא ניתן למסור", "تعذر تسليم", "لم يتم تسليم", "فشل تسليم", "تعذر التسليم",
	/* zh, ja, ko */ "无法送达", "无法投递", "未能送达", "無法傳遞", "無法送達", "无法发送到", "退信原因", "退回", "投递失败", "被退回", "未送达",
	"配信できません", "配信されません", "届けることができません", "送信できません", "配達できません", "送れませんでした", "届きませんでした", "配信不能",
	"お届けできません", "送信することができません", "전달되지 못", "배달되지", "전송하지 못", "보내지 못", "전달하지 못", "배달하지 못", "반송되었", "전송에 실패",
	/* vi, id */ "không thể gửi", "không gửi được", "tidak dapat dikirim", "tidak terkirim", "gagal terkirim", NULL
};

words_list words_bounce_delay = {
	"will continue to", "will keep trying", "still trying", "has been delayed", "is delayed", "delivery is delayed", "not yet been delivered",
	"delivery delayed", "could not be delivered for", "no action is required", "do not need to resend", "don't need to resend",
	"warning message only", "keep retrying", "will be retried", "retry for", "temporarily deferred", "not been delivered yet",
	"wird weiter versucht", "verzögert", "noch nicht zugestellt", "weitere zustellversuche", "retardé", "sera réessayé", "pas encore été",
	"se ha retrasado", "retraso", "atrasada", "ritardo", "vertraagd", "fördröjd", "forsinket", "viivästy", "opóźnion", "zpožděn",
	"задерж", "延迟", "延遲", "遅延", "遅れて", "지연", NULL
};

words_list words_bounce_copy = {
	"original message", "copy of the message", "copy of your message", "your message follows", "message header", "returned message",
	"message follows", "unsent message", "undelivered message", "message text follows", "headers of the message", "original mail",
	"body of the message", "contents of the message", "original headers", "ursprüngliche nachricht",
	"original nachricht", "message d'origine", "message original", "mensaje original", "mensagem original", "messaggio originale",
	"including all the headers", "first part of", "rejected message", "received headers", "includes the text", "includes a copy",
	"below this line", "元のメール", "元のメッセージ", "원본 메", "原始邮件", "原邮件", "исходное сообщение", "message headers", "mail header", "beginning of the original",
	"message content", "email header", "internet headers", "originalnachricht", NULL
};

words_list words_reason_hard = {
	"user unknown", "unknown user", "no such user", "user not found", "no such recipient", "unknown recipient", "recipient unknown",
	"does not exist", "doesn't exist", "not exist", "no such address", "unknown address", "unknown local", "no such mailbox",
	"mailbox not found", "mailbox unknown", "invalid mailbox", "invalid recipient", "invalid user", "invalid address", "bad address",
	"bad destination mailbox", "recipient not found", "address not found", "not our customer", "unrouteable address", "unroutable address",
	"undeliverable address", "no mailbox", "not a valid mailbox", "not a valid user", "not a known user", "user doesn't have", "no account",
	"account not found", "no user here", "isn't a valid", "is not a valid", "not known here", "user is unknown", "unknown or illegal alias",
	"address unknown", "recipnotfound", "resolver.adr", "recipient address rejected: access denied", "addressee unknown", "email account that you tried to reach",
	"no valid recipients", "mailbox does not", "unknown in virtual", "no such person", "delivery to the following recipient failed permanently",
	"couldn't be found", "wasn't found", "host unknown", "unknown host", "host not found", "domain not found", "no such domain", "name or service not known",
	"domain does not exist", "unable to route", "could not be resolved", "nxdomain", "host or domain name not found", "no mx", "null mx", "does not accept mail",
	"doesn't accept mail", "unrouteable mail domain", "couldn't find any host", "no route to host by that name", "bad destination system", "illegal host/domain",
	"has moved", "user has moved", "no longer here", "no longer exists", "no longer valid", "empfänger unbekannt", "unbekannter empfänger",
	"utilisateur inconnu", "usuario desconocido", "utente sconosciuto", "пользователь не найден", "用户不存在", "宛先不明", "user not exist",
	"no such local user", "unknown destination address", "not a local user", "lookup failed", "user_unknown", "no recipients were found", "unknown account",
	"address does not", "name not found", "not listed in", "no matches to nameserver", "can't find", "user not known", "mailbox unavailable or access denied: user", NULL
};

words_list words_auto_subject = {
	/* en */ "automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "autoresponder",
	"automated reply", "automated response", "automatic response", "out of office", "out of the office", "out-of-office", "vacation reply",
	"on vacation", "vacation:", "away from my mail", "away from the office", "i am out of", "i'm out of", "ooo:", "auto:", "auto :", "[auto",
	"away:", "absence:", "on leave", "annual leave", "maternity leave", "i am away", "on holiday", "i am currently out", "oof:", "auto answer",
	/* de */ "automatische antwort", "abwesenheit", "abwesend", "ausser haus", "nicht im büro", "nicht im haus", "autoantwort",
	"abwesenheitsnotiz", "automatische rückantwort", "im urlaub", "abwesenheitsnachricht", "automatische abwesenheit",
	/* fr */ "réponse automatique", "reponse automatique", "absence du bureau", "absent du bureau", "message d'absence", "absent(e)",
	"réponse d'absence", "en congé", "absence :", "absente du bureau", "hors du bureau", "en vacances",
	/* es, pt, ca */ "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "ausencia de la oficina",
	"resposta automática", "resposta automatica", "fora do escritório", "ausência", "ausente do escritório", "de vacaciones", "férias",
	"ausencia temporal", "resposta automàtica", "fora de l'oficina", "respuesta de ausencia",
	/* it */ "risposta automatica", "fuori ufficio", "fuori sede", "assenza", "assente", "in ferie", "risponditore automatico",
	/* nl */ "automatisch antwoord", "automatische antwoord", "afwezig", "niet aanwezig", "buiten kantoor", "afwezigheid", "autom. antwoord",
	"automatische reactie", "automatisch bericht",
	/* sv, da, no, fi, is */ "autosvar", "automatiskt svar", "automatisk svar", "frånvaro", "frånvarande", "ikke til stede", "fravær",
	"fraværsmeddelelse", "fraværende", "fraværsmelding", "inte på kontoret", "ikke på kontoret", "på ferie", "automaattinen vastaus", "poissa toimistolta",
	"poissaolo", "lomalla", "automaattivastaus", "sjálfvirkt svar",
	/* pl, cs, sk */ "automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "nieobecność", "poza biurem", "jestem nieobecny",
	"automatická odpověď", "automaticka odpoved", "mimo kancelář", "nepřítomnost", "nepřítomen", "automatická odpoveď", "mimo kancelárie",
	"neprítomnosť", "dovolená", "dovolenka",
	/* hu, ro, hr, sl, sr, tr */ "automatikus válasz", "házon kívül", "irodán kívül", "szabadságon", "távollét", "răspuns automat",
	"raspuns automat", "absent din birou", "în afara biroului", "plecat din birou", "automatski odgovor", "izvan ureda", "odsutan", "odsutnost",
	"samodejni odgovor", "odsotnost", "odsoten", "otomatik yanıt", "otomatik cevap", "ofis dışında", "iş yeri dışında", "ofis dışı", "аутоматски одговор",
	/* et, lt, lv */ "automaatvastus", "automaatne vastus", "kontorist väljas", "puhkusel", "automatinis atsakymas", "nėra biure", "atostog",
	"automātiskā atbilde", "automātiska atbilde", "prombūtn", "atvaļinājum",
	/* ru, uk, bg, el */ "автоответ", "автоматический ответ", "автоматическое сообщение", "вне офиса", "отсутстви", "в отпуске", "автоматична відповідь",
	"автовідповідь", "поза офісом", "у відпустці", "відсутн", "автоматичен отговор", "извън офиса", "αυτόματη απάντηση", "εκτόσ γραφείου", "απουσία",
	/* he, ar */ "מענה אוטומטי", "תשובה אוטומטית", "הודעה אוטומטית", "מחוץ למשרד", "رد تلقائي", "الرد التلقائي", "رد آلي", "خارج المكتب", "إجازة",
	/* zh, ja, ko */ "自动回复", "自動回覆", "自动答复", "自動回復", "自动应答", "不在办公室", "休假", "外出", "不在辦公室", "自動応答", "自動返信", "不在通知",
	"不在のお知らせ", "休暇", "自動送信", "자동 회신", "자동 응답", "자동응답", "자동회신", "자동 답장", "부재중", "부재 중", "휴가",
	/* vi, id, th */ "trả lời tự động", "thư trả lời tự động", "balasan otomatis", "jawaban otomatis", "di luar kantor", "ตอบกลับอัตโนมัติ", NULL
};

words_list words_away = {
	"out of office", "out of the office", "on vacation", "on holiday", "annual leave", "on leave", "away from the office", "away until", "out until",
	"currently away", "not in the office", "limited access to email", "nicht im büro", "im urlaub", "nicht im haus", "abwesend", "ausser haus",
	"en congé", "en vacances", "absent", "de vacaciones", "fuera de la oficina", "de férias", "fora do escritório", "in ferie", "fuori ufficio",
	"afwezig", "op vakantie", "met vakantie", "på semester", "på ferie", "lomalla", "na urlopie", "nieobecny", "na dovolené", "mimo kancelář",
	"szabadságon", "în concediu", "na odmoru", "izinde", "izindeyim", "в отпуске", "отсутствую", "у відпустці", "休假", "不在办公室", "出差", "休暇",
	"不在", "휴가", "부재", NULL
};

words_list words_back = {
	"when i return", "upon my return", "on my return", "when i am back", "when i'm back", "will be back", "will return", "back in the office", "as soon as i",
	"returning on", "nach meiner rückkehr", "bin ich wieder", "wieder erreichbar", "ab dem", "zurück", "à mon retour", "dès mon retour", "de retour",
	"a mi regreso", "a mi vuelta", "regreso el", "ao meu retorno", "quando regressar", "al mio rientro", "rientro il", "terug op", "weer aanwezig",
	"tillbaka", "tilbage", "tilbake", "palaan", "po powrocie", "wracam", "po návratu", "vracím", "visszaérkezés", "la întoarcere", "döndüğümde",
	"после возвращения", "вернусь", "повернусь", "回来后", "返回", "戻り次第", "復帰", "복귀", NULL
};

words_list words_instead = {
	"urgent", "please contact", "in my absence", "my colleague", "please reach out to", "not be forwarded", "will not be read", "in dringenden",
	"wenden sie sich", "vertretung", "nicht weitergeleitet", "en cas d'urgence", "veuillez contacter", "merci de contacter", "en mi ausencia",
	"contacte con", "na minha ausência", "contactar", "in mia assenza", "contattare", "tijdens mijn afwezigheid", "dringende", "kontakta",
	"kontakt", "kiireellis", "pilnych", "naléhav", "naliehav", "sürgős", "în lipsa mea", "acil", "срочн", "термінов", "紧急", "緊急", "急ぎ", "긴급", NULL
};

words_list words_challenge = {
	"confirm that you are a human", "prove you are human", "verify that you are a real", "to complete this verification", "challenge-response",
	"your message is being held until", "please confirm your email address to", "sender verification", "this is a one-time automatic verification",
	"click the link below to deliver", "in order for your message to be delivered", "your email is awaiting", "added to the approved senders",
	"boxbe", "spamarrest", "approve yourself", "release your message", NULL
};
