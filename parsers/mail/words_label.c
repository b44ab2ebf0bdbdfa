/* Labels of header fields in the languages of mail programs; see words.h. */
#include "parsers/mail/words.h"

struct label {
	const char *word;
	enum forward_field field;
};

/*
 * A label that means one thing in one language and another in the next
 * ("da", "do", "data") stands where mail programs use it.
 */
static const struct label labels[] = {
	/* English, and what other languages took over from it */
	{ "from", FORWARD_FROM }, { "date", FORWARD_DATE }, { "sent", FORWARD_DATE }, { "date sent", FORWARD_DATE },
	{ "sent at", FORWARD_DATE }, { "sent on", FORWARD_DATE }, { "received", FORWARD_DATE }, { "time", FORWARD_DATE },
	{ "subject", FORWARD_SUBJECT }, { "subj", FORWARD_SUBJECT }, { "sub", FORWARD_SUBJECT },
	{ "to", FORWARD_TO }, { "sent to", FORWARD_TO }, { "recipient", FORWARD_TO }, { "recipients", FORWARD_TO },
	{ "cc", FORWARD_CC }, { "c/c", FORWARD_CC }, { "copy", FORWARD_CC }, { "copy to", FORWARD_CC },
	{ "bcc", FORWARD_OTHER }, { "reply-to", FORWARD_OTHER }, { "reply to", FORWARD_OTHER },
	{ "sender", FORWARD_FROM }, { "from address", FORWARD_FROM }, { "sent by", FORWARD_FROM },
	{ "importance", FORWARD_OTHER }, { "priority", FORWARD_OTHER }, { "attachments", FORWARD_OTHER },
	{ "attachment", FORWARD_OTHER }, { "organization", FORWARD_OTHER }, { "organisation", FORWARD_OTHER },
	{ "message-id", FORWARD_OTHER }, { "in-reply-to", FORWARD_OTHER }, { "references", FORWARD_OTHER },
	{ "newsgroups", FORWARD_OTHER }, { "sensitivity", FORWARD_OTHER }, { "user-agent", FORWARD_OTHER },
	{ "mime-version", FORWARD_OTHER }, { "content-type", FORWARD_OTHER }, { "return-path", FORWARD_OTHER },
	{ "resent-from", FORWARD_OTHER }, { "resent-to", FORWARD_OTHER }, { "resent-date", FORWARD_OTHER },
	{ "mailing list", FORWARD_OTHER }, { "mailing-list", FORWARD_OTHER }, { "categories", FORWARD_OTHER },
	{ "x-mailer", FORWARD_OTHER }, { "signed by", FORWARD_OTHER }, { "security", FORWARD_OTHER },
	{ "when", FORWARD_DATE }, { "where", FORWARD_OTHER }, { "required", FORWARD_TO }, { "optional", FORWARD_CC },
	/* German */
	{ "von", FORWARD_FROM }, { "absender", FORWARD_FROM }, { "datum", FORWARD_DATE }, { "gesendet", FORWARD_DATE },
	{ "gesendet am", FORWARD_DATE }, { "gesandt", FORWARD_DATE }, { "betreff", FORWARD_SUBJECT }, { "betr.", FORWARD_SUBJECT },
	{ "an", FORWARD_TO }, { "empfanger", FORWARD_TO }, { "empfänger", FORWARD_TO }, { "kopie", FORWARD_CC },
	{ "kopie an", FORWARD_CC }, { "kopie (cc)", FORWARD_CC }, { "blindkopie", FORWARD_OTHER }, { "antwort an", FORWARD_OTHER },
	{ "wichtigkeit", FORWARD_OTHER }, { "priorität", FORWARD_OTHER }, { "anlagen", FORWARD_OTHER },
	{ "anlage", FORWARD_OTHER }, { "anhänge", FORWARD_OTHER }, { "vertraulichkeit", FORWARD_OTHER },
	{ "zeit", FORWARD_DATE }, { "wann", FORWARD_DATE },
	/* French */
	{ "de", FORWARD_FROM }, { "expéditeur", FORWARD_FROM }, { "de la part de", FORWARD_FROM },
	{ "envoyé", FORWARD_DATE }, { "envoyé le", FORWARD_DATE }, { "envoye", FORWARD_DATE },
	{ "envoye le", FORWARD_DATE }, { "date d'envoi", FORWARD_DATE }, { "date d’envoi", FORWARD_DATE },
	{ "objet", FORWARD_SUBJECT }, { "sujet", FORWARD_SUBJECT }, { "à", FORWARD_TO }, { "pour", FORWARD_TO },
	{ "destinataire", FORWARD_TO }, { "destinataires", FORWARD_TO }, { "copie à", FORWARD_CC }, { "copie", FORWARD_CC },
	{ "répondre à", FORWARD_OTHER }, { "répondre", FORWARD_OTHER }, { "priorité", FORWARD_OTHER },
	{ "pièces jointes", FORWARD_OTHER }, { "pièce jointe", FORWARD_OTHER }, { "cci", FORWARD_OTHER },
	/* Spanish, Portuguese, Catalan, Galician */
	{ "remitente", FORWARD_FROM }, { "fecha", FORWARD_DATE }, { "fecha de envío", FORWARD_DATE },
	{ "enviado", FORWARD_DATE }, { "enviado el", FORWARD_DATE }, { "enviado a las", FORWARD_DATE }, { "asunto", FORWARD_SUBJECT },
	{ "para", FORWARD_TO }, { "destinatario", FORWARD_TO }, { "destinatarios", FORWARD_TO }, { "enviado a", FORWARD_TO },
	{ "con copia", FORWARD_CC }, { "copia", FORWARD_CC }, { "con copia a", FORWARD_CC }, { "copia a", FORWARD_CC },
	{ "responder a", FORWARD_OTHER }, { "importancia", FORWARD_OTHER }, { "datos adjuntos", FORWARD_OTHER },
	{ "prioridad", FORWARD_OTHER }, { "cco", FORWARD_OTHER }, { "adjuntos", FORWARD_OTHER },
	{ "remetente", FORWARD_FROM }, { "data", FORWARD_DATE }, { "enviada", FORWARD_DATE }, { "enviado em", FORWARD_DATE },
	{ "enviada em", FORWARD_DATE }, { "data de envio", FORWARD_DATE }, { "assunto", FORWARD_SUBJECT },
	{ "destinatário", FORWARD_TO }, { "destinatários", FORWARD_TO }, { "cópia", FORWARD_CC },
	{ "com cópia", FORWARD_CC }, { "cópia para", FORWARD_CC }, { "prioridade", FORWARD_OTHER },
	{ "anexos", FORWARD_OTHER }, { "importância", FORWARD_OTHER }, { "responder para", FORWARD_OTHER },
	{ "assumpte", FORWARD_SUBJECT }, { "tema", FORWARD_SUBJECT }, { "enviat", FORWARD_DATE }, { "enviat el", FORWARD_DATE },
	{ "a/c", FORWARD_CC }, { "per a", FORWARD_TO },
	/* Italian */
	{ "da", FORWARD_FROM }, { "mittente", FORWARD_FROM }, { "inviato", FORWARD_DATE }, { "inviato il", FORWARD_DATE },
	{ "inviata", FORWARD_DATE }, { "data invio", FORWARD_DATE }, { "oggetto", FORWARD_SUBJECT }, { "a", FORWARD_TO },
	{ "per", FORWARD_TO }, { "destinatari", FORWARD_TO }, { "in copia", FORWARD_CC }, { "per conoscenza", FORWARD_CC },
	{ "allegati", FORWARD_OTHER }, { "priorità", FORWARD_OTHER }, { "rispondi a", FORWARD_OTHER }, { "ccn", FORWARD_OTHER },
	/* Dutch */
	{ "van", FORWARD_FROM }, { "afzender", FORWARD_FROM }, { "verzonden", FORWARD_DATE }, { "verzonden op", FORWARD_DATE },
	{ "verstuurd", FORWARD_DATE }, { "gestuurd", FORWARD_DATE }, { "onderwerp", FORWARD_SUBJECT }, { "betreft", FORWARD_SUBJECT },
	{ "aan", FORWARD_TO }, { "ontvanger", FORWARD_TO }, { "kopie aan", FORWARD_CC }, { "bijlagen", FORWARD_OTHER },
	{ "urgentie", FORWARD_OTHER }, { "prioriteit", FORWARD_OTHER }, { "antwoord aan", FORWARD_OTHER },
	/* Swedish, Danish, Norwegian, Icelandic */
	{ "från", FORWARD_FROM }, { "avsändare", FORWARD_FROM }, { "skickat", FORWARD_DATE }, { "skickad", FORWARD_DATE },
	{ "skickades", FORWARD_DATE }, { "ämne", FORWARD_SUBJECT }, { "till", FORWARD_TO }, { "mottagare", FORWARD_TO },
	{ "kopia", FORWARD_CC }, { "kopia till", FORWARD_CC }, { "bilagor", FORWARD_OTHER }, { "bifogade filer", FORWARD_OTHER },
	{ "fra", FORWARD_FROM }, { "afsender", FORWARD_FROM }, { "avsender", FORWARD_FROM }, { "dato", FORWARD_DATE },
	{ "sendt", FORWARD_DATE }, { "sendt dato", FORWARD_DATE }, { "emne", FORWARD_SUBJECT }, { "til", FORWARD_TO },
	{ "modtager", FORWARD_TO }, { "mottaker", FORWARD_TO }, { "kopi", FORWARD_CC }, { "kopi til", FORWARD_CC },
	{ "vedhæftede filer", FORWARD_OTHER }, { "vedlegg", FORWARD_OTHER }, { "prioritet", FORWARD_OTHER },
	{ "vigtighed", FORWARD_OTHER }, { "viktighet", FORWARD_OTHER }, { "frá", FORWARD_FROM }, { "efni", FORWARD_SUBJECT },
	{ "dagsetning", FORWARD_DATE }, { "sent þann", FORWARD_DATE }, { "afrit", FORWARD_CC },
	/* Finnish, Estonian */
	{ "lähettäjä", FORWARD_FROM }, { "keneltä", FORWARD_FROM }, { "mistä", FORWARD_FROM },
	{ "lähetetty", FORWARD_DATE }, { "päivämäärä", FORWARD_DATE },
	{ "päiväys", FORWARD_DATE }, { "pvm", FORWARD_DATE }, { "aihe", FORWARD_SUBJECT }, { "otsikko", FORWARD_SUBJECT },
	{ "vastaanottaja", FORWARD_TO }, { "vastaanottajat", FORWARD_TO }, { "saaja", FORWARD_TO }, { "kenelle", FORWARD_TO },
	{ "kopio", FORWARD_CC }, { "liitteet", FORWARD_OTHER }, { "tärkeys", FORWARD_OTHER }, { "vastausosoite", FORWARD_OTHER },
	{ "saatja", FORWARD_FROM }, { "kellelt", FORWARD_FROM }, { "kuupäev", FORWARD_DATE }, { "saadetud", FORWARD_DATE },
	{ "saatmisaeg", FORWARD_DATE }, { "teema", FORWARD_SUBJECT }, { "pealkiri", FORWARD_SUBJECT }, { "kellele", FORWARD_TO },
	{ "adressaat", FORWARD_TO }, { "koopia", FORWARD_CC }, { "manused", FORWARD_OTHER },
	/* Polish, Czech, Slovak, Slovenian, Croatian, Bosnian, Serbian (Latin) */
	{ "od", FORWARD_FROM }, { "nadawca", FORWARD_FROM }, { "wysłano", FORWARD_DATE }, { "wysłany", FORWARD_DATE },
	{ "data wysłania", FORWARD_DATE }, { "data wiadomości", FORWARD_DATE }, { "dnia", FORWARD_DATE },
	{ "temat", FORWARD_SUBJECT }, { "do", FORWARD_TO }, { "adresat", FORWARD_TO }, { "odbiorca", FORWARD_TO },
	{ "do wiadomości", FORWARD_CC }, { "dw", FORWARD_CC }, { "dw.", FORWARD_CC }, { "udw", FORWARD_OTHER },
	{ "załączniki", FORWARD_OTHER }, { "ważność", FORWARD_OTHER }, { "priorytet", FORWARD_OTHER },
	{ "odesílatel", FORWARD_FROM }, { "odesláno", FORWARD_DATE }, { "odeslano", FORWARD_DATE },
	{ "datum odeslání", FORWARD_DATE }, { "předmět", FORWARD_SUBJECT }, { "věc", FORWARD_SUBJECT },
	{ "komu", FORWARD_TO }, { "příjemce", FORWARD_TO }, { "pro", FORWARD_TO }, { "kopie pro", FORWARD_CC },
	{ "přílohy", FORWARD_OTHER }, { "odpověď", FORWARD_OTHER }, { "důležitost", FORWARD_OTHER },
	{ "odosielateľ", FORWARD_FROM }, { "dátum", FORWARD_DATE }, { "odoslané", FORWARD_DATE },
	{ "odoslaná", FORWARD_DATE }, { "predmet", FORWARD_SUBJECT }, { "vec", FORWARD_SUBJECT }, { "pre", FORWARD_TO },
	{ "adresát", FORWARD_TO }, { "príjemca", FORWARD_TO }, { "kópia", FORWARD_CC }, { "prílohy", FORWARD_OTHER },
	{ "pošiljatelj", FORWARD_FROM }, { "šalje", FORWARD_FROM }, { "poslano", FORWARD_DATE }, { "poslato", FORWARD_DATE },
	{ "poslana", FORWARD_DATE }, { "zadeva", FORWARD_SUBJECT }, { "za", FORWARD_TO }, { "prima", FORWARD_TO }, { "prejemnik", FORWARD_TO },
	{ "primatelj", FORWARD_TO }, { "kp", FORWARD_CC }, { "kopija", FORWARD_CC }, { "naslov", FORWARD_SUBJECT }, { "privici", FORWARD_OTHER },
	{ "odgovori", FORWARD_OTHER }, { "važnost", FORWARD_OTHER }, { "predmet poruke", FORWARD_SUBJECT },
	/* Hungarian, Romanian, Turkish */
	{ "feladó", FORWARD_FROM }, { "küldő", FORWARD_FROM }, { "küldte", FORWARD_FROM },
	{ "elküldve", FORWARD_DATE }, { "küldve", FORWARD_DATE }, { "elküldött", FORWARD_DATE },
	{ "időpont", FORWARD_DATE }, { "tárgy", FORWARD_SUBJECT }, { "címzett", FORWARD_TO },
	{ "címzettek", FORWARD_TO }, { "másolat", FORWARD_CC }, { "másolatot kap", FORWARD_CC },
	{ "mellékletek", FORWARD_OTHER }, { "fontosság", FORWARD_OTHER }, { "válaszíím", FORWARD_OTHER },
	{ "de la", FORWARD_FROM }, { "expeditor", FORWARD_FROM }, { "expeditorul", FORWARD_FROM }, { "subiectul", FORWARD_SUBJECT }, { "destinatarul", FORWARD_TO }, { "trimis", FORWARD_DATE }, { "trimis la", FORWARD_DATE },
	{ "dată", FORWARD_DATE }, { "expediat", FORWARD_DATE }, { "subiect", FORWARD_SUBJECT }, { "către", FORWARD_TO },
	{ "catre", FORWARD_TO }, { "destinatar", FORWARD_TO }, { "pentru", FORWARD_TO }, { "copie către", FORWARD_CC },
	{ "atașamente", FORWARD_OTHER }, { "răspunde la", FORWARD_OTHER }, { "importanță", FORWARD_OTHER },
	{ "kimden", FORWARD_FROM }, { "gönderen", FORWARD_FROM }, { "gönderme tarihi", FORWARD_DATE },
	{ "gönderilme tarihi", FORWARD_DATE }, { "gönderilen", FORWARD_DATE }, { "gönderildi", FORWARD_DATE },
	{ "gönderim tarihi", FORWARD_DATE }, { "tarih", FORWARD_DATE }, { "konu", FORWARD_SUBJECT }, { "kime", FORWARD_TO },
	{ "alıcı", FORWARD_TO }, { "bilgi", FORWARD_CC }, { "ekler", FORWARD_OTHER }, { "önem", FORWARD_OTHER },
	{ "yanıt adresi", FORWARD_OTHER }, { "kopya", FORWARD_CC },
	/* Lithuanian, Latvian */
	{ "nuo", FORWARD_FROM }, { "siuntėjas", FORWARD_FROM }, { "išsiųsta", FORWARD_DATE },
	{ "išsiuntimo data", FORWARD_DATE }, { "kam", FORWARD_TO }, { "gavėjas", FORWARD_TO }, { "kopijos", FORWARD_CC },
	{ "no", FORWARD_FROM }, { "sūtītājs", FORWARD_FROM }, { "nosūtīts", FORWARD_DATE },
	{ "nosūtīšanas datums", FORWARD_DATE }, { "datums", FORWARD_DATE }, { "temats", FORWARD_SUBJECT },
	{ "tēma", FORWARD_SUBJECT }, { "tēmats", FORWARD_SUBJECT }, { "adresāts", FORWARD_TO },
	{ "saņēmējs", FORWARD_TO },
	/* Russian, Ukrainian, Bulgarian, Serbian, Belarusian, Macedonian */
	{ "от", FORWARD_FROM }, { "от кого", FORWARD_FROM }, { "отправитель", FORWARD_FROM }, { "дата", FORWARD_DATE },
	{ "отправлено", FORWARD_DATE }, { "отослано", FORWARD_DATE }, { "дата отправки", FORWARD_DATE }, { "тема", FORWARD_SUBJECT },
	{ "кому", FORWARD_TO }, { "получатель", FORWARD_TO }, { "получатели", FORWARD_TO }, { "копия", FORWARD_CC },
	{ "важность", FORWARD_OTHER }, { "вложения", FORWARD_OTHER }, { "обратный адрес", FORWARD_OTHER },
	{ "від", FORWARD_FROM }, { "від кого", FORWARD_FROM }, { "відправник", FORWARD_FROM }, { "надіслано", FORWARD_DATE },
	{ "відправлено", FORWARD_DATE }, { "надісланий", FORWARD_DATE }, { "дата надсилання", FORWARD_DATE },
	{ "отримувач", FORWARD_TO }, { "одержувач", FORWARD_TO }, { "копія", FORWARD_CC }, { "важливість", FORWARD_OTHER },
	{ "вкладення", FORWARD_OTHER }, { "подател", FORWARD_FROM }, { "изпратено", FORWARD_DATE }, { "относно", FORWARD_SUBJECT },
	{ "до", FORWARD_TO }, { "до кого", FORWARD_TO }, { "копие", FORWARD_CC }, { "копие до", FORWARD_CC }, { "од", FORWARD_FROM },
	{ "шаље", FORWARD_FROM }, { "датум", FORWARD_DATE }, { "послато", FORWARD_DATE }, { "за", FORWARD_TO }, { "прима", FORWARD_TO },
	{ "предмет", FORWARD_SUBJECT }, { "наслов", FORWARD_SUBJECT }, { "копија", FORWARD_CC }, { "ад", FORWARD_FROM },
	{ "каму", FORWARD_TO }, { "тэма", FORWARD_SUBJECT }, { "копія каму", FORWARD_CC },
	/* Greek */
	{ "από", FORWARD_FROM }, { "αποστολέασ", FORWARD_FROM }, { "αποστολεασ", FORWARD_FROM }, { "ημερομηνία", FORWARD_DATE },
	{ "εστάλη", FORWARD_DATE }, { "στάλθηκε", FORWARD_DATE }, { "απεσταλμένα", FORWARD_DATE }, { "απεστάλη", FORWARD_DATE },
	{ "θέμα", FORWARD_SUBJECT }, { "προσ", FORWARD_TO }, { "παραλήπτησ", FORWARD_TO }, { "παραλήπτεσ", FORWARD_TO },
	{ "κοιν.", FORWARD_CC }, { "κοιν", FORWARD_CC }, { "κοινοποίηση", FORWARD_CC },
	{ "αντίγραφο", FORWARD_CC }, { "συνημμένα", FORWARD_OTHER },
	/* Hebrew, Arabic, Persian */
	{ "מאת", FORWARD_FROM }, { "מ", FORWARD_FROM }, { "שולח", FORWARD_FROM }, { "תאריך", FORWARD_DATE }, { "נשלח", FORWARD_DATE },
	{ "נושא", FORWARD_SUBJECT }, { "הנדון", FORWARD_SUBJECT }, { "אל", FORWARD_TO }, { "ל", FORWARD_TO },
	{ "נמען", FORWARD_TO }, { "נמענים", FORWARD_TO }, { "עותק", FORWARD_CC }, { "העתק", FORWARD_CC }, { "עותק אל", FORWARD_CC },
	{ "من", FORWARD_FROM }, { "المرسل", FORWARD_FROM }, { "التاريخ", FORWARD_DATE }, { "تاريخ الإرسال", FORWARD_DATE },
	{ "تم الإرسال", FORWARD_DATE }, { "أرسلت", FORWARD_DATE }, { "تاريخ", FORWARD_DATE }, { "مرسلة", FORWARD_DATE },
	{ "مرسل", FORWARD_DATE }, { "الموضوع", FORWARD_SUBJECT }, { "موضوع", FORWARD_SUBJECT }, { "إلى", FORWARD_TO }, { "الى", FORWARD_TO },
	{ "المستلم", FORWARD_TO }, { "نسخة", FORWARD_CC }, { "نسخة إلى", FORWARD_CC }, { "نسخه", FORWARD_CC }, { "از", FORWARD_FROM },
	{ "به", FORWARD_TO }, { "ارسال شده", FORWARD_DATE },
	/* Chinese (both scripts), Japanese, Korean */
	{ "发件人", FORWARD_FROM }, { "寄件人", FORWARD_FROM }, { "寄件者", FORWARD_FROM }, { "发送人", FORWARD_FROM },
	{ "發件人", FORWARD_FROM }, { "发信人", FORWARD_FROM }, { "發送人", FORWARD_FROM }, { "寄信人", FORWARD_FROM },
	{ "日期", FORWARD_DATE }, { "发送时间", FORWARD_DATE }, { "发送日期", FORWARD_DATE }, { "时间", FORWARD_DATE },
	{ "寄件日期", FORWARD_DATE }, { "傳送日期", FORWARD_DATE }, { "寄送日期", FORWARD_DATE }, { "發送日期", FORWARD_DATE },
	{ "發送時間", FORWARD_DATE }, { "時間", FORWARD_DATE }, { "已傳送", FORWARD_DATE }, { "已发送", FORWARD_DATE },
	{ "发送", FORWARD_DATE }, { "传送时间", FORWARD_DATE }, { "寄出日期", FORWARD_DATE }, { "主题", FORWARD_SUBJECT },
	{ "主題", FORWARD_SUBJECT }, { "主旨", FORWARD_SUBJECT }, { "标题", FORWARD_SUBJECT }, { "標題", FORWARD_SUBJECT },
	{ "收件人", FORWARD_TO }, { "收件者", FORWARD_TO }, { "收信人", FORWARD_TO }, { "发送至", FORWARD_TO }, { "抄送", FORWARD_CC },
	{ "抄送人", FORWARD_CC }, { "副本", FORWARD_CC }, { "副本抄送", FORWARD_CC }, { "密送", FORWARD_OTHER }, { "附件", FORWARD_OTHER },
	{ "重要性", FORWARD_OTHER }, { "回复", FORWARD_OTHER }, { "至", FORWARD_TO }, { "密件副本", FORWARD_OTHER },
	{ "差出人", FORWARD_FROM }, { "送信者", FORWARD_FROM }, { "送信元", FORWARD_FROM }, { "発信者", FORWARD_FROM },
	{ "日時", FORWARD_DATE }, { "送信日時", FORWARD_DATE }, { "送信日", FORWARD_DATE }, { "日付", FORWARD_DATE },
	{ "受信日時", FORWARD_DATE }, { "件名", FORWARD_SUBJECT }, { "宛先", FORWARD_TO }, { "送信先", FORWARD_TO },
	{ "受信者", FORWARD_TO }, { "添付ファイル", FORWARD_OTHER }, { "返信先", FORWARD_OTHER }, { "重要度", FORWARD_OTHER },
	{ "보낸 사람", FORWARD_FROM }, { "보낸이", FORWARD_FROM }, { "발신", FORWARD_FROM }, { "발신인", FORWARD_FROM },
	{ "발신자", FORWARD_FROM }, { "날짜", FORWARD_DATE }, { "보낸 날짜", FORWARD_DATE }, { "보낸날짜", FORWARD_DATE },
	{ "발송일", FORWARD_DATE }, { "보냄", FORWARD_DATE }, { "일시", FORWARD_DATE }, { "전송", FORWARD_DATE },
	{ "받은 날짜", FORWARD_DATE }, { "보낸 시간", FORWARD_DATE }, { "제목", FORWARD_SUBJECT }, { "받는 사람", FORWARD_TO },
	{ "받는이", FORWARD_TO }, { "수신", FORWARD_TO }, { "수신인", FORWARD_TO }, { "수신자", FORWARD_TO }, { "참조", FORWARD_CC },
	{ "숨은 참조", FORWARD_OTHER }, { "첨부", FORWARD_OTHER }, { "첨부 파일", FORWARD_OTHER }, { "중요도", FORWARD_OTHER },
	/* Vietnamese, Indonesian, Malay, Thai */
	{ "từ", FORWARD_FROM }, { "người gửi", FORWARD_FROM }, { "đã gửi", FORWARD_DATE }, { "ngày", FORWARD_DATE },
	{ "ngày gửi", FORWARD_DATE }, { "chủ đề", FORWARD_SUBJECT }, { "tiêu đề", FORWARD_SUBJECT }, { "tới", FORWARD_TO },
	{ "đến", FORWARD_TO }, { "người nhận", FORWARD_TO }, { "dari", FORWARD_FROM }, { "daripada", FORWARD_FROM },
	{ "tanggal", FORWARD_DATE }, { "dikirim", FORWARD_DATE }, { "terkirim", FORWARD_DATE }, { "tarikh", FORWARD_DATE },
	{ "dihantar", FORWARD_DATE }, { "perihal", FORWARD_SUBJECT }, { "subjek", FORWARD_SUBJECT }, { "subyek", FORWARD_SUBJECT },
	{ "kepada", FORWARD_TO }, { "ke", FORWARD_TO }, { "untuk", FORWARD_TO }, { "จาก", FORWARD_FROM }, { "วันที่", FORWARD_DATE },
	{ "ส่ง", FORWARD_DATE }, { "ส่งเมื่อ", FORWARD_DATE }, { "เรื่อง", FORWARD_SUBJECT }, { "หัวเรื่อง", FORWARD_SUBJECT }, { "ถึง", FORWARD_TO },
	{ "สําเนา", FORWARD_CC },
};

/* Equal but for spaces. */
static bool
is_same_label(struct slice s, const char *word)
{
	size_t i = 0;

	for (;;) {
		while (i < s.len && (s.p[i] == ' ' || s.p[i] == '\t'))
			i++;
		while (*word == ' ')
			word++;
		if (i == s.len || *word == '\0')
			return i == s.len && *word == '\0';
		if (s.p[i] != *word)
			return false;
		i++;
		word++;
	}
}

enum forward_field
words_label(struct slice folded)
{
	if (folded.len == 0)
		return FORWARD_NONE;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (labels[i].word[0] == folded.p[0] && is_same_label(folded, labels[i].word))
			return labels[i].field;
	return FORWARD_NONE;
}
