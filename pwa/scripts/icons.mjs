/** Draws the PNG icons from public/icons/icon.svg with the system's Chromium. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ICONS = new URL('../public/icons/', import.meta.url).pathname
const CHROMIUM = process.env.CHROMIUM ?? 'chromium'
const svg = readFileSync(join(ICONS, 'icon.svg'), 'utf8')

/** A maskable icon fills the square: systems cut their own corners. */
const square = svg.replace('rx="116"', 'rx="0"')

const work = mkdtempSync(join(tmpdir(), 'icons-'))

function draw(name, size, picture) {
  const page = join(work, 'icon.html')
  const style =
    'html,body{margin:0;background:transparent}svg{display:block;width:100vw;height:100vh}'
  writeFileSync(page, `<!doctype html><style>${style}</style>${picture}`)
  execFileSync(CHROMIUM, [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    '--default-background-color=00000000',
    `--window-size=${size},${size}`,
    `--screenshot=${join(ICONS, name)}`,
    `file://${page}`,
  ])
  console.log(name)
}

draw('icon-192.png', 192, svg)
draw('icon-512.png', 512, svg)
draw('icon-maskable-512.png', 512, square)
draw('apple-touch-icon.png', 180, square)
rmSync(work, { recursive: true })
