"""What heads the columns of address books: words of several languages, and the attributes of directories."""

from __future__ import annotations

from typing import Final

from suidesk.interchange.targets import Target

# As Google, Outlook, Thunderbird and people write them: no accents, signs as spaces; English, Dutch, Danish, then
# other languages' commonest. Of ø and å, which some type as oe and aa, the longer spelling stands here and means both.
WORDS: Final[dict[Target, str]] = {
    Target.ID: "suidesk id",
    Target.KIND: "kind, contact kind, contact type, kind of contact, soort contact, kontakttype",
    Target.FULL_NAME: (
        "name, full name, display name, contact, contact name, contact person, file as, volunteer name, member "
        "name, naam, volledige naam, weergavenaam, contactpersoon, naam contactpersoon, naam vrijwilliger, "
        "schermnaam, navn, fulde navn, fuldt navn, visningsnavn, vist navn, kontakt, kontaktperson, formatted name, "
        "fn, "
        "anzeigename, vollstandiger name, vor und nachname, nom complet, nom et prenom, prenom et nom, nom affiche"
    ),
    Target.GIVEN: (
        "given name, given names, first name, first names, firstname, forename, forenames, fname, christian name, "
        "given, first, voornaam, voornamen, roepnaam, fornavn, fornavne, vorname, vornamen, rufname, prenom, "
        "prenoms, fornamn, nombre, nombres"
    ),
    Target.MIDDLE: (
        "middle name, middle names, middlename, middle, additional name, tweede naam, middelste naam, mellemnavn, "
        "mellemnavne, weitere vornamen, zweiter vorname, deuxieme prenom"
    ),
    Target.PARTICLE: "tussenvoegsel, tussenvoegsels, voorvoegsel, voorvoegsels, tussenv, particle, name particle",
    Target.FAMILY: (
        "family name, last name, last names, lastname, surname, surnames, lname, family, last, achternaam, "
        "familienaam, geslachtsnaam, efternavn, efternavne, slaegtsnavn, nachname, familienname, zuname, nom, "
        "etternavn, efternamn, apellido, apellidos, "
        "nom de famille"
    ),
    Target.ORGANISATION: (
        "organisation, organization, organisation name, organization name, organisations, org, company, company "
        "name, employer, name of organisation, group name, organisatie, organisatienaam, naam organisatie, "
        "bedrijf, bedrijfsnaam, instelling, stichting, vereniging, firma, firmanavn, forening, virksomhed, "
        "organisationsnavn, foreningsnavn, account name, unternehmen, verein, institution, societe, entreprise, "
        "association, organisme"
    ),
    Target.EMAIL: (
        "email, email address, email addresses, emails, mail, mail address, e mailadres, emailadres, mailadres, "
        "emailadressen, emailadresse, mailadresse, epost, e post, e postadresse, contact email, internet address, "
        "courriel, "
        "adresse email, adresse mail, correo electronico, correo, adresse de messagerie, email adresse"
    ),
    Target.PHONE: (
        "phone, phones, phone number, phone numbers, phone no, telephone, telephone number, telephone no, tel, "
        "tel no, tel nr, tel number, telefoon, telefoonnummer, telefoonnummers, telefoonnr, telefoon nr, "
        "telefoonnumber, telefon, telefonnummer, telefonnumre, telefonnr, telefon nr, tlf, tlf nr, tlfnr, tlf "
        "nummer, contact phone number, contact number, landline, rufnummer, telephone fixe, numero de telephone, "
        "telefono"
    ),
    Target.WEBSITE: (
        "website, web site, websites, web page, webpage, homepage, home page, url, web, www, site, internet, "
        "webadres, webadresse, hjemmeside, webside, internetadres, webpagina, webseite, internetseite, site web, "
        "page web"
    ),
    Target.ADDRESS: (
        "full address, formatted address, address formatted, volledig adres, fuld adresse, adresblok, mailing "
        "address, postal address"
    ),
    Target.STREET: (
        "address, addresses, street, street address, street name, address line, street and number, adres, straat, "
        "straatnaam, straatnaam nr, straat nr, straat en huisnummer, adresregel, adres regel, straat huisnummer, "
        "adresse, vej, vejnavn, gade, gadenavn, "
        "adresselinje, vej og nummer, vejnavn og nr, vejnavn nr, vej nr, gade vej, address street, address extended "
        "address, extended address, "
        "address po box, po box, postbus, postboks, supplemental address, strasse, strasse und hausnummer, strasse "
        "nr, "
        "strasse hausnummer, anschrift, postfach, adresszusatz, rue, complement d adresse, adress, gatuadress, "
        "gateadresse, direccion, apt suite unit, adresse postale, boite "
        "postale"
    ),
    Target.HOUSE_NUMBER: (
        "house number, house no, street number, street unit, huisnummer, huisnr, huis nr, nummer toevoeging, "
        "huisnummertoevoeging, huisletter, toevoeging, toev, husnummer, husnr, etage, doer, hausnummer, hausnr"
    ),
    Target.POSTCODE: (
        "postcode, post code, postal code, zip, zip code, zipcode, zip postal code, postkode, postnummer, postnr, "
        "post nr, address postal code, plz, postleitzahl, code postal, cp, codigo postal"
    ),
    Target.CITY: (
        "city, town, town city, locality, place, suburb, plaats, woonplaats, stad, plaatsnaam, by, bynavn, "
        "postby, postdistrikt, address city, postcode and city, postcode en plaats, postcode plaats, postcode "
        "woonplaats, postnummer og by, postnr og by, postnr by, zip city, ort, wohnort, stadt, plz ort, plz und ort, "
        "ville, commune, localite, poststed, postort, ciudad"
    ),
    Target.REGION: (
        "region, state, county, province, state province, provincie, regio, landsdel, omraade, address region, "
        "bundesland"
    ),
    Target.COUNTRY: (
        "country, country region, land, land regio, land omraade, address country, country code, pays, pais"
    ),
    Target.TAGS: (
        "tags, tag, groups, group, group membership, labels, categories, category, keywords, groepen, groep, "
        "trefwoorden, categorieen, categorie, etiketten, grupper, gruppe, kategorier, kategori, maerker, "
        "noegleord, gruppen, kategorien, kategorie, schlagworter, stichworter, schlusselworter, groupes, groupe, "
        "etiquettes, mots cles"
    ),
    Target.LANGUAGES: (
        "languages, language, spoken languages, languages spoken, speaks, talen, taal, spreekt, gesproken talen, "
        "sprog, taler, talte sprog, sprache, sprachen, langue, langues"
    ),
    Target.NOTES: (
        "notes, note, comments, comment, remarks, remark, notities, notitie, opmerking, opmerkingen, "
        "aantekeningen, toelichting, noter, notat, notater, bemaerkning, bemaerkninger, kommentar, kommentarer, "
        "notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, commentaire, commentaires, remarque, "
        "remarques"
    ),
    Target.SECTOR: "sector, sektor, sector of organisation",
    Target.REACH: "reach, geographical reach, bereik, raekkevidde",
    Target.LAWFUL_BASIS: (
        "lawful basis, legal basis, gdpr basis, grondslag, avg grondslag, rechtsgrond, retsgrundlag, "
        "behandlingsgrundlag"
    ),
    Target.SOURCE: "source, how we met, bron, herkomst, kilde",
    Target.DO_NOT_CONTACT: (
        "do not contact, do not call, do not email, do not mail, do not phone, do not sms, no contact, opted out, "
        "opt out, "
        "unsubscribed, email opt out, has opted out of email, email opted out, no bulk emails user opt out, "
        "niet benaderen, geen contact, niet contacteren, niet mailen, afgemeld, uitgeschreven, maa ikke "
        "kontaktes, ma ikke kontaktes, kontakt ikke, ingen kontakt, frameldt, afmeldt"
    ),
    Target.ARCHIVED_ON: "archived on, gearchiveerd op, arkiveret den",
    Target.DIED_ON: (
        "died on, date of death, deceased on, overleden op, overlijdensdatum, doed den, doedsdato, dod den, dodsdato"
    ),
    Target.VOLUNTEER_STATUS: (
        "volunteer status, volunteering status, volunteer, is volunteer, vrijwilligersstatus, status "
        "vrijwilliger, vrijwilliger, frivilligstatus, frivillig status, frivillig"
    ),
    Target.CAPACITY_MINUTES: (
        "weekly capacity minutes, weekly capacity, capacity minutes, minutes per week, minuten per week, minutter "
        "pr uge, minutter om ugen"
    ),
    Target.CAPACITY_HOURS: (
        "hours per week, hours a week, weekly hours, hours week, available hours per week, weekly capacity hours, "
        "capacity hours, uren per week, uur per week, beschikbare uren per week, uren week, timer pr uge, timer "
        "om ugen, timer per uge, ugentlige timer"
    ),
    Target.STARTED_ON: (
        "started on, start date, started, volunteer since, volunteering since, joined on, date joined, member "
        "since, gestart op, startdatum, begonnen op, vrijwilliger sinds, datum in dienst, begindatum, startet "
        "den, startdato, frivillig siden, begyndt den"
    ),
    Target.LEFT_ON: (
        "left on, leaving date, date left, end date, gestopt op, einddatum, vertrokken op, stoppet den, slutdato, "
        "ophoert den"
    ),
    Target.EMERGENCY_CONTACT: (
        "emergency contact, in case of emergency, noodcontact, contact bij nood, contactpersoon bij nood, "
        "noedkontakt, paaroerende, naermeste paaroerende"
    ),
    Target.IS_MINOR: "is a minor, is minor, minor, under 18, minderjarig, onder 18, mindreaarig, mindrearig",
}
COMPOUNDS: Final[dict[tuple[Target, str], str]] = {
    (Target.PHONE, "mobile"): (
        "mobile, mobiles, cell, cellphone, cellular, mobiel, mobieltje, mobiele telefoon, mobielnummer, gsm, 06, "
        "06 nummer, mobil, mobiltelefon, mobilnummer, mobilnr, mobiltlf, handy, handynummer, portable, "
        "telephone portable, telephone mobile"
    ),
    (Target.PHONE, "home"): (
        "telefoon thuis, privetelefoon, thuistelefoon, huistelefoon, vaste telefoon, vast nummer, hjemmetelefon, "
        "privattelefon, fastnet, fastnettelefon, festnetz, telephone domicile"
    ),
    (Target.PHONE, "work"): (
        "werktelefoon, arbejdstelefon, zakelijke telefoon, arbejdsnummer, direct line, doorkiesnummer, telephone bureau"
    ),
    (Target.PHONE, "fax"): "fax, fax number, faxnummer, telefax, fax nr",
    (Target.PHONE, "pager"): (
        "pager, pager number, pieper, piepernummer, semafoon, personsoeger, personsoegernummer, personsoger"
    ),
    (Target.PHONE, "whatsapp"): "whatsapp, whatsapp number, whatsapp nummer",
    (Target.PHONE, "main"): (
        "switchboard, company main phone, centraal nummer, hoofdtelefoon, hoofdtelefoon bedrijf, hovednummer, "
        "firma hovednummer, primaer telefon, zentrale"
    ),
    (Target.EMAIL, "work"): "werkmail, werk mail, arbejdsmail",
    (Target.EMAIL, "home"): "privemail, privatmail",
    (Target.STREET, "home"): "woonadres, huisadres, privatadresse, hjemmeadresse, bopael, bopaelsadresse",
    (Target.STREET, "post"): "postadres, postadresse, correspondentieadres",
    (Target.STREET, "visit"): "bezoekadres, vestigingsadres, besoegsadresse",
    (Target.STREET, "work"): "werkadres, arbejdsadresse, firmaadresse, company address",
}
"""Words that say which one it is within them: the label of the point."""
LABELS: Final[dict[str, str]] = {
    "home": (
        "home thuis prive private personal persoonlijk persoonlijke privat hjem hjemme personlig domicile personnel"
    ),
    "work": (
        "work business werk zakelijk zakelijke arb arbejde arbejds erhverv office kantoor job company organisation "
        "bedrijf "
        "geschaftlich dienstlich arbeit bureau professionnel"
    ),
    "mobile": "mobile mobiel mobiele mobil cell gsm portable",
    "other": "other overig overige ander andere anden andet andre weitere autre",
    "main": "primary main hoofd primaer primaere primair primaire hoved",
    "second": (
        "secondary second alternative alternate alternatief alternatieve alt secundair secundaire sekundaer "
        "sekundaere "
        "tweede"
    ),
    "fax": "fax",
    "school": "school skole",
    "assistant": "assistant's assistant assistent assistents",
    "post": "mailing",
    "billing": "billing factuur faktura",
    "shipping": "shipping",
    "car": "car",
}
"""Words beside another that only say which one it is, by label."""
BEGINNINGS: Final[dict[str, str]] = {
    "home": "prive privat thuis huis hjemme",
    "work": "werk arbejds",
}
"""What a word for a number or a part of an address may begin with, by label: `Privépostcode`, `Arbejdsby`."""
ATTRIBUTES: Final[dict[tuple[Target, str, int], str]] = {
    (Target.FULL_NAME, "", 0): "cn commonname displayname",
    (Target.GIVEN, "", 0): "givenname gn",
    (Target.FAMILY, "", 0): "sn surname",
    (Target.ORGANISATION, "", 0): "o organizationname company",
    (Target.EMAIL, "", 0): "mail rfc822mailbox",
    (Target.EMAIL, "second", 0): "mozillasecondemail",
    (Target.PHONE, "work", 0): "telephonenumber",
    (Target.PHONE, "home", 0): "homephone",
    (Target.PHONE, "mobile", 0): "mobile mobiletelephonenumber cellphone",
    (Target.PHONE, "fax", 0): "facsimiletelephonenumber fax",
    (Target.PHONE, "pager", 0): "pager pagertelephonenumber pagerphone",
    (Target.STREET, "work", 1): "street streetaddress",
    (Target.STREET, "work", 2): "mozillaworkstreet2",
    (Target.POSTCODE, "work", 1): "postalcode zip",
    (Target.CITY, "work", 1): "l localityname locality",
    (Target.REGION, "work", 1): "st stateorprovincename region",
    (Target.COUNTRY, "work", 1): "c countryname co",
    (Target.STREET, "home", 1): "mozillahomestreet",
    (Target.STREET, "home", 2): "mozillahomestreet2",
    (Target.POSTCODE, "home", 1): "mozillahomepostalcode",
    (Target.CITY, "home", 1): "mozillahomelocalityname",
    (Target.REGION, "home", 1): "mozillahomestate",
    (Target.COUNTRY, "home", 1): "mozillahomecountryname",
    (Target.ADDRESS, "post", 1): "postaladdress",
    (Target.ADDRESS, "home", 1): "homepostaladdress",
    (Target.WEBSITE, "home", 0): "mozillahomeurl homeurl",
    (Target.WEBSITE, "work", 0): "mozillaworkurl workurl",
    (Target.WEBSITE, "", 0): "labeleduri",
    (Target.NOTES, "", 0): "description notes",
    (Target.IGNORE, "", 0): "dn objectclass modifytimestamp createtimestamp",
}
"""What the attributes of LDIF files mean, with label and number, parted by spaces (RFC 4519, Mozilla's own).

Too short to be understood anywhere else: `l` is a town there, and nothing in a list that somebody typed.
"""
ATTRIBUTES_KEPT: Final[dict[str, str]] = {
    "Title": "title",
    "Department": "department ou departmentnumber",
    "Nickname": "mozillanickname xmozillanickname",
    "Birth year": "birthyear",
    "Birth month": "birthmonth",
    "Birth day": "birthday",
}
"""The fields of our own that further attributes become."""
