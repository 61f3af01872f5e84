/** Writes resources/demo: `node scripts/make-demo-dataset.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { DEMO_SEED, demoFiles } from './makeDemoDataset/demoFiles.ts'

const folder = new URL('../resources/demo/', import.meta.url)

mkdirSync(folder, { recursive: true })
for (const [name, text] of demoFiles(DEMO_SEED)) writeFileSync(new URL(name, folder), text)
