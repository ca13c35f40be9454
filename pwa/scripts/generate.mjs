/**
 * Writes src/shared/schema.d.ts from the OpenAPI document (standard input, or openapi.json).
 * With --check nothing is written: exit status 1 when the file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const TARGET = new URL('../src/shared/schema.d.ts', import.meta.url)
const DOCUMENT = new URL('../openapi.json', import.meta.url)
const HEAD = '/** Generated from the OpenAPI document by `npm run generate`; do not edit. */\n\n'

async function readStandardInput() {
  if (process.stdin.isTTY) return ''
  const chunks = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function readDocument() {
  const source = await readStandardInput()
  return JSON.parse(source.trim() === '' ? readFileSync(DOCUMENT, 'utf8') : source)
}

// A default makes a member optional to send: the server fills it in.
const options = { defaultNonNullable: false }
const text = HEAD + astToString(await openapiTS(await readDocument(), options))
const before = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : ''
if (process.argv.includes('--check')) {
  if (text !== before) {
    console.error(
      'src/shared/schema.d.ts is stale. Run: python app.py openapi | npm --prefix pwa run generate',
    )
    process.exit(1)
  }
  console.log('src/shared/schema.d.ts is fresh')
} else if (text !== before) {
  writeFileSync(TARGET, text)
  console.log('src/shared/schema.d.ts written')
}
