"""Words for the demo's people, written for it in both languages."""

REFLECTIONS: dict[str, list[tuple[str, str]]] = {
    "fi": [
        (
            "Mitä jäi mieleen?",
            "Huomasin, että vähättelen omaa osaamistani. Mikael kysyi, mitä kertoisin itsestäni ystävälle. "
            "Keksin heti kolme asiaa, joita en ole koskaan kirjoittanut hakemukseen.\n\n"
            "- pidän kiireessäkin langat käsissäni\n- selitän vaikean asian niin, että toinen ymmärtää\n- uskallan kysyä",
        ),
        (
            "Mikä itsessäsi yllätti?",
            "Jännitin puhelua koko aamun, ja sitten se kesti neljä minuuttia. **Pahinta oli odottaminen.** "
            "Ensi kerralla soitan heti aamusta.",
        ),
        (
            "Mitä uskalsit kysyä?",
            "Kysyin palkasta. Ääneni tärisi vähän, mutta kysymys meni perille.\n\n> Kysy aina niin kuin kysyisit ystävän "
            "puolesta.\n\nTuo jäi mieleen.",
        ),
        (
            "Mitä haluat kokeilla ennen seuraavaa tapaamista?",
            "1. Kirjoitan kahteen yritykseen, vaikka niissä ei ole paikkoja auki.\n2. Pyydän Sannalta palautetta.\n"
            "3. Nukun kunnolla ennen haastattelua.",
        ),
        (
            "",
            "Tänään satoi räntää koko matkan Pasilasta. Silti oli hyvä mieli, kun joku oli oikeasti lukenut "
            "hakemukseni ja muisti siitä yksityiskohtia.",
        ),
    ],
    "en": [
        (
            "What stayed with you?",
            "I noticed that I keep making myself smaller than I am. Outi asked what a friend would say I am good at. "
            "I had three answers at once, and none of them is in my CV.\n\n- I keep calm when plans change\n"
            "- I explain hard things in plain words\n- I ask",
        ),
        (
            "What surprised you about yourself?",
            "I was nervous about the call all morning, and then it took four minutes. **The waiting was the worst part.**",
        ),
        (
            "What did you dare to ask?",
            "I asked about pay. My voice shook a little, but I got the question out.\n\n> Ask as you would ask for a friend.",
        ),
        (
            "What do you want to try before you meet again?",
            "1. Write to two companies, even if they have nothing open.\n2. Ask for feedback.\n3. Sleep before the interview.",
        ),
        ("", "Sleet all the way from Pasila. Still a good day: someone had really read what I wrote."),
    ],
}

FIRST_NAMES = (
    "Aino", "Mikael", "Linh", "Outi", "Eero", "Sanna", "Amina", "Juhani", "Šarūnas", "Iida", "Máret", "Onni", "Fatima",
    "Väinö", "Chen", "Helmi", "Oskar", "Leila", "Petteri", "Zsófia",
)  # fmt: skip
LAST_NAMES = (
    "Kivelä", "Ström", "Nguyen", "Hämäläinen", "Laine", "Mäkinen", "Hassan", "Koskela", "Kazlauskas", "Rautio", "Näkkäläjärvi",
    "Öhman", "Ali", "Saarinen", "Wei", "Lehto", "Lindqvist", "Karimi", "Åkerblom", "Nagy",
)  # fmt: skip
