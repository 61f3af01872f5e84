/** Draws resources/icon.png, the icon of the window and of the packages, from resources/icon.svg: node scripts/make-icon.mjs */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** Pixels; macOS wants 1024, the others take less. */
const SIZE = 1024

const resources = fileURLToPath(new URL('../resources/', import.meta.url))
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
const drawing = new Resvg(readFileSync(`${resources}icon.svg`, 'utf8'), {
  fitTo: { mode: 'width', value: SIZE },
})
writeFileSync(`${resources}icon.png`, drawing.render().asPng())
