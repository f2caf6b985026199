"""The marks of a text, looked up by tag and by where they begin and end."""

from __future__ import annotations

from zuotan.knowledge.lexicon import build
from zuotan.reading.marks import Marks

LEXICON = build(
    {
        "post": {"书记": "party", "副书记": "party", "书": "none"},
        "body": {"市委": "市", "委": ""},
        "verb": {"书记": ""},
    }
)


def marked(text: str) -> Marks:
    return Marks(text, LEXICON)


def test_of_words_in_one_another_the_longest_is_kept() -> None:
    marks = marked("市委副书记，书记")
    assert marks.of("post") == [(2, 5, "副书记"), (6, 8, "书记")]
    assert marks.of("body") == [(0, 2, "市委")]
    assert marks.of("unknown") == []


def test_all_marks_come_by_where_they_end() -> None:
    found = marked("副书记").all("post")
    assert sorted(found) == [(0, 3, "副书记"), (1, 2, "书"), (1, 3, "书记")]
    assert [end for _, end, _ in found] == [2, 3, 3]


def test_a_word_with_two_tags_counts_for_both() -> None:
    marks = marked("书记")
    assert marks.of("verb") == marks.of("post") == [(0, 2, "书记")]
    assert marks.value("post", "书记") == "party"


def test_the_longest_word_that_begins_or_ends_at_a_place() -> None:
    marks = marked("副书记")
    assert marks.starts("post") == {0, 1}
    assert marks.reaches("post") == {0: 3, 1: 3}
    assert marks.ending("post") == {2: (1, 2, "书"), 3: (0, 3, "副书记")}


def test_marks_between_two_places_lie_wholly_there() -> None:
    marks = marked("书记书记书记")
    assert marks.between("post", 2, 6) == [(2, 4, "书记"), (4, 6, "书记")]
    assert marks.between("post", 1, 5) == [(2, 4, "书记")]
    assert marks.between("post", 3, 4) == []
