/** Notices a camera that is open and delivers nothing but black, as some installed iOS apps do. */

const LOOK_EVERY_MS = 1_000
/** A hand over the lens goes away by itself. */
const BLACK_FOR_MS = 4_000
/** Even a dark room has more light than this somewhere in the picture. */
const DARKEST = 16

export function createBlackness(now: () => number = () => performance.now()) {
  let lookedAt = -Infinity
  let lightAt = now()

  /** @param measure the brightest spot, 0 to 255; asked once a second at most */
  function note(measure: () => number | null): boolean {
    if (now() - lookedAt >= LOOK_EVERY_MS) {
      lookedAt = now()
      const light = measure()
      if (light === null || light > DARKEST) lightAt = lookedAt
    }
    return now() - lightAt >= BLACK_FOR_MS
  }

  return { note }
}
