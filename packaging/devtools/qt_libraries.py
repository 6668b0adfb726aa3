"""The system libraries that Qt needs on Linux and that pip does not bring."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence

from devtools.problem import DevProblem

# Found by ldd on a bare Debian 12 and proved by running. Library -> Debian package.
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
VIRTUAL_SCREEN = {"Xvfb": "xvfb", "xdotool": "xdotool"}
"""A screen that nobody sees, and hands on its keyboard and mouse. Program -> Debian package."""


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window could be shown to somebody."""
    if not platform.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def libraries_for_window(environ: Mapping[str, str]) -> dict[str, str]:
    """What a window on this display needs."""
    if environ.get("WAYLAND_DISPLAY"):
        return OFFSCREEN | WAYLAND
    return OFFSCREEN | X11


def missing(libraries: Mapping[str, str]) -> list[str]:
    """The Debian packages of those libraries that cannot be loaded here."""
    return sorted(package for soname, package in libraries.items() if not _loads(soname))


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def ensure_libraries(libraries: Mapping[str, str], *, virtual_screen: bool = False) -> None:
    """See to it that Qt can load, and that Xvfb and xdotool are there if a virtual screen is asked for.

    Raises:
        DevProblem: if something is missing that only the person may install.
    """
    if not sys.platform.startswith("linux"):
        return
    packages = missing(libraries)
    if virtual_screen:
        packages += [package for program, package in VIRTUAL_SCREEN.items() if shutil.which(program) is None]
    if not packages:
        return
    if not can_install_with_apt():
        raise DevProblem(advice(packages))
    install_with_apt(packages)


def advice(packages: Iterable[str]) -> str:
    """One sentence that says what is missing and how to get it."""
    names = " ".join(packages)
    return (
        "Qt needs system libraries that are not here; on Debian or Ubuntu: "
        f"sudo apt-get install --no-install-recommends {names}"
    )


def can_install_with_apt() -> bool:
    """Whether this is Debian or a relative, and we may install."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_with_apt(packages: Sequence[str]) -> None:
    """Install Debian packages without their recommendations.

    Raises:
        DevProblem: if apt-get will not.
    """
    print("Installing system libraries: " + " ".join(packages), flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            raise DevProblem("apt-get could not install " + " ".join(packages) + ".")
