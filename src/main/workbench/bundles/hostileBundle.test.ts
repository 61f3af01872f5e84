/** Bundles that somebody changed: each is refused with its reason, and nothing is left of it. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipSync } from 'fflate'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, reportOf, startSmall, ticketFor, type Home } from '../engine.testing.ts'
import { bundleAt, putTogether, resealed, textsOf, type BundleTexts } from './bundle.testing.ts'

describe('a hostile bundle', () => {
  let home: Home
  let there: Home
  let engine: Engine
  let opener: Engine
  let run: RunId
  let texts: BundleTexts
  let bytes: Buffer
  const changedPath = () => home.path('changed.recnet.zip')
  const file = (name: string) => `runs/${run}/${name}`
  const datasetFile = () => [...texts.keys()].find((name) => name.endsWith('.inter')) ?? ''

  const refusal = async (path = changedPath()) => {
    const before = await snapshot()
    const opening = Promise.resolve(opener.handlers['bundles.open']({ source: ticketFor(opener, path) }))
    const error = await opening.then(
      () => 'it was opened',
      (thrown: unknown) => (thrown as { details: unknown }).details,
    )
    const checking = Promise.resolve(opener.handlers['bundles.check']({ source: ticketFor(opener, path) }))
    await expect(checking).rejects.toMatchObject({ details: error })
    expect(await snapshot()).toEqual(before)
    return error
  }
  const snapshot = async () => (await readdir(there.folder, { recursive: true })).sort()
  /** Of a bundle with other texts. `reseal` makes bundle.json fit them, as who wants to deceive would. */
  const refusalOf = async (change: (texts: BundleTexts) => void, reseal = false) => {
    const changed = new Map(texts)
    change(changed)
    await putTogether(changedPath(), changed, reseal)
    return refusal()
  }
  const refusalOfBytes = async (changed: Uint8Array) => {
    await writeFile(changedPath(), changed)
    return refusal()
  }
  const edit = (name: string, from: string | RegExp, to: string) => (changed: BundleTexts) => {
    const text = changed.get(name) ?? ''
    expect(text).toMatch(from)
    changed.set(name, text.replace(from, to))
  }

  beforeAll(async () => {
    home = await makeHome()
    there = await makeHome()
    engine = await home.engine()
    opener = await there.engine()
    await importSmall(engine, home)
    run = await startSmall(engine, { interactionLimit: 8 })
    await reportOf(engine, run)
    const path = home.path('one.recnet.zip')
    bytes = await bundleAt(engine, path, { runs: [run] })
    texts = await textsOf(path)
    await opener.handlers['runs.list']({})
  }, 60_000)
  afterAll(async () => {
    await there.remove()
    await home.remove()
  })

  const invalid = (of: string, found: string | RegExp) => ({
    code: 'bundle-invalid',
    file: of,
    expected: expect.any(String) as string,
    found: typeof found === 'string' ? found : (expect.stringMatching(found) as string),
  })

  it('is told from one that nobody changed', async () => {
    await putTogether(changedPath(), texts, true)
    await expect(opener.handlers['bundles.check']({ source: ticketFor(opener, changedPath()) })).resolves.toMatchObject({ bundle: { runs: [{ name: run }] } }) // prettier-ignore
  })

  it('has one byte of events, dataset, report or bundle.json changed', async () => {
    for (const name of [file('events.jsonl'), datasetFile(), file('report.json'), file('manifest.json')])
      expect(await refusalOf(edit(name, /1/, '2')), name).toEqual(invalid(name, /another content/))
    expect(await refusalOf(edit('bundle.json', '"of": "runs"', '"of": "study"'))).toEqual(invalid('bundle.json', 'another one')) // prettier-ignore
    expect(await refusalOf(edit('bundle.json', '"of": "runs"', '"of":  "runs"'))).toEqual(invalid('bundle.json', 'another way to write it')) // prettier-ignore
  })

  it('has a file that is added, removed, renamed or doubled', async () => {
    expect(await refusalOf((all) => all.set(file('more.jsonl'), '{}\n'))).toEqual(invalid(file('more.jsonl'), 'a file that it does not list')) // prettier-ignore
    expect(await refusalOf((all) => all.set(file('more.jsonl'), '{}\n'), true)).toEqual(invalid(file('more.jsonl'), 'another file')) // prettier-ignore
    expect(await refusalOf((all) => all.delete(file('report.json')))).toEqual(invalid(file('report.json'), 'no such file')) // prettier-ignore
    expect(await refusalOf((all) => all.delete(file('report.json')), true)).toEqual(invalid(file('report.json'), 'no such file')) // prettier-ignore
    expect(await refusalOf((all) => all.delete('bundle.json'))).toEqual(invalid('the bundle', 'none'))
    const renamed = (all: BundleTexts) => {
      all.set(file('events.json'), all.get(file('events.jsonl')) ?? '')
      all.delete(file('events.jsonl'))
    }
    expect(await refusalOf(renamed)).toEqual(invalid(file('events.json'), 'a file that it does not list'))
    const listed = resealed(texts, (all) => ({ ...all, runs: [...all.runs, ...all.runs] }))
    await putTogether(changedPath(), listed, false)
    expect(await refusal()).toEqual(invalid('bundle.json', 'one twice'))
  })

  it('lies in a way that fits its own hashes', async () => {
    const sealed = (name: string, from: string | RegExp, to: string) => refusalOf(edit(name, from, to), true)
    const events = file('events.jsonl')
    expect(await sealed(events, '"seq":3,', '"seq":4,')).toEqual(invalid(`${events}, row 3`, 'event 4'))
    expect(await sealed(events, '"seq":3,', '"seq":3,"more":1,')).toEqual(invalid(`${events}, row 3`, /unrecognized/i)) // prettier-ignore
    expect(await sealed(events, '"seq":3,', '"seq": 3,')).toEqual(invalid(`${events}, row 3`, 'another way to write it')) // prettier-ignore
    expect(await sealed(events, '"seq":3,', '"seq":3,"__proto__":{},')).toEqual(invalid(`${events}, row 3`, '"__proto__":')) // prettier-ignore
    expect(await sealed(events, '"seq":3,', `"seq":3,"more":${'['.repeat(9999)},`)).toEqual(invalid(`${events}, row 3`, 'more')) // prettier-ignore
    expect(await sealed(events, /\{"seq":\d+,"step":\d+,"type":"run-finished".*\n/, '')).toEqual(invalid(events, /events/)) // prettier-ignore
    expect(await sealed(events, /"type":"client-described"/, '"type":"client-unheard"')).toEqual(invalid(`${events}, row 1`, /./)) // prettier-ignore
    expect(await sealed(events, /"type":"attributes-extracted","client":"u:1"/, '"type":"attributes-extracted","client":"u:99"')).toEqual(invalid(expect.stringContaining('events.jsonl, row') as unknown as string, 'u:99')) // prettier-ignore
    expect(await sealed(events, /"rank":1(?![^]*"rank":1)/, '"rank":2')).toEqual(
      invalid(file('report.json'), 'another one'),
    )
    expect(await sealed(file('report.json'), '"judged": ', '"judged": 1')).toEqual(invalid(file('report.json'), 'another one')) // prettier-ignore
    expect(await sealed(file('manifest.json'), '"seed": 2020', '"seed": -1')).toEqual(invalid(expect.any(String) as unknown as string, /./)) // prettier-ignore
    expect(await sealed(file('manifest.json'), /"hash": "./, '"hash": "x')).toEqual(invalid(events, 'another dataset')) // prettier-ignore
    expect(await sealed(file('about.json'), '"note": ""', '"note": 1')).toEqual(
      invalid(file('about.json'), /./),
    )
    expect(await sealed(datasetFile(), /\t9\t/, '\t8\t')).toEqual(invalid(expect.stringMatching(/^datasets\//) as unknown as string, /^[0-9a-f]{64}$/)) // prettier-ignore
  })

  it('tells something else that could have happened, which replaying it shows', async () => {
    const other = await makeHome()
    const naive = await other.engine()
    const changed = new Map(texts)
    edit(file('events.jsonl'), /"name":"1","profile":"/, '"name":"1","profile":"Loves polka. ')(changed)
    await putTogether(changedPath(), changed, true)
    await naive.handlers['bundles.open']({ source: ticketFor(naive, changedPath()) })
    const { difference } = await naive.handlers['bundles.verify']({ run })
    expect(difference?.first).toContain('Loves polka.')
    expect(difference?.second).toBe(difference?.first?.replace('Loves polka. ', ''))
    await other.remove()
  })

  it('brings paths, keys or the mark of another bundle', async () => {
    const model = (source: string) => [
      /"languageModel": \{[^}]*\}/,
      `"languageModel": {\n    "name": "m",\n    "caveat": null,\n    "source": ${source}\n  }`,
    ] as const // prettier-ignore
    const rest = `"mode": "fast",\n      "sequences": 1,\n      "contextTokens": 4096,\n      "sha256": "${'a'.repeat(64)}"\n    }`
    const refused = invalid(file('manifest.json'), 'another one')
    expect(await refusalOf(edit(file('manifest.json'), ...model(`{\n      "kind": "gguf",\n      "path": "/home/ann/m.gguf",\n      ${rest}`)), true)).toEqual(refused) // prettier-ignore
    expect(await refusalOf(edit(file('manifest.json'), '"createdAt"', `"bundle": "${'b'.repeat(64)}",\n  "createdAt"`), true)).toEqual(refused) // prettier-ignore
  })

  it('is written by a newer version', async () => {
    const newer = (all: BundleTexts) =>
      all.set('bundle.json', '{"format":2,"versions":{"workbench":"0.9.0"},"new":{}}\n')
    expect(await refusalOf(newer)).toEqual({
      code: 'bundle-newer',
      format: 2,
      known: 1,
      writer: 'workbench 0.9.0',
    })
  })

  it('is cut short, has bytes before, behind or between, or is no archive', async () => {
    const refused = invalid('the bundle', /./)
    for (const length of [0, 10, 100, bytes.length >> 1, bytes.length - 1])
      expect(await refusalOfBytes(bytes.subarray(0, length)), String(length)).toEqual(refused)
    expect(await refusalOfBytes(Buffer.concat([bytes, Buffer.from('x')]))).toEqual(refused)
    expect(await refusalOfBytes(Buffer.concat([Buffer.from('x'), bytes]))).toEqual(refused)
    expect(await refusalOfBytes(await readFile(import.meta.filename))).toEqual(refused)
    // Somebody packed the same files with another program.
    const other = zipSync(Object.fromEntries([...texts].map(([name, text]) => [name, Buffer.from(text)])))
    expect(await refusalOfBytes(other)).toMatchObject({ code: 'bundle-invalid' })
    expect(await refusal(there.path('nowhere.zip'))).toEqual(invalid('the bundle', 'no such file'))
  })
})
