"""Helmi and Eero: a pair that has gone quiet."""

from portal.demo.story import Aim, Entry, Met, Rules, Story
from portal.goals.models import GoalKind
from portal.programmes.models import Side

RULES = {
    "hopes": "Helmi näkee, millaista työmaalla on. Eero saa kuulla, mitä koulussa nykyään opetetaan.",
    "topics": "Työmaan arki, opinnot ja se, miten johdetaan ihmisiä, jotka ovat itseä vanhempia.",
    "skipped_topics": "Urakoiden hinnat ja muut yrityksen sisäiset asiat.",
    "confidentiality": "Nimiä emme kerro kenellekään muulle.",
    "rhythm": "Kerran kuussa, kun Eeron työmaa antaa myöten.",
    "channels": "Tekstiviesti. Työmaalla puhelin on taskussa, kone ei.",
    "cancelling": "Viesti viimeistään edellisenä iltana.",
    "illness": "Siirretään seuraavalle viikolle.",
    "how_we_end": "Käymme katsomassa talon, kun se on valmis.",
}

STORY = Story(
    began=44,
    rules=Rules(37, Side.MENTEE, RULES, (Side.MENTEE,)),
    aims=(
        Aim(
            36,
            Side.MENTEE,
            GoalKind.CAREER_PLAN,
            "Tiedän, haluanko työmaalle vai suunnittelemaan",
            "Olen nähnyt kumpaakin yhden päivän ja kirjoittanut, mitä jäi mieleen.",
        ),
    ),
    met=(
        Met(
            29,
            Side.MENTOR,
            "16.30",
            "Kierros työmaalla",
            "Kävelimme talon läpi kellarista katolle. Eero kertoi, kuka tekee mitäkin ja kuka odottaa ketä.",
            "Johtaminen on täällä enimmäkseen kuuntelemista kypärä päässä.",
            ("Helmi kysyy opettajalta työmaapäivästä", "Eero etsii suunnittelijan, jonka luona voi käydä"),
            place="Työmaan portti, Jätkäsaari",
        ),
    ),
    entries=(
        Entry(
            28,
            Side.MENTEE,
            "Mikä itsessäsi yllätti?",
            "Minua ei pelottanut katolla yhtään. Kahvitauolla pelotti enemmän, ja sekin meni ohi, kun yksi kirvesmies "
            "kysyi, mistä olen kotoisin.",
        ),
    ),
)
