"""What a wording can come to, and what a name has to do with the standard it means."""

from enum import StrEnum


class Named(StrEnum):
    """What a wording comes to.

    AMBIGUOUS asks for the year or for the one standard that binds; OTHER is known to be another standard;
    UNRECOGNIZED was read and not understood; NONE: nothing is named.
    """

    ISO9001 = "iso9001"
    ISO9002 = "iso9002"
    ISO9003 = "iso9003"
    GUIDANCE = "guidance"
    AMBIGUOUS = "ambiguous"
    OTHER = "other"
    UNRECOGNIZED = "unrecognized"
    NONE = "none"


MODELS = (Named.ISO9001, Named.ISO9002, Named.ISO9003)


class Relation(StrEnum):
    """What a name has to do with the standard it means: it is it, builds on it, or asks for the same."""

    IS = "is"
    BUILDS_ON = "builds-on"
    COMPARES = "compares"
