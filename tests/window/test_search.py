"""What is searched for in the real window is found by the words of the trade and by one's own."""

from tests.window.driving.starter import Starter


def test_a_word_of_the_trade_and_an_own_one_are_found(starter: Starter) -> None:
    window = starter.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("ctrl+f")
    window.type("calibration")
    window.until(lambda: window.sees("found: "))
    assert window.sees("in the question") or window.sees("by technical term")
    before = starter.stored("SELECT requirement_id, rating FROM answer ORDER BY requirement_id")
    window.press("ctrl+a")
    window.type("8.3.1 xqzwvy")
    window.until(lambda: window.sees("No requirement matches this search and filter."))
    assert starter.stored("SELECT requirement_id, rating FROM answer ORDER BY requirement_id") == before
    window.press("Escape")
    assert window.quit() == 0


def test_the_list_finds_a_site_and_says_so(starter: Starter) -> None:
    window = starter.start(sample=True)
    with starter.store() as store:
        (sample,) = store.organizations()
        site = store.profile(sample.id).people.sites[0]
    window.press("ctrl+f")
    window.type(site.name[:5])
    window.until(lambda: starter.stored("SELECT count(*) FROM search_number") == [(1,)])
    window.settle()
    window.press("Enter")
    window.until(lambda: window.sees(sample.name))
    assert window.quit() == 0
