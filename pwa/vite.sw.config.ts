/** Build of the service worker: one classic script at the root of `dist`. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  publicDir: false,
  build: {
    emptyOutDir: false,
    reportCompressedSize: false,
    target: ['es2022', 'chrome94', 'safari15.4', 'firefox100'],
    lib: { entry: 'src/sw.ts', formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
  },
})
