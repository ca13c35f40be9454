"""The picture in the forms that the stages look at, each made when it is first asked for."""

from functools import cached_property

import numpy as np

from backend.reading.image import pixels
from backend.reading.image.hygiene import Picture
from backend.reading.image.pixels import Pixels


class Views:
    """Grey and red arrays of one picture, and their enlargements."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture

    @property
    def count(self) -> int:
        """Number of pixels of the whole."""
        return self._picture.pixels

    @cached_property
    def grey(self) -> Pixels:
        return np.asarray(self._picture.grey)

    @cached_property
    def red(self) -> Pixels:
        """Grey where the picture has no colour."""
        red = self._picture.red
        return self.grey if red is None else np.asarray(red)

    @property
    def has_red(self) -> bool:
        return self._picture.red is not None

    @cached_property
    def red_x2(self) -> Pixels:
        return pixels.enlarged(self.red)

    @cached_property
    def red_half(self) -> Pixels:
        return pixels.halved(self.red)

    @cached_property
    def evened(self) -> Pixels:
        return pixels.evened(self.red)

    @cached_property
    def evened_x2(self) -> Pixels:
        return pixels.enlarged(self.evened)
