"""Aino and Mikael: a pair in the middle of its path."""

from portal.demo.story import Ahead, Aim, Entry, Met, Move, Rules, Story
from portal.demo.texts import REFLECTIONS
from portal.goals.models import GoalKind, GoalStep
from portal.meetings.models import MeetingForm
from portal.programmes.models import Side

RULES = {
    "hopes": "Aino saa rohkeutta hakea töitä. Mikael oppii, miltä alalle tulo näyttää nyt.",
    "topics": "Harjoittelupaikat, hakemukset ja se, missä kumpikin on hyvä. Myös mokat.",
    "skipped_topics": "Perheasiat, ellei Aino ota niitä itse puheeksi.",
    "confidentiality": "Se, mistä puhumme, jää meille. Jos haluamme kertoa jotain eteenpäin, kysymme ensin.",
    "rhythm": "Kolmen viikon välein, puolitoista tuntia kerrallaan. Seuraava aika sovitaan aina lopuksi.",
    "channels": "Sähköposti. Jos on kiire, tekstiviesti käy. Viikonloppuna ei tarvitse vastata.",
    "cancelling": "Viesti heti, kun tietää. Uusi aika sovitaan samassa viestissä.",
    "illness": "Flunssassa jäädään kotiin. Selityksiä ei tarvita.",
    "how_we_end": "Viimeisellä kerralla käymme syömässä ja luemme nämä pelisäännöt uudestaan.",
}

STORY = Story(
    began=42,
    rules=Rules(33, Side.MENTEE, RULES, (Side.MENTEE, Side.MENTOR)),
    aims=(
        Aim(
            33,
            Side.MENTEE,
            GoalKind.JOB,
            "Harjoittelupaikka viestinnästä",
            "Olen jutellut kolmen työpaikan ihmisten kanssa ja lähettänyt kaksi hakemusta. Sitten tiedän, mitä haen.",
            (
                Move(
                    25, GoalStep.MOVING, "Kävin kahvilla entisen opiskelukaverin työpaikalla. Sain kaksi nimeä lisää."
                ),
                Move(12, GoalStep.WELL_UNDER_WAY, "Kaksi hakemusta lähti. Toisesta soitettiin jo takaisin."),
            ),
            hoped_after=100,
        ),
        Aim(
            30,
            Side.MENTEE,
            GoalKind.SKILL,
            "Osaan kertoa, missä olen hyvä",
            "Kahdessa minuutissa, ilman anteeksipyyntöjä, jollekulle, joka ei tunne alaani.",
            (Move(11, GoalStep.MOVING, "Harjoittelin Mikaelin kanssa kolme kertaa. Kolmas oli jo oman kuuloinen."),),
        ),
        Aim(
            32,
            Side.MENTOR,
            GoalKind.SKILL,
            "Kysyn, ennen kuin neuvon",
            "Huomaan tarjoavani ratkaisua liian nopeasti. Lasken viiteen ja kysyn vielä yhden kysymyksen.",
        ),
    ),
    met=(
        Met(
            34,
            Side.MENTEE,
            "17.00",
            "Mistä kumpikin tulee\nMitä odotamme syksyltä",
            "Kerroimme, miten kumpikin on päätynyt alalleen. Kummankaan tie ei ollut suora. Sovimme, että puhumme "
            "ensin hakemuksista.",
            "Hakemus on kirje ihmiselle, ei lomake.",
            ("Aino tuo ensi kerralla vanhan hakemuksen", "Mikael kysyy tutultaan, keneen kannattaa olla yhteydessä"),
            done=2,
            place="Kahvila Kaisla, Pasila",
        ),
        Met(
            13,
            Side.MENTOR,
            "17.30",
            "Vanha hakemus\nKaksi minuuttia minusta",
            "Luimme hakemuksen ääneen. Puolet lauseista alkoi sanalla ”toivoisin”. Kirjoitimme alun uusiksi yhdessä.",
            "Saan sanoa, mitä osaan. Se ei ole kehumista.",
            ("Lähetän kaksi hakemusta", "Pyydän ystävää kuuntelemaan kahden minuutin puheen", "Etsin kolmannen paikan"),
            done=1,
            place="Mikaelin työpaikka, Kalasatama",
        ),
    ),
    ahead=(
        Ahead(
            6,
            Side.MENTEE,
            "17.00",
            "Haastattelu: mitä kysytään, mitä minä kysyn\nMiltä palkasta puhuminen tuntuu",
            agreed_days=12,
            minutes=90,
            form=MeetingForm.FACE_TO_FACE,
            place="Kahvila Kaisla, Pasila",
        ),
    ),
    entries=tuple(
        Entry(days, Side.MENTEE, heading, text, shared=days == 11)
        for days, (heading, text) in zip((4, 11, 19, 27, 35), REFLECTIONS["fi"], strict=True)
    ),
)
