/** Build of the web client: Vue, the few Vant components that are used, tests. */
import { fileURLToPath } from 'node:url'
import { VantResolver } from '@vant/auto-import-resolver'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const backend = process.env['PIAOKATONG_BACKEND'] ?? 'http://127.0.0.1:8000'

/** Vant's icon style also names a font on a public CDN; the embedded copy is enough. */
function withoutForeignFonts(): Plugin {
  return {
    name: 'piaokatong:without-foreign-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/vant.*\.css/.test(id)) return null
      return code.replace(/,?\s*url\(["']?(?:https?:)?\/\/[^)]*\)\s*format\([^)]*\)/g, '')
    },
  }
}

/**
 * What the first sight of home is made of, beside the entry itself: one chunk instead of a dozen,
 * which zip worse. Nothing that the safe page imports may be here: it must not need this chunk.
 */
const HOME_PARTS = [
  'features/invoices/(HomeHero|InvoiceTicketRow|VerdictMark|useHome|useFreshStates)',
  'features/invoices/(faceAmount|isCheckedByHand|otherChips)',
  'shared/i18n/(states|invoices)',
  'shared/ui/(AppButton|EmptyState|ErrorNotice|errorShown|NoticeBox|SkeletonRows|StateChip|TicketFrame)',
]
/** The parts that most other screens are made of. */
const KIT_PARTS = [
  'shared/(useTask|usePages)',
  'shared/ui/(ActionBar|MoreButton|PageHeader|PlainCard|SegmentedChoice|SelectField|ChipChoice|SheetDialog|TextField)',
  'shared/ui/(copy|useConfirm)',
]
/** What both halves of the editor of claims need. */
const DRAFT_PARTS = [
  'features/claims/(content|problems|keptDraft|useConflict)',
  'shared/i18n/claimEditor',
]
const among = (parts: readonly string[]) => new RegExp(`/src/(${parts.join('|')})[.]`)
/** What is set up for claims, by few people and seldom: one chunk instead of two dozen. */
const SET_UP = ['features/(claimSetup|policies)/[^.]+', 'shared/i18n/policies']
/** The frame around every screen of the clearing desk. */
const DESK_PARTS = [
  'features/clearingDesk/(DeskShell|DeskMenu|DeskKeys|useDeskKeys|types)',
  'shared/(useIsWide|i18n/deskShell)',
]

export default defineConfig({
  plugins: [
    withoutForeignFonts(),
    vue(),
    Components({ dirs: [], resolvers: [VantResolver()], dts: 'src/components.d.ts' }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // Only <script setup> here and setup() in Vant: the options API would be dead weight.
  define: { __VUE_OPTIONS_API__: 'false' },
  worker: { format: 'es' },
  build: {
    target: ['es2022', 'chrome94', 'safari15.4', 'firefox100'],
    rolldownOptions: {
      input: { index: 'index.html', safe: 'safe.html' },
      output: {
        // The service worker names every file: the hash alone is enough, and half as long.
        chunkFileNames: 'assets/[hash].js',
        assetFileNames: 'assets/[hash][extname]',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'home', test: among(HOME_PARTS) },
            { name: 'kit', test: among(KIT_PARTS) },
            { name: 'setup', test: among(SET_UP) },
            { name: 'draft', test: among(DRAFT_PARTS) },
            { name: 'desk', test: among(DESK_PARTS) },
          ],
        },
      },
    },
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/healthz', '/readyz', '/demo'].map((path) => [path, { target: backend }]),
    ),
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    sequence: { shuffle: true },
    restoreMocks: true,
    server: { deps: { inline: ['vant'] } },
  },
})
