/** Bundles in the window: saved, opened, replayed and run again. */
import { describe, expect, it } from 'vitest'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { BundleContents } from '#shared/vocabulary/bundles/bundles.ts'
import { openPage, settled } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'

const run = 'demo-recnet-1'
const fromBundle = { digest: 'ab'.repeat(32), workbench: '0.1.0', openedAt: '2026-11-27T10:00:00.000Z' }
const row = buildRow({ run, status: 'finished', fromBundle })
const same = { run, events: 120, replayed: 120, difference: null, ended: null }
const contents: BundleContents = {
  bytes: 1000,
  unpackedBytes: 9000,
  bundle: {
    ...{ format: 1, of: 'runs', versions: {}, datasets: [], leftOut: [], files: [] },
    runs: [{ name: run, variant: 'RecNet', events: 120, calls: 0, noReplay: null }],
    digest: fromBundle.digest,
  },
}
const calls = {
  'runs.list': () => [row],
  'runs.manifest': () => buildManifest(),
  'runs.servers': () => [],
}

describe('bundles in the window', () => {
  it('are saved of a run with what is to be in them', async () => {
    const file = { fileName: `${run}.recnet.zip`, mime: 'application/zip', base64: '' }
    const engine = playEngine({ ...calls, 'bundles.export': () => file })
    const page = await openPage(engine, `/run/${run}/manifest`)
    await page.see('A bundle brought this run, written by workbench 0.1.0')
    await page.press('Save bundle…')
    page.control('Datasets').click()
    await settled()
    await page.press('Save')
    expect(engine.asked('bundles.export')).toEqual([{ runs: [run], texts: true, dataset: false }])
  })

  it('say that a replay is the same, or show the first event that is not', async () => {
    const verdicts = [
      same,
      { ...same, difference: { seq: 7, first: '{"seq":7,"a":1}', second: '{"seq":7,"a":2}' } },
    ]
    const engine = playEngine({ ...calls, 'bundles.verify': () => verdicts.shift() ?? same })
    const page = await openPage(engine, `/run/${run}/manifest`)
    await page.see('Replay and compare')
    await page.press('Replay and compare')
    await page.see('Identical: all 120 events are the same.')
    await page.press('Replay and compare')
    await page.see('The first difference is event 7')
    expect(page.rowsOf('The first event that differs')).toEqual([
      ['The run', '{"seq":7,"a":1}'],
      ['The replay', '{"seq":7,"a":2}'],
    ])
  })

  it('name a model that is missing, and compare a run with the one that repeats it', async () => {
    const again = 'demo-recnet-2'
    const errors = [
      new WorkbenchError({
        code: 'model-missing',
        model: 'qwen.gguf',
        expected: 'a file with the SHA-256 ab',
      }),
    ]
    const engine = playEngine({
      ...calls,
      'runs.list': () => [row, buildRow({ run: again, status: 'queued' })],
      'bundles.rerun': () => {
        const missing = errors.shift()
        if (missing) throw missing
        return again
      },
      'bundles.compare': () => ({
        configuration: [{ what: 'versions.node', first: '22', second: '24' }],
        difference: null,
        events: 120,
        repeatedEvents: 120,
      }),
    })
    const page = await openPage(engine, `/run/${run}/manifest`)
    await page.see('Run again here')
    await page.press('Run again here')
    await page.see('The model qwen.gguf is not on this machine')
    await page.press('Run again here')
    await page.see('the differences are shown when it has finished')
    engine.publish('runs.changed', [row, buildRow({ run: again, status: 'finished' })])
    await page.see('All 120 events are the same.')
    expect(page.rowsOf('Differences of the configuration')).toEqual([['versions.node', '22 → 24']])
    expect(engine.asked('bundles.compare')).toEqual([{ run, repeated: again }])
  })

  it('are opened from the page of runs, and say where their runs came from', async () => {
    const engine = playEngine({
      ...calls,
      'bundles.open': () => ({ ...contents, runs: [{ name: run, run }], study: null, datasets: [] }),
    })
    const { connection } = engine
    const pickSource = async () => ({ source: 'ticket-of-the-dialog', label: 'one.recnet.zip' })
    const shell = { ...connection.shell, pickSource } as typeof connection.shell
    const page = await openPage({ ...engine, connection: { ...connection, shell } }, '/runs')
    await page.see('from a bundle of workbench 0.1.0')
    await page.press('Open bundle…')
    await page.reach(`/run/${run}/manifest`)
    expect(engine.asked('bundles.open')).toEqual([{ source: 'ticket-of-the-dialog' }])
  })
})
