"""Bytes of any encoding become the letters that were meant."""

from __future__ import annotations

import pytest

from suidesk.domain.errors import SuideskError
from suidesk.interchange.encodings import to_utf8

DANISH = "Fornavn;Efternavn;By\r\nSøren;Ågård;København\r\nBjørn;Æbelø;Rødovre\r\nÅse;Ødegård;Tårnby\r\n"
DUTCH = "Naam;Plaats\r\nRenée de Vries;Curaçao\r\nZoë Brontë;Goës\r\nJosé Peña;Coöperatie\r\nJan;Delft\r\n"
POLISH = "Imię;Miasto\r\nŁukasz Żółć;Łódź\r\nMałgorzata Święta;Gdańsk\r\nZażółć Gęślą;Jaźń\r\n"
CZECH = "Jméno;Město\r\nŠárka Dvořáková;Plzeň\r\nJiří Novák;Brno\r\nŽofie Šťastná;Ústí\r\n"
JAPANESE = "名前,電話\r\n山田太郎,03-1234-5678\r\n鈴木花子,06-1234-5678\r\n"
GREEK = "Όνομα,Πόλη\r\nΓιώργος Παπαδόπουλος,Αθήνα\r\nΜαρία Νικολάου,Πάτρα\r\n"
RUSSIAN = "Имя,Город\r\nИван Петров,Москва\r\nОльга Сидорова,Тверь\r\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((DANISH, name) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le")),
        *((DANISH, name) for name in ("cp1252", "cp850", "mac_roman", "iso8859-1")),
        *((DUTCH, name) for name in ("cp1252", "cp850", "mac_roman", "iso8859-15", "utf-16-be")),
        *((POLISH, name) for name in ("cp1250", "cp852", "iso8859-2")),
        *((CZECH, name) for name in ("cp1250", "cp852")),
        *((JAPANESE, name) for name in ("shift_jis", "utf-8", "utf-16")),
        (GREEK, "cp1253"),
        *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "cp866")),
    ],
)
def test_letters_are_those_that_were_meant(text, encoding):
    assert to_utf8(text.encode(encoding)).content.decode() == text


@pytest.mark.parametrize("name", ["Læsø", "Rødovre", "Béjaïa", "André", "Siobhán Ní Bhriain", "Siobhan O’Neill", "Île"])
def test_a_single_western_name_is_read_as_western(name):
    assert to_utf8(f"Name\r\n{name}\r\n".encode("cp1252")).content.decode().split("\r\n")[1] == name


def test_one_line_of_another_encoding_does_not_spoil_the_others():
    data = "Søren\n".encode() * 30 + "Renée\n".encode("cp1252") + "Åse\n".encode()
    decoded = to_utf8(data)
    assert decoded.content.decode().split("\n")[29:32] == ["Søren", "Renée", "Åse"]
    assert decoded.damaged == (31,)


def test_bytes_that_fit_no_letter_are_named_by_line():
    decoded = to_utf8(b"a\nb\xff\nc\n", "utf-8")
    assert decoded.damaged == (2,)
    assert decoded.content.decode() == "a\nb\ufffd\nc\n"


def test_the_user_may_say_otherwise():
    assert to_utf8("Ærø".encode("cp850"), "cp850").content.decode() == "Ærø"
    assert to_utf8("\ufeffÆrø".encode(), "utf-8").content.decode() == "Ærø"
    with pytest.raises(SuideskError) as raised:
        to_utf8(b"x", "klingon")
    assert raised.value.code == "unknown_encoding"


def test_plain_ascii_is_no_guess():
    assert not to_utf8(b"a,b\n1,2\n").is_guess
    assert to_utf8("é,b\n".encode("cp1252")).is_guess
