from collections.abc import Callable

from geliat.planning.loading.kernel import Grid, KindIn

def pack(
    room: tuple[int, int, int],
    payload: int,
    support: int,
    kinds: list[KindIn],
    seed: int,
    rounds: int,
    cpu_seconds: float,
    target: int,
    told: Callable[[int, list[Grid]], None] | None,
    asked: Callable[[], bool] | None,
) -> tuple[int, list[Grid], bool, int]: ...
