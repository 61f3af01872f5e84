/** What the palette offers in which situation, and how it is searched. */
import { describe, expect, it } from 'vitest'
import type { RunRow, RunStatus } from '#shared/vocabulary/runs.ts'
import { agentCommands } from './agentCommands.ts'
import { groupedCommands, matchingCommands, paletteCommands, type PaletteWorld } from './paletteCommands.ts'
import { settingCommands } from './settingCommands.ts'

const row = (run: string, status: RunStatus, more: Partial<RunRow> = {}): RunRow => ({
  run,
  name: run,
  named: false,
  status,
  dataset: 'demo',
  variant: 'RecNet',
  languageModel: { name: 'any', caveat: null },
  embeddingModel: 'any',
  seed: 1,
  differences: [],
  step: 0,
  interactions: null,
  routerCount: 0,
  ndcg10: null,
  floor10: null,
  cautions: [],
  calls: 0,
  tokens: 0,
  lambda: null,
  createdAt: '2026-11-24T00:00:00.000Z',
  queuePlace: null,
  note: '',
  tags: [],
  study: null,
  error: null,
  logId: null,
  folder: null,
  fromBundle: null,
  elsewhere: false,
  progress: null,
  ...more,
})
const world: PaletteWorld = { runs: [], studies: [], datasets: [], run: null, scheme: 'light' }
const labels = (more: Partial<PaletteWorld>) =>
  paletteCommands({ ...world, ...more }).map(({ label }) => label)

describe('paletteCommands', () => {
  it('offers pages of a run only where one is open', () => {
    expect(labels({})).not.toContain('Memories')
    expect(labels({ run: 'a', runs: [row('a', 'finished')] })).toEqual(
      expect.arrayContaining(['Memories', 'Run again with these settings']),
    )
  })

  it('offers to pause what runs and to resume what was ended, and neither for other processes', () => {
    const runs = [
      row('a', 'running'),
      row('b', 'paused'),
      row('c', 'failed'),
      row('d', 'finished'),
      row('e', 'queued'),
      row('f', 'running', { elsewhere: true }),
    ]
    expect(labels({ runs }).filter((label) => /^(Pause|Resume) /.test(label))).toEqual([
      'Pause a',
      'Resume b',
      'Resume c',
    ])
  })

  it('offers the theme that is not shown', () => {
    expect(labels({ scheme: 'dark' })).toContain('Use the light theme')
    expect(labels({ scheme: 'light' })).toContain('Use the dark theme')
  })

  it('gives every command an id of its own', () => {
    const commands = paletteCommands({
      ...world,
      run: 'runs',
      runs: [row('runs', 'paused'), row('b', 'paused')],
      datasets: [{ name: 'runs' }],
    })
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  })
})

describe('agentCommands', () => {
  it('lead to clients and routers of the run that was searched, and say which it is', () => {
    const row = { client: 'u:7', name: 'Ada', ruleRevisions: 1, profileRevisions: 1 } as const
    const clients = [{ ...row, waitingMessages: 0, changedAt: 0 }]
    const commands = agentCommands({ run: 'demo-1', clients, routers: [{ router: 'r3', profile: 'folk' }] })
    expect(commands.map(({ group, label, hint }) => [group, label, hint])).toEqual([
      ['Clients', 'Ada', 'u:7 · demo-1'],
      ['Routers', 'Router r3', 'demo-1 · folk'],
    ])
    expect(commands.map(({ does }) => does.kind === 'go' && does.to)).toEqual([
      { name: 'memories', params: { run: 'demo-1', client: 'u:7' } },
      { name: 'routers', params: { run: 'demo-1', router: 'r3' } },
    ])
    expect(agentCommands({ run: null, clients, routers: [] })).toEqual([])
  })
})

describe('settingCommands', () => {
  it('find a hyperparameter by its words and its symbol, and lead to its field', () => {
    const [first] = matchingCommands(settingCommands(), 'τ routing')
    expect(first?.does).toEqual({
      kind: 'go',
      to: { name: 'compose', hash: '#field-routingThreshold' },
    })
  })
})

describe('matchingCommands', () => {
  const commands = paletteCommands({
    ...world,
    runs: [row('demo-1', 'paused', { note: 'a look' })],
    datasets: [{ name: 'demo' }],
  })

  it('wants every word, in whatever order, in label, hint or group', () => {
    expect(matchingCommands(commands, 'look demo').map(({ label }) => label)).toEqual(['demo-1'])
    expect(matchingCommands(commands, 'nothing like it')).toEqual([])
  })

  it('puts labels that begin with the text first, and keeps all without a text', () => {
    expect(matchingCommands(commands, 'demo').map(({ label }) => label)).toEqual([
      'demo-1',
      'demo',
      'Resume demo-1',
    ])
    expect(matchingCommands(commands, ' ')).toHaveLength(commands.length)
  })
})

describe('groupedCommands', () => {
  const commands = paletteCommands({ ...world, runs: [row('demo-1', 'finished')] })

  it('keeps the order of groups without a search, and leaves out empty ones', () => {
    expect(groupedCommands(commands, '').map(({ name }) => name)).toEqual(['Actions', 'Places', 'Runs'])
  })

  it('puts the group of the best match first, so that Enter goes where the label says', () => {
    const [first] = groupedCommands(matchingCommands(commands, 'settings'), 'settings')
    expect([first?.name, first?.commands[0]?.label]).toEqual(['Places', 'Settings'])
  })
})
