"""Names of people as they live side by side in four cities, with the languages they bring along."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Community:
    """Names that go together; `country` is where the telephone number is from."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    languages: tuple[str, ...]
    country: str
    share: int


def _community(given: str, family: str, languages: str, country: str, share: int) -> Community:
    listed = [tuple(text.split(", ")) for text in (given, family, languages)]
    return Community(listed[0], listed[1], listed[2], country, share)


COMMUNITIES = (
    _community(
        "Anneke, Bram, Daan, Femke, Gijs, Hanneke, Iris, Jeroen, Joost, Lotte, Maaike, Marieke, Niels, Noor, Pieter, "
        "Roos, Sanne, Sjoerd, Thijs, Willemijn, Wouter, Zoë",
        "Bakker, de Boer, van den Broek, Brouwer, van Dijk, Dijkstra, van der Heijden, Hendriks, Hoekstra, de Jong, "
        "van Leeuwen, van der Linden, Mulder, Postma, Smit, 't Hart, Terpstra, van der Veen, Verhoeven, de Vries, "
        "de Wit, Zijlstra",
        "Dutch, English",
        "NL",
        16,
    ),
    _community(
        "Anders, Astrid, Birgitte, Bjørn, Freja, Gorm, Ida, Inge, Jeppe, Jørgen, Karen, Kirsten, Lærke, Mads, Mette, "
        "Mikkel, Rasmus, Signe, Solveig, Søren, Ulla, Åse",
        "Andersen, Aagaard, Bjerregaard, Bødker, Christensen, Dahl, Enevoldsen, Friis, Gammelgård, Højgaard, Holm, "
        "Kjær, Krogh, Lindegård, Møller, Mølgaard, Nørgaard, Østergaard, Ravn, Skov, Søndergaard, Ågård",
        "Danish, English",
        "DK",
        12,
    ),
    _community(
        "Alice, Barbara, Colin, Daniel, Edith, Elaine, Frank, Grace, Harriet, Ian, Jean, Keith, Lorraine, Martin, "
        "Maureen, Nigel, Pauline, Ruth, Simon, Tracey, Wendy",
        "Barker, Clarke, Cooper, Dawson, Ellis, Fletcher, Goodwin, Hartley, Hughes, Jarvis, Kendrick, Lawson, Marsh, "
        "Norris, Palmer, Pritchard, Reeves, Saunders, Tilley, Underhill, Walton, Yates",
        "English",
        "GB",
        14,
    ),
    _community(
        "Ailsa, Alasdair, Calum, Catriona, Donald, Eilidh, Ewan, Fiona, Gregor, Hamish, Iona, Isla, Kirsty, Lachlan, "
        "Mairi, Morag, Rory, Rona, Shona, Struan",
        "Buchanan, Cameron, Campbell, Drummond, Fraser, Galbraith, Gillespie, Henderson, Kerr, Lamont, Laidlaw, "
        "MacDonald, MacLeod, McAllister, McBride, McIntyre, McKay, Menzies, Munro, Ramsay, Sinclair, Urquhart",
        "English, Gaelic",
        "GB",
        8,
    ),
    _community(
        "Abdi, Amina, Asha, Ayaan, Bashir, Deqa, Fadumo, Faarax, Halima, Hodan, Idil, Ismail, Khadra, Liban, Maryan, "
        "Mohamud, Nimco, Omar, Sahra, Suleiman, Warsame, Xaawo",
        "Abdullahi, Aden, Ali, Barre, Dahir, Duale, Elmi, Farah, Guled, Hassan, Hersi, Hirsi, Ibrahim, Isse, Jama, "
        "Mohamed, Nur, Osman, Samatar, Sheikh, Warsame, Yusuf",
        "Somali, English, Arabic",
        "GB",
        8,
    ),
    _community(
        "Ayşe, Burak, Cem, Çiğdem, Derya, Elif, Emine, Emre, Fatma, Gülay, Hakan, Hülya, İbrahim, Kemal, Leyla, "
        "Mehmet, Nurcan, Özlem, Selin, Şule, Tarık, Yusuf",
        "Acar, Aydın, Bulut, Çelik, Çetin, Demir, Doğan, Erdoğmuş, Güneş, Kaplan, Kaya, Keskin, Koç, Kurt, Öztürk, "
        "Polat, Şahin, Şimşek, Toprak, Uçar, Yıldız, Yılmaz",
        "Turkish, Dutch",
        "NL",
        8,
    ),
    _community(
        "Abdelkader, Amal, Aziza, Brahim, Fatiha, Hafsa, Hicham, Ilham, Jamila, Karim, Latifa, Malika, Mounir, Naima, "
        "Nadia, Rachid, Said, Samira, Souad, Tarik, Yassine, Zineb",
        "Aït Ben Ali, Amrani, Azzouzi, Bakkali, Benali, Bouazza, Boukhari, Chaoui, El Amrani, El Fassi, El Idrissi, "
        "El Khatib, Haddou, Hamdaoui, Kaddouri, Lahlou, Mansouri, Ouali, Rahmouni, Tahiri, Zerouali, Ziani",
        "Arabic, Tamazight, Dutch",
        "NL",
        8,
    ),
    _community(
        "Anouska, Carmen, Cheryl, Clyde, Dayenne, Edgar, Ferdinand, Gladys, Henna, Irma, Jermain, Kenneth, Lucia, "
        "Marlon, Nadine, Orlando, Radjesh, Romeo, Shanti, Stanley, Sunita, Winston",
        "Amatdawood, Bishesar, Blijd, Chin A Loi, Comvalius, Doekhi, Emanuels, Ferrier, Gopal, Hoogvliet, "
        "Jubitana, Kartosen, Lieveld, Panday, Pinas, Ramdin, Soekhoe, Sitaram, Tjin A Tsoi, Vreden, Wolff, Zeefuik",
        "Dutch, Sranan Tongo, Sarnami",
        "NL",
        7,
    ),
    _community(
        "Agnieszka, Andrzej, Beata, Bożena, Dorota, Ewa, Grażyna, Jacek, Joanna, Kasia, Krzysztof, Łukasz, Małgorzata, "
        "Marek, Michał, Paweł, Renata, Sławomir, Stanisław, Tomasz, Wiesława, Zbigniew",
        "Adamczyk, Dąbrowski, Głowacki, Grabowski, Jabłoński, Kaczmarek, Kamiński, Kowalczyk, Kozioł, Król, Łukasik, "
        "Majewski, Nowak, Pająk, Piątek, Sikora, Szymański, Walczak, Wilk, Wiśniewski, Wójcik, Żak",
        "Polish, English",
        "GB",
        7,
    ),
    _community(
        "Adeel, Aisha, Ayesha, Bilal, Farah, Faisal, Ghazala, Haroon, Imran, Kiran, Mariam, Nasreen, Nadeem, Parveen, "
        "Rabia, Rukhsana, Saima, Shahid, Tahira, Tariq, Zahida, Zubair",
        "Ahmed, Akhtar, Anwar, Aslam, Bashir, Butt, Chaudhry, Dar, Hussain, Iqbal, Javed, Khan, Mahmood, Malik, "
        "Mirza, Nawaz, Qureshi, Rashid, Raza, Saleem, Sheikh, Siddiqui",
        "Urdu, Punjabi, English",
        "GB",
        7,
    ),
    _community(
        "Abdul, Anowara, Ayub, Farida, Fazle, Habib, Jahanara, Kamrul, Lutfur, Mahbub, Momtaz, Nazrul, Nilufar, "
        "Rehana, Rezaul, Rokeya, Sabina, Shafiq, Shirin, Sultana, Tahmina",
        "Ahmed, Akter, Alam, Ali, Begum, Bhuiyan, Chowdhury, Das, Haque, Hossain, Islam, Karim, Khatun, Miah, Mondal, "
        "Rahman, Roy, Sarkar, Sikder, Talukder, Uddin",
        "Bengali, Sylheti, English",
        "GB",
        6,
    ),
    _community(
        "Ahmad, Bassam, Dalia, Fadi, Ghada, Hanan, Huda, Jamal, Khalil, Lina, Maha, Mazen, Nabil, Nour, Rana, Rima, "
        "Salma, Samer, Tareq, Wafa, Yara, Ziad",
        "Abu Hamid, al-Ahmad, al-Khalidi, al-Masri, al-Najjar, Darwish, Ghanem, Haddad, Hamdan, Hijazi, Issa, Jaber, "
        "Khoury, Mahfouz, Nasser, Odeh, Qasim, Sabbagh, Saleh, Shaheen, Suleiman, Zidan",
        "Arabic, Danish",
        "DK",
        6,
    ),
    _community(
        "Abena, Adwoa, Akosua, Ama, Chidi, Efua, Emeka, Esi, Folake, Kofi, Kwabena, Kwame, Ngozi, Nneka, Tunde, Yaw",
        "Adeyemi, Agyeman, Amoah, Asante, Balogun, Boateng, Eze, Mensah, Nwosu, Obi, Okafor, Okonkwo, Osei, Owusu",
        "English, Twi",
        "GB",
        4,
    ),
    _community(
        "Abeba, Almaz, Biniam, Dawit, Feven, Filmon, Hiwot, Mebrat, Robel, Selam, Senait, Tesfaye, Yohannes",
        "Abebe, Berhane, Gebremariam, Ghebre, Haile, Kidane, Mebrahtu, Negash, Tekle, Tesfai, Weldu, Woldemichael",
        "Tigrinya, Danish",
        "DK",
        3,
    ),
    _community(
        "Andriy, Halyna, Iryna, Kateryna, Larysa, Mykola, Oksana, Oleh, Olena, Taras, Tetiana, Vasyl, Yuliia",
        "Bondarenko, Hrytsenko, Koval, Kovalenko, Kravchuk, Lysenko, Melnyk, Moroz, Shevchenko, Tkachenko, Zhuk",
        "Ukrainian, English",
        "DK",
        3,
    ),
    _community(
        "Ana, Beatriz, Carla, Duarte, Fátima, Graça, Inês, João, Luís, Nuno, Rui, Sofia, Teresa, Tiago",
        "Azevedo, da Silva, dos Santos, Fonseca, Gonçalves, Lopes, Magalhães, Moura, Pereira, Simões, Sousa, Teixeira",
        "Portuguese, English",
        "GB",
        2,
    ),
)

COORDINATOR = ("Hanne", "Visser")
"""Whose desk the example is, unless the store already knows its user."""
