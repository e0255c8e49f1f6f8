"""Which standard a contract or a certificate names, under all the names these standards have had."""

from isoassess.standard_choice.contract_standard.certificates import Certificates, read_certificate
from isoassess.standard_choice.contract_standard.kinds import MODELS, Named
from isoassess.standard_choice.contract_standard.named import NamedStandard
from isoassess.standard_choice.contract_standard.wording import read_name

__all__ = ["MODELS", "Certificates", "Named", "NamedStandard", "read_certificate", "read_name"]
