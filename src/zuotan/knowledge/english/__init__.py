"""Chinese names and terms as readers of English know them: people in pinyin, regions, offices (英文译名).

Only what can be said without guessing is said in English; passages and titles of documents are never translated.
"""

from zuotan.knowledge.english.offices import office
from zuotan.knowledge.english.people import person, surname_reading
from zuotan.knowledge.english.regions import region, short
from zuotan.knowledge.english.terms import term

__all__ = ["office", "person", "region", "short", "surname_reading", "term"]
