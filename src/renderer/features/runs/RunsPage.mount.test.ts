/** The table of runs as a person sees and steers it. */
import { describe, expect, it } from 'vitest'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { openPage, settled } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildProgress, buildRow } from '../../mounted/records.testing.ts'

const caveat = 'answers by text rules; not a language model'
const rows = [
  buildRow({
    run: 'cds-recnet-2',
    status: 'running',
    dataset: 'cds',
    step: 150,
    interactions: 600,
    progress: buildProgress(),
    differences: [{ name: 'initialRouterCount', value: 40, instead: 20 }],
  }),
  buildRow({ run: 'cds-recnet-3', status: 'queued', step: 0, interactions: null, queuePlace: 1 }),
  buildRow({ run: 'demo-recnet-4', status: 'paused', step: 300 }),
  buildRow({ run: 'demo-recnet-5', status: 'failed', note: 'for Figure 5', tags: ['paper'] }),
  buildRow({ run: 'demo-recnet-6', status: 'stopped', elsewhere: true }),
  buildRow({
    run: 'demo-recnet-1',
    languageModel: { name: 'built-in agent v2', caveat },
    ndcg10: { mean: 0.5123, interval: { low: 0.4321, high: 0.5987 }, final: true, heldOut: 'test' },
    floor10: 0.4544,
  }),
]

