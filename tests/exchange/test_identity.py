from uuid import NAMESPACE_URL, UUID, uuid5

from diary.exchange.identity import MissingIds, stable_id


def test_the_same_parts_give_the_same_id() -> None:
    assert stable_id("a", 1) == stable_id("a", 1)
    assert stable_id("a", 1) != stable_id("a", "1")
    assert UUID(stable_id("a")).version == 5


def test_the_order_of_keys_does_not_matter() -> None:
    assert MissingIds().give("devices", {"a": 1, "b": 2}) == MissingIds().give("devices", {"b": 2, "a": 1})


def test_equal_objects_are_told_apart_by_their_order() -> None:
    ids, again = MissingIds(), MissingIds()
    first, second = ids.give("devices", {"device": "port"}), ids.give("devices", {"device": "port"})
    assert first != second
    assert [again.give("devices", {"device": "port"}) for _ in range(2)] == [first, second]


def test_the_list_is_part_of_the_id() -> None:
    assert MissingIds().give("devices", {}) != MissingIds().give("phases", {})


def test_the_recipe_is_kept() -> None:
    namespace = uuid5(NAMESPACE_URL, "blood-count-diary:record")
    expected = uuid5(namespace, '["devices",{"device":"port"},0]')
    assert MissingIds().give("devices", {"device": "port"}) == str(expected) == "0865e77d-ddeb-502a-a1cb-d9130190aaa1"
