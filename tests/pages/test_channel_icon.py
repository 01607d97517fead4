"""The icon of a channel that names none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook import icons
from journeybook.model.place import Channel, Presence
from journeybook.pages.channel_icon import channel_icon
from journeybook.source import Origin

HERE = Origin("site_config.yml")


def icon_of(name: str, title: str = "", presence: Presence | None = None, icon: str = "") -> str:
    return channel_icon(Channel(id=name, title=title or name, presence=presence, icon=icon, origin=HERE))


@pytest.mark.parametrize(
    ("name", "icon"),
    [
        ("website", "web"),
        ("site-internet", "web"),
        ("app", "cellphone"),
        ("application-mobile", "cellphone"),
        ("phone", "phone-outline"),
        ("telephone", "phone-outline"),
        ("appels-entrants", "phone-outline"),
        ("call-center", "headset"),
        ("email", "email-outline"),
        ("e-mail", "email-outline"),
        ("courriel", "email-outline"),
        ("sms", "message-text-outline"),
        ("text-messages", "message-text-outline"),
        ("website-chat", "chat-outline"),
        ("social", "account-multiple-outline"),
        ("reseaux-sociaux", "account-multiple-outline"),
        ("shops", "storefront-outline"),
        ("magasin", "storefront-outline"),
        ("branch", "bank-outline"),
        ("agence", "bank-outline"),
        ("self-service-terminal", "touch-text-outline"),
        ("borne", "touch-text-outline"),
        ("post", "mailbox-outline"),
        ("courrier", "mailbox-outline"),
        ("pick-up-point", "package-variant-closed"),
        ("click-and-collect", "package-variant-closed"),
        ("lockers", "package-variant-closed"),
        ("road", "car-outline"),
        ("voiture", "car-outline"),
        ("home", "home-outline"),
        ("domicile", "home-outline"),
        ("homepage", "web"),
        ("search", "magnify"),
        ("village-vacances", "home-city-outline"),
        ("on-site-visit", "account-wrench-outline"),
    ],
)
def test_an_id_in_english_or_french_says_what_a_channel_is(name: str, icon: str) -> None:
    assert icon_of(name, "Nothing known") == f"material/{icon}"


def test_the_id_goes_before_the_title() -> None:
    assert icon_of("shop", "Website") == "material/storefront-outline"
    assert icon_of("c-7", "Téléphone") == "material/phone-outline"
    assert icon_of("c-8", "Moteur de recherche") == "material/magnify"


def test_what_an_ambiguous_word_means_depends_on_where_it_is_met() -> None:
    assert icon_of("mail", presence=Presence.ONLINE) == "material/email-outline"
    assert icon_of("mail", presence=Presence.OFFLINE) == "material/mailbox-outline"
    assert icon_of("site") == "material/web"
    assert icon_of("site", presence=Presence.OFFLINE) == "material/map-marker-outline"


def test_an_unknown_name_gets_the_icon_of_its_presence() -> None:
    assert icon_of("x", presence=Presence.ONLINE) == "material/web"
    assert icon_of("x", presence=Presence.OFFLINE) == "material/map-marker-outline"
    assert icon_of("x") == "material/map-marker-outline"


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert icon_of("workshop", presence=Presence.OFFLINE) == "material/map-marker-outline"
    assert icon_of("application-form-by-post") != "material/mailbox-outline"


def test_an_icon_that_is_written_counts() -> None:
    assert icon_of("shop", icon="simple/git") == "simple/git"


@given(name=st.text(), title=st.text(), presence=st.sampled_from([None, *Presence]))
def test_every_channel_has_an_icon_that_exists(name: str, title: str, presence: Presence | None) -> None:
    assert icons.is_icon(icon_of(name, title, presence))


def test_every_icon_that_is_chosen_exists() -> None:
    from journeybook.pages.channel_icon import _BY_PRESENCE, _WORDS

    chosen = [icon for _, icon, _ in _WORDS] + list(_BY_PRESENCE.values())
    assert [icon for icon in chosen if not icons.is_icon(f"material/{icon}")] == []