describe('the page of runs', () => {
  it('says of each run in words how it is, how far it is, and what it found beside the floor', async () => {
    const page = await openPage(playEngine({ 'runs.list': () => rows }), '/runs')
    await page.see('cds-recnet-2')
    const shown = page.rowsOf('Runs')
    expect(shown.map(([, status, run]) => `${run}: ${status}`)).toEqual([
      'RecNet on demoK 40cds-recnet-2: running',
      'RecNet on demoK 20cds-recnet-3: queued place 1',
      'RecNet on demoK 20demo-recnet-4: paused',
      'RecNet on demoK 20demo-recnet-5for Figure 5paper: failed',
      'RecNet on demoK 20demo-recnet-6: stopped in another process',
      'RecNet on demoK 20demo-recnet-1: finished',
    ])
    expect(shown[0]!.slice(3, 7)).toEqual([
      'RecNet built-in agent v2',
      'K 40',
      '150 / 600 1 min 30 s left',
      '21',
    ])
    expect(shown[1]![5]).toBe('0 / –')
    expect(shown[5]![7]).toMatch(/0\.5123.*0\.4321.*0\.5987.*floor 0\.4544/)
    expect(page.text()).toContain(`* built-in agent v2: ${caveat}.`)
  })

  it('opens the folder of a run that lies elsewhere by a dialog of the desktop, and leaves it there when it is removed', async () => {
    const folder = '/data/ten routers'
    const elsewhere = buildRow({ run: 'ten-routers', folder })
    const engine = playEngine({
      'runs.list': () => [elsewhere],
      'runs.open': () => 'ten-routers',
      'runs.manifest': () => buildManifest(),
      'runs.remove': () => undefined,
    })
    const source = 'ticket-of-the-dialog'
    const { connection } = engine
    const picked: string[] = []
    const pickSource = async (kind: string) => {
      picked.push(kind)
      return { source, label: 'ten routers' }
    }
    const desktop = { ...connection, shell: { ...connection.shell, host: 'desktop', pickSource } as const }
    const page = await openPage({ ...engine, connection: desktop }, '/runs')
    await page.see(`in ${folder}`)
    await page.choose('Actions for ten-routers', 'Remove')
    expect(engine.asked('runs.remove')).toEqual([{ run: 'ten-routers' }])
    await page.press('Open a run folder…')
    await page.reach('/run/ten-routers')
    expect([picked, engine.asked('runs.open')]).toEqual([['run-folder'], [{ source }]])
  })

  it('offers no folder in a browser, which reaches none of the machine of the workbench', async () => {
    const page = await openPage(playEngine({ 'runs.list': () => rows }), '/runs')
    await page.see('cds-recnet-2')
    expect(() => page.button('Open a run folder…')).toThrow('Nothing can be pressed')
  })

  it('pauses a run that works, resumes one that does not, and leaves alone what another process writes', async () => {
    const engine = playEngine({
      'runs.list': () => rows,
      'runs.pause': () => undefined,
      'runs.resume': () => undefined,
    })
    const page = await openPage(engine, '/runs')
    await page.see('cds-recnet-2')
    await page.choose('Actions for cds-recnet-2', 'Pause')
    await page.choose('Actions for demo-recnet-4', 'Resume')
    await page.choose('Actions for demo-recnet-5', 'Resume')
    expect(engine.asked('runs.pause')).toEqual([{ run: 'cds-recnet-2' }])
    expect(engine.asked('runs.resume')).toEqual([{ run: 'demo-recnet-4' }, { run: 'demo-recnet-5' }])
    expect(await page.open('Actions for demo-recnet-6')).toEqual([
      'Open',
      'Note and tags…',
      'Compose with these settings',
      'Remove',
    ])
  })

  it('follows what the engine tells, and says when an intention failed', async () => {
    const engine = playEngine({
      'runs.list': () => rows,
      'runs.pause': () => {
        throw new Error('the disk is gone')
      },
    })
    const page = await openPage(engine, '/runs')
    await page.see('cds-recnet-2')
    engine.publish('runs.changed', [{ ...rows[0]!, status: 'finished', step: 600 }])
    await settled()
    expect(page.rowsOf('Runs').map((cells) => cells[1])).toEqual(['finished'])
    engine.publish('runs.changed', rows)
    await settled()
    await page.choose('Actions for cds-recnet-2', 'Pause')
    expect(document.body.textContent).toContain('the disk is gone')
  })

  it('finds by every word and by status, and says where nothing fits', async () => {
    const page = await openPage(playEngine({ 'runs.list': () => rows }), '/runs')
    await page.see('cds-recnet-2')
    await page.type('Find a run', 'paper figure')
    expect(page.rowsOf('Runs').map((cells) => cells[1])).toEqual(['failed'])
    await page.type('Status', 'running')
    expect(page.text()).toContain('No run matches.')
    await page.press('Show all')
    expect(page.rowsOf('Runs')).toHaveLength(6)
  })

  it('keeps its filters in the address, and groups runs with the spread of their results', async () => {
    const page = await openPage(playEngine({ 'runs.list': () => rows }), '/runs?search=demo&by=dataset')
    await page.see('demo-recnet-4')
    expect(page.rowsOf('Groups of runs')).toEqual([
      ['cds', '1, 1', '–', '–', '0'],
      ['demo', '5, 1', '0.512 (n = 1)', '0.512–0.512', '0'],
    ])
    await page.press('cds')
    await page.reach('/runs?search=demo&by=dataset&group=cds')
    expect(page.rowsOf('Runs').map((cells) => cells[1])).toEqual(['running'])
  })

  it('keeps its order in the address', async () => {
    const page = await openPage(playEngine({ 'runs.list': () => rows }), '/runs?sort=run')
    await page.see('demo-recnet-4')
    const first = () => page.rowsOf('Runs')[0]![2]
    expect(first()).toContain('cds-recnet-2')
    await page.press('Run')
    await page.reach('/runs?sort=-run')
    expect(first()).toContain('demo-recnet-6')
    await page.press('Run')
    await page.reach('/runs')
  })

  it('shows the columns that are chosen', async () => {
    const page = await openPage(playEngine({ 'runs.list': () => rows }), '/runs')
    await page.see('cds-recnet-2')
    page.control('Seed').click()
    await settled()
    expect(page.rowsOf('Runs')[0]![3]).toBe('2020')
    page.control('Seed').click()
    await settled()
    expect(page.rowsOf('Runs')[0]![3]).toBe('RecNet built-in agent v2')
  })

  it('tags and removes all ticked runs, and undoes the removal', async () => {
    const engine = playEngine({
      'runs.list': () => rows,
      'runs.annotate': () => undefined,
      'runs.remove': () => undefined,
      'runs.restore': () => undefined,
    })
    const page = await openPage(engine, '/runs')
    await page.see('cds-recnet-2')
    for (const run of ['demo-recnet-5', 'demo-recnet-1']) page.control(`Tick ${run} to compare`).click()
    await settled()
    await page.choose('2 ticked', 'Add a tag…')
    await page.type('Tag', 'kept')
    await page.press('Add')
    expect(engine.asked('runs.annotate')).toEqual([
      { run: 'demo-recnet-5', note: 'for Figure 5', tags: ['paper', 'kept'] },
      { run: 'demo-recnet-1', note: '', tags: ['kept'] },
    ])
    await page.choose('2 ticked', 'Remove 2')
    expect(engine.asked('runs.remove')).toEqual([{ run: 'demo-recnet-5' }, { run: 'demo-recnet-1' }])
    await page.press('Undo')
    expect(engine.asked('runs.restore')).toEqual(engine.asked('runs.remove'))
  })

  it('marks a result that should not be trusted where its number stands', async () => {
    const cautions = [
      { code: 'few-users' as const, label: 'few users', sentence: 'The mean is over 9 users.' },
    ]
    const doubted = [{ ...rows[5]!, cautions }]
    const page = await openPage(playEngine({ 'runs.list': () => doubted }), '/runs')
    await page.see('demo-recnet-1')
    expect(page.rowsOf('Runs')[0]![7]).toMatch(/0\.512.*few users/)
  })

  it('compares the ticked ones', async () => {
    const page = await openPage(
      playEngine({
        'runs.list': () => rows,
        'runs.manifest': () => Promise.reject(new Error('not here')),
        'runs.compare': () => ({ incomparable: 'other datasets', tests: [] }),
      }),
      '/runs',
    )
    await page.see('cds-recnet-2')
    expect(page.button('Compare ticked')).toHaveProperty('disabled', true)
    for (const run of ['demo-recnet-4', 'demo-recnet-1']) page.control(`Tick ${run} to compare`).click()
    await settled()
    await page.press('Compare 2 ticked')
    await page.reach('/compare?runs=demo-recnet-4,demo-recnet-1')
  })

  it('leads to the first steps where there is no run', async () => {
    const page = await openPage(playEngine(), '/runs')
    await page.see('No runs yet')
    expect(page.button('First steps').getAttribute('href')).toBe('/')
    expect(page.text()).not.toContain('Find a run')
  })
})
