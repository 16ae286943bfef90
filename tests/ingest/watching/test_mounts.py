"""A folder on a share is known by the table of mounts."""

from pathlib import Path

import pytest

from ingest.watching.mounts import is_share

_LINES = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:27 / /mnt/employers rw,relatime shared:5 - cifs //server/share rw
31 27 0:28 / /mnt/with\\040space rw - nfs4 server:/x rw
32 27 0:29 / /mnt/ntfs rw - fuseblk /dev/sdb1 rw
33 27 0:30 / /mnt/ssh rw - fuse.sshfs me@server: rw
34 30 0:31 / /mnt/employers/local rw - xfs /dev/sdc rw
35 27 0:32 / /mnt/twice rw - nfs server:/y rw
36 35 0:33 / /mnt/twice rw - ext4 /dev/sdd rw
"""


@pytest.mark.parametrize(
    ("folder", "share"),
    [
        ("/mnt/employers/acme", True),
        ("/mnt/employers", True),
        ("/mnt/employers2", False),
        ("/mnt/with space/x", True),
        ("/mnt/ntfs", False),
        ("/mnt/ssh/a/b", True),
        ("/mnt/employers/local/x", False),
        ("/mnt/twice", False),
        ("/srv", False),
    ],
)
def test_the_innermost_and_last_mount_decides(tmp_path: Path, folder: str, share: bool) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(_LINES)
    assert is_share(Path(folder), table) is share


def test_without_a_table_nothing_is_a_share(tmp_path: Path) -> None:
    assert not is_share(tmp_path, tmp_path / "nothing")


def test_the_table_of_this_machine_can_be_read() -> None:
    assert not is_share(Path("/proc"))
