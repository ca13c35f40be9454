"""Photographs: a plan is drawn, bent, projected, lit and coded."""

from dataclasses import dataclass, replace

import numpy as np

from bench.corpus import camera
from bench.corpus.bends import bend
from bench.corpus.paper import Page, draw_page
from bench.corpus.plan import Chance, Factor, Plan, Sheet, Split, plan_photo, plan_sheet

_WIDTH, _HEIGHT = 1600, 1200
_LEVELS = 5
_SHARED = [Factor.UNEVEN, Factor.DEFOCUS, Factor.LOW_LIGHT, Factor.JPEG]
_OWN = [Factor.STAMP, Factor.OVERPRINT, Factor.QUIET_ZONE]


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG file and its truth: the texts of the invoices on it, and of other codes."""

    content: bytes
    texts: tuple[str, ...]
    foreign: tuple[str, ...]
    factors: tuple[Factor, ...]
    module_px: float


def photograph(seed: int, split: Split, index: int) -> Photo:
    """One invoice, or for SEVERAL a number of them, or for WITHOUT one that has no code."""
    if split is Split.SEVERAL:
        return photograph_several(seed, index)
    return _shoot(plan_photo(seed, split, index))


def photograph_one_factor(seed: int, factor: Factor, level: int, index: int) -> Photo:
    """Nothing wrong but one thing, at ``level`` 1 to 5: for finding out what has become worse."""
    plan = plan_photo(seed, Split.EASY, index)
    factors = {factor: level / _LEVELS}
    return _shoot(replace(plan, factors=factors, module_px=3.5, tilt=5.0))


def _shoot(plan: Plan) -> Photo:
    chance = np.random.default_rng([*plan.seed, 1])
    factors = dict(plan.factors)
    page = draw_page(plan.sheet, plan.module_px, factors, chance)
    scene = camera.table(_WIDTH, _HEIGHT, chance)
    left, top, side = page.code
    anchor = (left + side / 2, top + side / 2)
    at = _place(plan, page, chance)
    camera.project(
        scene,
        bend(page, factors, chance),
        anchor=anchor,
        at=at,
        scale=plan.module_px / page.texels_a_module,
        roll=plan.roll,
        tilt=plan.tilt,
        tilt_towards=plan.tilt_towards,
    )
    content = camera.expose(scene, factors, module_px=plan.module_px, centre=at, chance=chance)
    texts = () if plan.sheet.text is None else (plan.sheet.text,)
    foreign = () if plan.sheet.foreign_text is None else (plan.sheet.foreign_text,)
    return Photo(content, texts, foreign, tuple(factors), plan.module_px)


def _place(plan: Plan, page: Page, chance: Chance) -> tuple[float, float]:
    """Where the middle of the code lands: the sheet about in the middle, the code whole."""
    left, top, side = page.code
    scale = plan.module_px / page.texels_a_module
    height, width = page.picture.shape[:2]
    from_middle = scale * np.array([left + side / 2 - width / 2, top + side / 2 - height / 2])
    turn = np.radians(plan.roll)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ from_middle
    reach = 0.8 * side * scale
    frame = np.array([_WIDTH, _HEIGHT])
    at = np.clip(frame / 2 + turned + chance.normal(0, 100, 2), reach, frame - reach)
    return float(at[0]), float(at[1])


def photograph_several(seed: int, index: int) -> Photo:
    """2 to 9 sheets beside each other on one table, in one light."""
    chance = np.random.default_rng([seed, list(Split).index(Split.SEVERAL), index])
    count = int(chance.integers(2, 10))
    width = int(chance.integers(1600, 4001)) // 64 * 64
    scene = camera.table(width, width * 3 // 4, chance)
    whole = {
        Factor(one): float(chance.uniform(0.2, 0.6)) for one in chance.choice(_SHARED, 2, False)
    }
    fill = float(chance.uniform(0.5, 0.9))
    laid = [_lay_one(scene, count, place, fill, chance) for place in range(count)]
    module_px = min(size for _, size in laid)
    content = camera.expose(
        scene, whole, module_px=module_px, centre=(width / 2, width * 3 / 8), chance=chance
    )
    return Photo(
        content,
        texts=tuple(sheet.text for sheet, _ in laid if sheet.text),
        foreign=tuple(sheet.foreign_text for sheet, _ in laid if sheet.foreign_text),
        factors=tuple(whole),
        module_px=module_px,
    )


def _lay_one(
    scene: camera.Picture, count: int, place: int, fill: float, chance: Chance
) -> tuple[Sheet, float]:
    """Put one more sheet into its cell of the table; gives it and the size of its modules."""
    columns = 1 if count == 2 else 2 if count <= 6 else 3
    cell_width, cell_height = scene.shape[1] / columns, scene.shape[0] / -(-count // columns)
    sheet = plan_sheet(chance)
    own = (
        {Factor(chance.choice(_OWN)): float(chance.uniform(0.3, 0.7))}
        if chance.random() < 0.4
        else {}
    )
    page = draw_page(sheet, 3.0, own, chance)
    height, width = page.picture.shape[:2]
    scale = fill * min(cell_width / width, cell_height / height)
    camera.project(
        scene,
        page.picture,
        anchor=(width / 2, height / 2),
        at=((place % columns + 0.5) * cell_width, (place // columns + 0.5) * cell_height),
        scale=scale,
        roll=float(chance.choice([0, 180])) + float(chance.normal(0, 6)),
        tilt=float(chance.uniform(0, 12)),
        tilt_towards=float(chance.uniform(0, 360)),
    )
    return sheet, scale * page.texels_a_module
