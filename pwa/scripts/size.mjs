/**
 * Compares the built files with the budgets (KiB after gzip), and looks for chunks that import each
 * other in a ring; exit status 1 when anything is wrong.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const DIST = new URL('../dist/', import.meta.url).pathname
const BUDGET = { first: 65, css: 34, route: 35, wasm: 420, worker: 12 }
/** The screen a signed-in person sees first. */
const FIRST_ROUTE = 'src/views/HomeView.vue'

const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'))
const gzipped = (file) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length / 1024

/** The chunk and everything it imports at once. */
function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) reach(next, seen)
  return seen
}

/** The first ring of chunks that import each other: one of them would run before what it needs. */
function findRing(key, path = [], known = new Set()) {
  if (path.includes(key)) return [...path.slice(path.indexOf(key)), key]
  if (known.has(key)) return null
  for (const next of manifest[key].imports ?? []) {
    const ring = findRing(next, [...path, key], known)
    if (ring !== null) return ring
  }
  known.add(key)
  return null
}

const sum = (files) => [...files].reduce((total, file) => total + gzipped(file), 0)
const scripts = (keys) => new Set([...keys].map((key) => manifest[key].file))
const styles = (keys) => new Set([...keys].flatMap((key) => manifest[key].css ?? []))

/** What is there when the part is asked for: the first screen, and whatever page asks. */
function loadedBefore(key) {
  const asking = Object.keys(manifest).filter((one) => manifest[one].dynamicImports?.includes(key))
  const [page = new Set(), ...others] = asking.map((one) => reach(one))
  return new Set([...first, ...[...page].filter((part) => others.every((one) => one.has(part)))])
}

const entry = reach('index.html')
const first = new Set([...entry, ...reach(FIRST_ROUTE)])
const rows = [
  ['entry + first route, JS', sum(scripts(first)), BUDGET.first],
  ['entry + first route, CSS', sum(styles(first)), BUDGET.css],
]
for (const key of Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry)) {
  const there = loadedBefore(key)
  const extra = [...reach(key)].filter((part) => !there.has(part) || part === key)
  rows.push([key, sum(scripts(extra)), BUDGET.route])
  rows.push([`${key}, CSS`, sum(styles(new Set([...entry, ...reach(key)]))), BUDGET.css])
}
for (const name of readdirSync(join(DIST, 'assets')).filter((file) => file.endsWith('.wasm'))) {
  rows.push([name, gzipped(`assets/${name}`), BUDGET.wasm])
}
rows.push(['sw.js', gzipped('sw.js'), BUDGET.worker])

let broken = 0
const known = new Set()
for (const key of Object.keys(manifest)) {
  const ring = findRing(key, [], known)
  if (ring === null) continue
  broken += 1
  console.log(`RING    ${ring.map((one) => manifest[one].name ?? one).join(' > ')}`)
}
for (const [what, size, budget] of rows) {
  const isTooBig = size > budget
  broken += isTooBig ? 1 : 0
  console.log(
    `${isTooBig ? 'TOO BIG' : 'ok     '} ${size.toFixed(1).padStart(7)} / ${budget} KB  ${what}`,
  )
}
process.exit(broken === 0 ? 0 : 1)
