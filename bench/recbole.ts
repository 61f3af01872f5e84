/**
 * Exports a dataset and lets the real RecBole load it, split it and fit its Pop; prints its figures beside ours.
 *
 *   npm run bench:recbole                       the demo
 *   npm run bench:recbole -- --data FOLDER      the dataset of a folder, as an import reads it
 *
 * --python FOLDER has a Python with RecBole 1.2.1, or gets it from PyPI. Nothing here passes or fails; without Python it says
 * so and ends.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readDatasetFolder } from '../src/main/adapters/files/readDatasetFolder.ts'
import { seededRandom } from '../src/main/adapters/seededRandom.ts'
import { sha256 } from '../src/main/adapters/sha256.ts'
import { atomicFiles } from '../src/main/datasets/export/atomicFiles.ts'
import { importDataset } from '../src/main/datasets/importDataset.ts'
import { comparedWithRecBole } from './recbole/comparedWithRecBole.ts'
import { recBoleAnswer } from './recbole/recBoleAnswer.ts'
import { recBoleIn } from './recbole/recBoleIn.ts'

const { values: options } = parseArgs({
  options: { data: { type: 'string' }, python: { type: 'string' } },
})
/** With more interactions than this, one a batch would take RecBole minutes. */
const MOST_FOR_POP = 100_000

const say = (line: string) => console.error(line)
const cache = join(process.env['RECNET_HOME'] ?? join(homedir(), '.recnet-workbench'), 'bench')
const python = await recBoleIn(resolve(options.python ?? join(cache, 'recbole')), say)
if (python === null) console.log('Not compared: this machine has no python3 with venv.')
else await compare(python)

async function compare(python: string): Promise<void> {
  const source = resolve(options.data ?? join(import.meta.dirname, '..', 'resources', 'demo'))
  const request = { name: 'exported', from: source, files: await readDatasetFolder(source) }
  const { dataset } = await importDataset(request, { sha256, randomFor: seededRandom })
  const path = await mkdtemp(join(tmpdir(), 'recnet-recbole-'))
  try {
    await mkdir(join(path, dataset.name))
    for (const { name, pieces } of atomicFiles(dataset))
      await writeFile(join(path, dataset.name, name), pieces())
    const interactions = dataset.histories.reduce((sum, { items }) => sum + items.length, 0)
    const answer = await recBoleAnswer(python, path, dataset.name, { pop: interactions <= MOST_FOR_POP })
    for (const line of comparedWithRecBole(dataset, answer)) console.log(line)
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}
