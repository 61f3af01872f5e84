/** `npm run docs`: writes the generated pages of docs/reference and the generated part of ARCHITECTURE.md. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { generatedPages } from './docs/generatedPages.ts'

const root = join(import.meta.dirname, '..')
for (const [path, text] of await generatedPages(root)) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
  console.log(`Wrote ${path}`)
}
