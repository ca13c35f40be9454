/** Writes the list of built files with their revisions into the service worker. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

const DIST = new URL('../dist/', import.meta.url).pathname
const MARK = 'self.__WB_MANIFEST'
const LEFT_OUT = [/^sw\.js$/, /^\.vite\//, /\.map$/, /\.(br|gz)$/]

const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(DIST, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .filter((name) => !LEFT_OUT.some((pattern) => pattern.test(name)))
  .sort()

/** 48 bits: as many as the hashes in the names of assets have. */
function revisionOf(name) {
  const hash = createHash('sha256').update(readFileSync(join(DIST, name)))
  return hash.digest('base64url').slice(0, 8)
}

/** Length of the hash that is the whole name of most assets. */
const HASH = 8
const plain = (type) => new RegExp(`^assets/([\\w-]{${HASH}})\\.${type}$`)

/** As one text without a separator: hashes do not compress, what stands between them would cost. */
function asNames(type) {
  const names = files.flatMap((name) => plain(type).exec(name)?.[1] ?? [])
  const each = `.replace(/.{${HASH}}/g,n=>'/assets/'+n+'.${type} ')`
  return names.length === 0 ? [] : [`...${JSON.stringify(names.join(''))}${each}.trim().split(' ')`]
}

/** Files under assets/ carry a hash in their name and need no revision: told as short as can be. */
function asExpression() {
  const others = files.filter((name) => !plain('js').test(name) && !plain('css').test(name))
  const entries = others.map((name) => {
    const url = `/${name}`
    return JSON.stringify(name.startsWith('assets/') ? url : { url, revision: revisionOf(name) })
  })
  return `[${[...asNames('js'), ...asNames('css'), ...entries].join()}]`
}

const worker = readFileSync(join(DIST, 'sw.js'), 'utf8')
if (worker.split(MARK).length !== 2) throw new Error(`sw.js must name ${MARK} exactly once`)
writeFileSync(join(DIST, 'sw.js'), worker.replace(MARK, asExpression))
console.log(`service worker: ${files.length} files to precache`)
