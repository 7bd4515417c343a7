"""Matrices of PDF: (a, b, c, d, e, f) takes (x, y) to (a*x + c*y + e, b*x + d*y + f)."""

import math

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does first one, then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def angle(x: float, y: float) -> int:
    """The direction of a step on the page as shown (y downwards), in whole degrees anticlockwise, 0 to 359."""
    if y == 0.0:
        return 0 if x >= 0.0 else 180
    return round(math.degrees(math.atan2(-y, x))) % 360


def shown(box: tuple[float, float, float, float], rotate: int) -> tuple[Matrix, float, float]:
    """How a page is shown: its base matrix, y downwards from the top left corner, its width and its height.

    Args:
        box: the visible part of the page, any two opposite corners.
        rotate: clockwise, in degrees; counted in quarters.
    """
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    width, height = right - left, top - bottom
    quarter = round(rotate / 90) % 4
    if quarter == 0:
        return (1.0, 0.0, 0.0, -1.0, -left, top), width, height
    if quarter == 1:
        return (0.0, 1.0, 1.0, 0.0, -bottom, -left), height, width
    if quarter == 2:
        return (-1.0, 0.0, 0.0, 1.0, right, -bottom), width, height
    return (0.0, -1.0, -1.0, 0.0, top, right), height, width
