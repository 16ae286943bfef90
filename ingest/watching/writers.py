"""Whether anybody on this machine, its file server among them, has a file open for writing."""

import fcntl
import signal


def is_open_for_writing(descriptor: int) -> bool:
    """Asks for a read lease (fcntl(2)), which the kernel refuses while there is a writer, and gives it back.

    False where nobody can know: on SMB and NFS, and for a file of another owner without the right to ask.
    """
    try:
        # whoever opens it for writing in this moment makes the kernel signal us: by one that is ignored
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
