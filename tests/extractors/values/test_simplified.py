from extractors.values.simplified import simplified


def test_each_character_is_simplified_by_itself_and_what_is_simplified_stays() -> None:
    assert simplified("教育部留學服務中心") == simplified("教育部留学服务中心") == "教育部留学服务中心"


def test_characters_of_names_that_stand_beside_their_simplified_form_stay() -> None:
    assert simplified("堃喆著藉") == "堃喆著藉"
