import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { removeHalves } from './removeHalves.ts'

it('removes halves of processes that have ended, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recnet-halves-'))
  const living = `state.json.${process.pid}.0a1b2c3d.part`
  for (const name of ['state.json', 'state.json.4194999.0a1b2c3d.part', living, 'model.gguf.part'])
    await writeFile(join(folder, name), 'x')
  await removeHalves(folder)
  expect((await readdir(folder)).sort()).toEqual(['model.gguf.part', 'state.json', living].sort())
  await rm(folder, { recursive: true })
  await expect(removeHalves(folder)).resolves.toBeUndefined()
})
