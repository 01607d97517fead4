"""The icon of a channel: the one that its file names, else one that fits what the channel is called.

Knows words for channels in English and French; what the icons look like is icons.py's business.
"""

from __future__ import annotations

import re
from functools import lru_cache

from journeybook.fields.types import unaccented
from journeybook.model.place import Channel, Presence

_ONLINE = frozenset({Presence.ONLINE})
_NOT_OFFLINE = frozenset({Presence.ONLINE, None})
_ANY = frozenset({*Presence, None})
# Of several words in a name the one that stands further up here counts: a "website's chat" is a chat.
_WORDS: tuple[tuple[str, str, frozenset[Presence | None]], ...] = (
    ("chat chatbot bot messenger messagerie whatsapp clavardage tchat", "chat-outline", _ANY),
    ("sms text texto mms", "message-text-outline", _ANY),
    ("email courriel mel newsletter infolettre", "email-outline", _ANY),
    ("mail", "email-outline", _ONLINE),  # in French it is no letter
    ("app application appli mobile smartphone", "cellphone", _ANY),
    ("social sociaux community communaute forum", "account-multiple-outline", _ANY),
    ("search recherche moteur seo google", "magnify", _ANY),
    ("video visio webcam", "video-outline", _ANY),
    ("phone telephone telephonique call hotline appel ivr", "phone-outline", _ANY),
    ("callcenter support helpdesk assistance", "headset", _ANY),
    ("terminal kiosk kiosque borne automat automate distributeur", "touch-text-outline", _ANY),
    ("till checkout caisse", "cash-register", _ANY),
    ("pickup locker retrait consigne drive collect", "package-variant-closed", _ANY),
    ("delivery livraison livreur courier coursier shipping", "truck-delivery-outline", _ANY),
    ("post mail letter mailbox mailing courrier poste lettre", "mailbox-outline", _ANY),
    ("bank branch agency banque agence", "bank-outline", _ANY),
    ("shop store boutique magasin showroom supermarket supermarche hypermarche outlet", "storefront-outline", _ANY),
    ("village resort club", "home-city-outline", _ANY),
    ("camping campsite", "tent", _ANY),
    ("hotel room chambre", "bed-outline", _ANY),
    ("restaurant cafe canteen cantine bar", "silverware-fork-knife", _ANY),
    ("fair event salon evenement foire", "calendar-star", _ANY),
    ("tv television", "television", _ANY),
    ("radio podcast", "radio", _ANY),
    ("ad advert advertising advertisement publicite affichage poster billboard campaign", "bullhorn-outline", _ANY),
    ("press presse newspaper journal magazine", "newspaper-variant-outline", _ANY),
    ("catalogue catalog brochure leaflet flyer prospectus depliant", "book-open-variant", _ANY),
    ("visit visite technician technicien installer", "account-wrench-outline", _ANY),
    ("partner partenaire reseller revendeur", "handshake-outline", _ANY),
    ("road car route voiture parking trajet", "car-outline", _ANY),
    ("train gare railway", "train", _ANY),
    ("airport plane aeroport avion", "airplane", _ANY),
    ("website web webshop internet online ecommerce browser portal portail", "web", _ANY),
    ("site", "web", _NOT_OFFLINE),
    ("home domicile maison chez house", "home-outline", _ANY),
)
_BY_PRESENCE = {Presence.ONLINE: "web", Presence.OFFLINE: "map-marker-outline", None: "map-marker-outline"}
_SET = "material/"
# Words that are written in parts, and parts that mean something else together.
_TOGETHER = (
    (re.compile(r"\be[ -]?(mail|commerce)"), r"e\1"),
    (re.compile(r"\bpick[ -]up|\bclick[ -](?:and|&)[ -]collect\b"), "pickup"),
    (re.compile(r"\bon[ -]site\b|\bsur (?:site|place)\b"), "visit"),
    (re.compile(r"\bcall[ -]cent(?:er|re)|\bcentre d.appels?\b|\b(?:customer )?service client\b"), "callcenter"),
    (re.compile(r"\bhome ?page\b"), "website"),
    (re.compile(r"\btele\b"), "television"),
)


def channel_icon(channel: Channel) -> str:
    """Return the name of a channel's icon, such as `material/web`.

    Without one in its file its id counts, then its title, then whether it is online.
    """
    if channel.icon:
        return channel.icon
    name = _fitting(channel.id, channel.presence) or _fitting(channel.title, channel.presence)
    return _SET + (name or _BY_PRESENCE[channel.presence])


@lru_cache(maxsize=1024)
def _fitting(text: str, presence: Presence | None) -> str:
    """Return the icon for a word of a text; empty where none is known."""
    plain = unaccented(text)
    for pattern, word in _TOGETHER:
        plain = pattern.sub(word, plain)
    found = set(re.findall(r"[a-z]+", plain))
    found |= {word[:-1] for word in found if word.endswith("s")}
    return next(
        (icon for words, icon, presences in _WORDS if presence in presences and not found.isdisjoint(words.split())), ""
    )
