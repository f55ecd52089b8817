// src/scan/tables/personal-columns.ts
/**
* Names of columns that tell who somebody is, or where to find them: words in a row, as they stand in `snake_case`,
* `camelCase` or run together. Words that mean something else as often (`name`, `address`, `sex`, `id`) are left out.
*/
const PHRASES = `
email; e mail; email address; mail address; phone; telephone; phone number; mobile number; mobile phone; cell phone;
fax number; first name; last name; full name; given name; family name; middle name; maiden name; surname; user name;
customer name; patient name; employee name; person name; contact name; account holder; card holder; cardholder name;
birth date; date of birth; dob; birthday; birth; place of birth; street; street address; home address; postal address;
mailing address; billing address; shipping address; zip code; postal code; postcode; house number;
ssn; social security; social security number; national id; national insurance number; identity card; id card number;
passport; passport number; driver license; drivers license; driving licence; license plate; tax id; tax number;
iban; account number; bank account; card number; credit card; credit card number; cvv; sort code;
ip; ip address; ip addr; client ip; remote ip; user ip; mac address; imei; device id; gps; geolocation; home location;
patient id; medical record number; mrn; health insurance number; religion; ethnicity; sexual orientation; biometric;
vorname; nachname; familienname; geburtsdatum; geburtstag; geburtsort; strasse; hausnummer; plz; postleitzahl; telefon;
telefonnummer; handynummer; steuernummer; steuer id; sozialversicherungsnummer; personalausweis; kontonummer; reisepass;
prenom; nom de famille; date de naissance; date naissance; code postal; courriel; numero de telephone; numero securite sociale;
nombre completo; apellido; apellidos; fecha de nacimiento; fecha nacimiento; correo electronico; telefono; direccion; dni;
codigo postal; pasaporte; cognome; codice fiscale; data di nascita; data nascita; indirizzo; sobrenome; nome completo;
cpf; data de nascimento; data nascimento; endereco; telefone; voornaam; achternaam; geboortedatum; bsn; telefoonnummer;
imie; nazwisko; pesel; data urodzenia; fornamn; efternamn; personnummer; fodselsnummer; syntymaaika; henkilotunnus;
фамилия; отчество; телефон; дата рождения; паспорт; снилс; 姓名; 身份证; 身份证号; 手机号; 手机号码; 邮箱; 电话; 氏名; 生年月日; 電話番号;
住所; メールアドレス; 이름; 성명; 전화번호; 주민등록번호; 생년월일; 이메일
`.split(";").map((phrase) => phrase.trim()).filter((phrase) => phrase !== "");
const JOINED = new Set(PHRASES.map((phrase) => plain(phrase).replaceAll(" ", "")));
const LONGEST_PHRASE = Math.max(...PHRASES.map((phrase) => phrase.split(" ").length));
/** A column that starts or ends like this counts or describes, and names nobody. */
const COUNTING = new Set("num n number has is count avg mean max min total any days".split(" "));
const DESCRIBING = new Set("count counts flag type length len valid verified rate ratio pct percent score service services plan brand model price cost missing embedding vector category class label os tokens".split(" "));
const LATITUDE = /* @__PURE__ */ new Set([
	"lat",
	"latitude",
	"breitengrad",
	"latitud",
	"latitudine"
]);
const LONGITUDE = /* @__PURE__ */ new Set([
	"lon",
	"lng",
	"long",
	"longitude",
	"laengengrad",
	"langengrad",
	"longitud",
	"longitudine"
]);
/** The columns that look personal. Latitude and longitude do together, neither alone. */
function personalColumns(names) {
	const words = names.map(wordsOf);
	const both = words.some((each) => each.some((word) => LATITUDE.has(word))) && words.some((each) => each.some((word) => LONGITUDE.has(word)));
	return names.filter((_, at) => {
		const own = words[at] ?? [];
		if (both && own.some((word) => LATITUDE.has(word) || LONGITUDE.has(word))) return true;
		return looksPersonal(own);
	});
}
function looksPersonal(words) {
	if (words.length > 1 && (COUNTING.has(words[0] ?? "") || DESCRIBING.has(words.at(-1) ?? ""))) return false;
	for (let from = 0; from < words.length; from += 1) for (let length = 1; length <= LONGEST_PHRASE && from + length <= words.length; length += 1) if (JOINED.has(words.slice(from, from + length).join(""))) return true;
	return false;
}
/** `customerEmail_1` is `customer`, `email`: words in small letters without accents, numbers left out. */
function wordsOf(name) {
	return name.replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2").replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2").split(/[^\p{L}\p{M}]+/u).filter((part) => part !== "").map(plain);
}
function plain(text) {
	const small = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ł", "l").replaceAll("ø", "o");
	return /[\u3040-\u30ff\uac00-\ud7af]/.test(small) ? small.normalize("NFC") : small.normalize("NFD").replaceAll(/\p{M}/gu, "").normalize("NFC");
}
export { personalColumns as t };
