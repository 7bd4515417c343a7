"""ZIP archives are told by their bytes and unpacked with limits."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from packview.errors import PackviewError
from packview.extract import archives
from packview.extract.archives import unpack
from packview.extract.source import open_source


def packed(path: Path, *members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "there"
    folder.mkdir()
    return folder


def refusal(path: Path, there: Path) -> PackviewError:
    with pytest.raises(PackviewError) as caught:
        unpack(path, there)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    return caught.value


def test_files_come_in_natural_order_and_equal_names_do_not_meet(tmp_path: Path, there: Path) -> None:
    path = packed(
        tmp_path / "x.zip",
        ("b10/p.pdf", b"ten"),
        ("b2/p.pdf", b"two"),
        ("a.TXT", b"a"),
        ("c.docx", b"c"),
        ("__MACOSX/._a.pdf", b"-"),
        (".DS_Store", b"-"),
        method=zipfile.ZIP_DEFLATED,
    )
    files, left_out = unpack(path, there)
    assert [(one.name, one.read_bytes()) for one in files] == [
        ("a.TXT", b"a"),
        ("p.pdf", b"two"),
        ("p.pdf", b"ten"),
    ]
    assert left_out == ("c.docx",)


@pytest.mark.parametrize(
    "name", ["../../out.pdf", "/etc/out.pdf", "..\\..\\out.pdf", "C:\\out.pdf", "a/..pdf"]
)
def test_no_name_leads_outside_the_folder(tmp_path: Path, there: Path, name: str) -> None:
    files, _ = unpack(packed(tmp_path / "x.zip", (name, b"text")), there)
    assert all(one.resolve().is_relative_to(there.resolve()) for one in files)
    written = {one for one in tmp_path.rglob("*") if one.is_file()}
    assert written == {tmp_path / "x.zip", *files}


def test_a_long_name_is_shortened_and_keeps_its_ending(tmp_path: Path, there: Path) -> None:
    files, _ = unpack(packed(tmp_path / "x.zip", ("é" * 3000 + ".pdf", b"text")), there)
    assert files[0].suffix == ".pdf"


def test_a_link_is_left_out(tmp_path: Path, there: Path) -> None:
    link = zipfile.ZipInfo("link.pdf")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", "text")
    files, left_out = unpack(tmp_path / "x.zip", there)
    assert ([one.name for one in files], left_out) == (["a.txt"], ("link.pdf",))


def test_what_may_not_be_unpacked_is_said(tmp_path: Path, there: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.pdf", b"%PDF-1.4")
    many = [(f"{number}.pdf", b"") for number in range(archives.MEMBERS + 1)]
    for members, said in (
        ([("inner.zip", b"")], "holds another archive, inner.zip"),
        ([("as.pdf", inner.getvalue())], "holds another archive, as.pdf"),
        (many, "holds 201 files, more than 200"),
        ([("a.png", b"")], "no PDF or text file in x.zip"),
        ([], "no PDF or text file in x.zip"),
        ([("[Content_Types].xml", b""), ("a.txt", b"")], "is an office document"),
    ):
        assert said in refusal(packed(tmp_path / "x.zip", *members), there / "new").message
        (there / "new").mkdir(exist_ok=True)


def test_an_encrypted_archive(tmp_path: Path, there: Path) -> None:
    path = packed(tmp_path / "x.zip", ("a.pdf", b"text"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the list of files
    path.write_bytes(data)
    assert refusal(path, there).message == "x.zip is encrypted"


def test_too_large_an_archive(tmp_path: Path, there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "UNPACKED", 1000)
    path = packed(
        tmp_path / "x.zip", ("a.txt", b"a" * 600), ("b.txt", b"b" * 600), method=zipfile.ZIP_DEFLATED
    )
    assert path.stat().st_size < 1000
    assert "too large" in refusal(path, there).message
    assert not list(there.iterdir())  # by what it says of itself, before anything is written


def test_what_is_written_is_counted(tmp_path: Path) -> None:
    target = io.BytesIO()
    assert archives._copy(io.BytesIO(b"a" * 50), target, 20) < 0
    assert target.getvalue() == b""
    assert archives._copy(io.BytesIO(b"a" * 50), target, 50) == 0


def test_a_damaged_archive(tmp_path: Path, there: Path) -> None:
    path = packed(tmp_path / "x.zip", ("a.txt", b"text" * 100))
    data = path.read_bytes()
    path.write_bytes(data[:200])
    assert "damaged" in refusal(path, there).message
    path.write_bytes(data.replace(b"texttext", b"textTEXT", 1))  # its sum no longer fits
    assert "damaged" in refusal(path, there).message


@pytest.mark.parametrize("name", ["x.zip", "x.pdf", "x"])
def test_an_archive_of_pdfs_is_never_read_as_a_pdf(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / name, ("a.pdf", b"%PDF-1.4 one %%EOF"), ("b.pdf", b"%PDF-1.4 two %%EOF"))
    with pytest.raises(PackviewError, match="is an archive of files, not one pack") as caught:
        open_source(path)
    assert "packview import" in caught.value.hint
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(PackviewError, match="an office document or an archive"):
        open_source(path)


@pytest.mark.parametrize(
    "head", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"a.pdf".ljust(257, b"\0") + b"ustar\0"]
)
def test_other_archives_are_no_pdf_either(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(head + b"\0" * 26 + b"%PDF-1.4 one %%EOF")
    with pytest.raises(PackviewError, match="is an archive"):
        open_source(path)
