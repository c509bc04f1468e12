"""How often Python looks for what nobody needs any more."""

import gc


def settle() -> None:
    """Call it when the portal stands: what is there by now stays, so the collector need not look at it again and again.

    A page leaves a few hundred things behind, most of which go by themselves. Looking after every 700, as Python does
    unless told otherwise, costs a page as much as one of its queries.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
