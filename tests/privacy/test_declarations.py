"""Every column of every table says whether it is about a person, and nothing that does not exist is promised."""

from collections.abc import Iterable

import sqlalchemy as sa

from portal import tables
from portal.foundation.personal_data import Holding
from portal.privacy.holdings import ABOUT_THE_ROW, HOLDINGS, NOT_ABOUT_PEOPLE


def columns_of(metadata: sa.MetaData) -> set[str]:
    """Every `table.column` there is."""
    return {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}


def declared(holdings: Iterable[Holding]) -> list[str]:
    return [column for holding in holdings for column in holding.columns]


def undeclared(metadata: sa.MetaData, holdings: Iterable[Holding] = HOLDINGS) -> set[str]:
    """The columns about which nobody has said anything."""
    return {
        name
        for name in columns_of(metadata) - set(declared(holdings))
        if name.split(".")[0] not in NOT_ABOUT_PEOPLE and name.split(".")[1] not in ABOUT_THE_ROW
    }


def made_up(metadata: sa.MetaData, holdings: Iterable[Holding] = HOLDINGS) -> set[str]:
    """What is declared and does not exist."""
    columns = {name.split(".")[1] for name in columns_of(metadata)}
    return {
        *(set(declared(holdings)) - columns_of(metadata)),
        *(set(NOT_ABOUT_PEOPLE) - set(metadata.tables)),
        *(ABOUT_THE_ROW - columns),
    }


def todays_tables() -> sa.MetaData:
    """A copy, to plant something in."""
    copy = sa.MetaData()
    for table in tables.metadata.tables.values():
        table.to_metadata(copy)
    return copy


def test_every_column_is_declared() -> None:
    assert undeclared(tables.metadata) == set()


def test_what_is_declared_exists() -> None:
    assert made_up(tables.metadata) == set()


def test_no_column_is_declared_twice() -> None:
    names = declared(HOLDINGS)

    assert sorted(names) == sorted(set(names))


def test_each_declaration_says_why_and_how_long() -> None:
    silent = [
        name
        for holding in HOLDINGS
        for name, column in holding.columns.items()
        if not column.purpose.strip() or not column.retention.strip()
    ]

    assert silent == []


def points_at_people(metadata: sa.MetaData) -> set[str]:
    return {
        table.name
        for table in metadata.tables.values()
        if any(key.column.table.name == "account" for key in table.foreign_keys)
    }


def test_a_table_that_is_not_about_people_points_at_nobody() -> None:
    assert points_at_people(tables.metadata) & set(NOT_ABOUT_PEOPLE) == set()


def test_a_new_table_that_nobody_declared_is_noticed() -> None:
    planted = todays_tables()
    sa.Table("diary", planted, sa.Column("id", sa.Integer, primary_key=True), sa.Column("words", sa.Text))

    assert undeclared(planted) == {"diary.words"}


def test_a_new_column_that_nobody_declared_is_noticed() -> None:
    planted = todays_tables()
    planted.tables["account"].append_column(sa.Column("shoe_size", sa.Integer))

    assert undeclared(planted) == {"account.shoe_size"}


def test_a_table_that_has_gone_is_noticed() -> None:
    planted = todays_tables()
    planted.remove(planted.tables["parked_form"])
    planted.remove(planted.tables["heartbeat"])

    assert made_up(planted) == {
        "heartbeat", "parked_form.account_id", "parked_form.address", "parked_form.parked_at",
        "parked_form.fields_sealed",
    }  # fmt: skip


def test_a_place_that_points_at_a_person_is_noticed() -> None:
    planted = todays_tables()
    planted.tables["space"].append_column(sa.Column("owner_id", sa.ForeignKey("account.id")))

    assert points_at_people(planted) & set(NOT_ABOUT_PEOPLE) == {"space"}
