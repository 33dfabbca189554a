"""Style sheets in fewer bytes, with the same meaning."""

import pytest

from sitegen.style_sheets import compact


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("", ""),
        ("  \n a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}"),
        ("a { b: c }\n\n@media (x) {\n d { e: f }\n}", "a{b:c}@media (x){d{e:f}}"),
        ("/* one */ a { b: c; /* two */ }", "a{b:c}"),
        ("a /* and */ b,\n c:hover { d: e }", "a b,c:hover{d:e}"),
        ("a/* no space */.b { c: d }", "a/**/.b{c:d}"),
        ('a { b: "{ /* c */  ;} \\" d" ; e: \'  ;\' }', 'a{b:"{ /* c */  ;} \\" d";e:\'  ;\'}'),
        ("a { b: URL( /*c*/d;e ) ; }", "a{b:URL( /*c*/d;e )}"),
        ("a { b: calc(1px + 2px) }", "a{b:calc(1px + 2px)}"),
        ('@charset "utf-8";\n\na { b: c }', '@charset "utf-8";a{b:c}'),
        ("a :hover > b , c { d: e , f ( g , h ) }", "a :hover > b,c{d:e,f ( g,h )}"),
        (":root { --a: ; --b: { x : y } }", ":root{--a:;--b:{x :y}}"),
    ],
)
def test_comments_and_space_go_where_they_mean_nothing(sheet: str, expected: str) -> None:
    assert compact(sheet.encode()).decode() == expected
    assert compact(expected.encode()).decode() == expected
