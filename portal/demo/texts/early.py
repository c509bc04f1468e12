"""Leila and Petteri: a pair that ended early, kindly."""

from portal.demo.story import Aim, End, Entry, Met, Story
from portal.goals.models import GoalKind
from portal.pairs.models import EndingKind
from portal.programmes.models import Side

STORY = Story(
    began=43,
    aims=(
        Aim(
            34,
            Side.MENTEE,
            GoalKind.STUDIES,
            "Saan opinnäytetyölle aiheen",
            "Aihe mahtuu yhteen lauseeseen, ja joku osastolla odottaa vastausta siihen.",
        ),
    ),
    met=(
        Met(
            36,
            Side.MENTEE,
            "18.00",
            "Opinnäytetyö\nMiten vuorotyössä jaksaa",
            "Puhuimme siitä, mikä osastolla toistuu joka vuorossa. Siitä löytyi kolme aihetta.",
            "Hyvä aihe on sellainen, josta joku toinenkin valittaa.",
            ("Leila kirjoittaa jokaisesta aiheesta yhden lauseen",),
            place="Kirjasto Oodi, toinen kerros",
        ),
    ),
    entries=(
        Entry(
            35,
            Side.MENTEE,
            "Kuka tai mikä auttoi sinua tällä viikolla?",
            "Petteri. Hän kysyi, mitä teen silloin, kun en tee mitään. En osannut vastata, ja se oli jo vastaus.",
            shared=True,
        ),
    ),
    end=End(
        12,
        Side.MENTEE,
        EndingKind.EARLY,
        "Kiitos, että jaksoit kuunnella. Sain sinulta aiheen ja vähän ryhtiäkin. Kerron, kun työ on valmis.",
        "Sain töitä Oulusta ja muutan ensi kuussa. Illat menevät vuoroissa. Petteri oli hyvä mentori, ja toivon, että "
        "hän saa uuden aktorin.",
        tell_staff=True,
    ),
)
