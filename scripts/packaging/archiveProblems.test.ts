import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { archiveProblems } from './archiveProblems.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-archive-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('archiveProblems', () => {
  it('has nothing to say of an archive as it was made, and names a file that was changed in it', async () => {
    const source = await mkdtemp(join(folder, 'source-'))
    await writeFile(join(source, 'index.js'), 'export const answer = 42')
    await writeFile(join(source, 'other.js'), 'export {}')
    const whole = join(folder, 'whole.asar')
    await createPackage(source, whole)
    expect(archiveProblems(whole)).toEqual([])

    const changed = join(folder, 'changed.asar')
    const bytes = await readFile(whole)
    bytes.write('43', bytes.indexOf('42', bytes.indexOf('answer')))
    await writeFile(changed, bytes)
    expect(archiveProblems(changed)).toEqual(['index.js is not what its hash says'])
  })
})
