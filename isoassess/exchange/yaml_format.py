"""An assessment as YAML, as people write it by hand."""

from functools import partial

from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.exchange.format import Format
from isoassess.files.yaml_reader import read_file

YAML = Format(suffixes=frozenset({".yaml", ".yml"}), read=partial(read_file, type_=AssessmentFile))
