"""The bar that shows progress; importing it takes longer than many a build."""

from tqdm import tqdm


class Bar(tqdm):  # type: ignore[type-arg]  # generic in its stubs only
    """A bar without the thread that watches over bars: it would be copied into the workers."""

    monitor_interval = 0
