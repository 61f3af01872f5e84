import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CATALOGUE_ROLES, fileNameOf, modelCatalogue } from '#shared/vocabulary/models/modelDownloads.ts'
import { resources } from '../engine.testing.ts'
import { entryNamed, readCatalogue } from './modelCatalogue.ts'

const value: unknown = JSON.parse(readFileSync(join(resources, 'gguf-catalog.json'), 'utf8'))
const read = () => readCatalogue(async () => ({ state: 'value', value }))

describe('the catalogue of models', () => {
  it('is whole: every role, names and files that cannot be confused, addresses at which a file lies', async () => {
    const { entries } = modelCatalogue.parse(value)
    expect(entries.length).toBeGreaterThanOrEqual(8)
    expect(new Set(entries.map(({ role }) => role))).toEqual(new Set(CATALOGUE_ROLES))
    const files = entries.map(({ address }) => fileNameOf(address))
    expect(files).not.toContain(null)
    for (const names of [files, entries.map(({ name }) => name)])
      expect(new Set(names).size).toBe(entries.length)
    for (const { address } of entries)
      expect(address).toMatch(/^https:\/\/huggingface\.co\/[^/]+\/[^/]+\/resolve\/main\/[^/]+\.gguf$/)
  })

  it('has sizes that files of so many weights can have', async () => {
    for (const { bytes, parameters } of (await read()).entries)
      expect(bytes / parameters).toSatisfy((each: number) => each > 0.4 && each < 1.2)
  })

  it('finds an entry by its name in any case or by its file, and says which there are', async () => {
    const catalogue = await read()
    const [first] = catalogue.entries
    expect(entryNamed(catalogue, first?.name.toUpperCase() ?? '')).toBe(first)
    expect(entryNamed(catalogue, fileNameOf(first?.address ?? '') ?? '')).toBe(first)
    expect(() => entryNamed(catalogue, 'gpt')).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ code: 'argument-invalid', found: 'gpt' }) as object,
      }) as Error,
    )
  })

  it('that was damaged is refused with the place in it', async () => {
    const broken = readCatalogue(async () => ({
      state: 'value',
      value: { note: 'x', entries: [{ name: '' }] },
    }))
    await expect(broken).rejects.toMatchObject({
      details: { code: 'argument-invalid', found: expect.stringContaining('entries.0') as string },
    })
  })
})

it('the name of a file is taken from the end of an address, and from nothing else', () => {
  expect(fileNameOf('https://a.example/x/b%20c.gguf?download=true#top')).toBe('b c.gguf')
  for (const address of [
    'https://a.example/',
    'https://a.gguf',
    'https://a.example/..%2Fb.gguf',
    'https://a.example/b.bin',
    'https://a.example/%',
    'https://a.example/.b.gguf',
  ])
    expect(fileNameOf(address)).toBe(null)
})
