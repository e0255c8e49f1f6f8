"""By which id the sample is known in every file, so that nobody takes it for a client."""

SAMPLE = "5a3b1e00-0000-4000-8000-000000000001"


def is_sample(organization_id: str) -> bool:
    return organization_id == SAMPLE
