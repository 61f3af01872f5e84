/** The memory of a client with the reasons for what it holds, now and looked back. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { emptyRunView } from '#shared/events/foldRun.ts'
import type { RevisionCause } from '#shared/events/foldRuleHistory.ts'
import type { CauseNode, CauseTree, CauseUse } from '#shared/vocabulary/causes/causes.ts'
import type { ClientHistory, ClientRow } from '#shared/vocabulary/inspection.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'

const run = 'cds-recnet-2'
const rows: readonly ClientRow[] = [
  { client: 'u:1', name: '1', ruleRevisions: 2, profileRevisions: 1, changedAt: 7, waitingMessages: 3 },
  {
    client: 'i:1',
    name: 'Kind of Blue',
    ruleRevisions: 0,
    profileRevisions: 0,
    changedAt: 0,
    waitingMessages: 0,
  },
]
const cause: RevisionCause = {
  gradient: 'g4.1',
  suggestion: 'Weigh jazz above loudness.',
  evaluation: 'The memory missed the taste for jazz.',
  reward: 0,
  user: 'u:1',
  positiveItem: 'i:1',
  negativeItem: 'i:2',
}
const accept = { id: 1, text: 'accept what is near', since: 0, cause: null }
const jazz = { id: 2, text: 'prefer jazz', since: 4, cause: 'g4.1' } as const
function historyOf(
  client: ClientId,
  { newest = Infinity, ...parts }: Partial<ClientHistory> & { readonly newest?: number | undefined } = {},
): ClientHistory {
  const whole = {
    step: 9,
    client,
    name: client === 'i:1' ? 'Kind of Blue' : '1',
    filterMemories: [
      { step: 0, revision: 1, rules: [accept], cause: null, call: null },
      { step: 4, revision: 2, rules: [accept, jazz], cause, call: '4/optimizer/u:1' },
    ],
    profiles: [
      {
        step: 0,
        revision: 1,
        profile: `A lover of records, ${client}.`,
        reason: 'first',
        cause: null,
        call: null,
      },
    ],
    attributes: ['jazz', 'vinyl'],
    messageBuffer: [{ from: 'r3', text: 'Listeners of modal jazz.', routingScore: 0.8125, step: 8 }],
    communities: [{ router: 'r3', routingScore: 0.8125, step: 8 }],
    privateMemories: [],
    interestGroups: [],
    interactions: [
      {
        step: 4,
        user: 'u:1',
        positiveItem: 'i:1',
        negativeItem: 'i:2',
        predictedItem: 'i:2',
        reward: 0,
        reasoning: 'It is loud.',
      },
    ],
    ...parts,
  } satisfies Omit<ClientHistory, 'counts'>
  const { profiles, privateMemories, interactions } = whole
  const counts = { profiles: profiles.length, privateMemories: 0, interactions: interactions.length }
  return { ...whole, profiles: profiles.slice(-newest), privateMemories, interactions, counts }
}
const at = { step: 4, more: 0 } as const
/** A rule that a gradient caused, whose prediction has further causes that are asked for when it is opened. */
function causesOf(node: string): CauseTree {
  const prediction: CauseNode = {
    ...at,
    kind: 'prediction',
    address: 'prediction/u:1/4%2Fpredict%2Fu:1',
    ...{ user: 'u:1', positiveItem: 'i:1', negativeItem: 'i:2', predictedItem: 'i:2', reward: 0 },
    reasoning: 'It is loud.',
    call: '4/predict/u:1',
    causes: [],
    more: 1,
  }
  const gradient: CauseNode = {
    ...at,
    kind: 'gradient',
    address: 'gradient/u:1/g4.1',
    gradient: 'g4.1',
    module: { kind: 'filter memory', client: 'u:1' },
    ...{ impact: 'negative', reward: 0, evaluation: cause.evaluation, suggestion: cause.suggestion },
    call: '4/gradient/u:1',
    causes: [prediction],
  }
  const merge: CauseNode = {
    ...at,
    kind: 'merge',
    address: 'merge/u:1/4%2Fmerge%2Fu:1',
    ...{ client: 'u:1', messages: 2, call: '4/merge/u:1', causes: [] },
  }
  const isRoot = node.startsWith('prediction/')
  const rule = { kind: 'rule', client: 'u:1', rule: 2, revision: 2, text: 'prefer jazz' } as const
  const root: CauseNode = isRoot
    ? { ...prediction, causes: [merge], more: 0 }
    : { ...at, ...rule, address: node, call: '4/optimizer/u:1', causes: [gradient] }
  return { step: 9, root, ended: null }
}
const mergeAt = (step: number): CauseUse => {
  const call = `${step}/merge/u:1`
  return { kind: 'merge', address: `merge/u:1/${step}%2Fmerge%2Fu:1`, step, agent: 'u:1', call }
}
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'runs.list': () => [buildRow({ run, status: 'running', dataset: 'cds' })],
    'runs.view': () => ({ ...emptyRunView(), seq: 10, step: 9 }),
    'inspection.clients': ({ search }) => {
      const found = rows.filter(({ client, name }) =>
        `${client} ${name}`.toLowerCase().includes(search.toLowerCase()),
      )
      return { step: 9, total: found.length, rows: found }
    },
    'inspection.client': ({ client }) => historyOf(client as ClientId),
    'inspection.causes': ({ node }) => causesOf(node),
    'inspection.uses': () => ({ step: 9, total: 1, uses: [mergeAt(7)] }),
    ...played,
  })

describe('the memories of a run', () => {
  it('list its clients by name, with their revisions and waiting messages', async () => {
    const page = await openPage(engineWith(), `/run/${run}/memories`)
    await page.see('Kind of Blue')
    const list = [...document.querySelectorAll('.clients li a')]
    expect(list.map((one) => one.getAttribute('title'))).toEqual([
      '2 revisions of the filter memory, 1 of the profile, 3 messages in the buffer',
      '0 revisions of the filter memory, 0 of the profile, 0 messages in the buffer',
    ])
    expect(page.text()).toContain('Choose a client')
    ;(list[1] as HTMLElement).click()
    await page.reach(`/run/${run}/memories/i:1`)
    await page.see('item agent i:1, as of step 9')
  })

  it('show each rule with what became of it, and why: gradient, prediction, reasoning, call', async () => {
    const page = await openPage(engineWith(), `/run/${run}/memories/u:1`)
    await page.see('prefer jazz')
    const parts = (rule: Element) =>
      ['.kind', '.text', '.below'].map((part) =>
        rule.querySelector(part)?.textContent?.replace(/\s+/g, ' ').trim(),
      )
    expect([...document.querySelectorAll('.rules > li')].map(parts)).toEqual([
      ['kept', 'accept what is near', 'rule 1, since the beginning'],
      ['new', 'prefer jazz', 'rule 2, since step 4, gradient g4.1'],
    ])
    const because = () => page.find('.because').textContent ?? ''
    await eventually(() => expect(because()).toContain('Weigh jazz above loudness.'))
    expect(because()).toContain('The memory missed the taste for jazz.')
    expect(because()).toContain('It is loud.')
    const links = [...document.querySelectorAll<HTMLElement>('.rules .line')]
    links[0]!.click()
    await page.reach(`/run/${run}/memories/u:1?rule=1`)
    await eventually(() => expect(because()).toContain('Rule 1, as written in revision 1'))
    expect(because()).toContain('no gradient caused it')
  })

  it('lead from a rule to all that it came from, to each prompt, and to what used it', async () => {
    const engine = engineWith({ 'inspection.prompt': () => null })
    const page = await openPage(engine, `/run/${run}/memories/u:1?rule=2`)
    await page.see('Used by 1')
    expect(page.text()).not.toContain('merged 2 messages')
    await page.press('What this came from: Prediction, step 4')
    await page.see('merged 2 messages')
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.because a.mono')]
    expect(links.map((link) => link.textContent)).toEqual([
      ...['4/optimizer/u:1', '4/gradient/u:1', '4/predict/u:1', '4/merge/u:1', '7/merge/u:1'],
    ])
    expect(links[1]!.getAttribute('href')).toContain(`/run/${run}/prompts/`)
    await page.press('prompt and raw answer')
    await page.see('Nothing of this call is kept.')
    expect(engine.asked('inspection.prompt')).toEqual([{ run, call: '4/gradient/u:1' }])
  })

  it('give each node of the tree an address, which opens the tree at it, and is gone back from', async () => {
    const page = await openPage(engineWith(), `/run/${run}/memories/u:1?rule=2`)
    await page.see('Used by 1')
    await page.press('What this came from: Prediction, step 4')
    await page.see('merged 2 messages')
    const opened = '?rule=2&revision=2&of=rule/u:1/2/2&cause=1.1&turned=1.1'
    await page.reach(`/run/${run}/memories/u:1${opened}`)
    const chosen = () =>
      [...document.querySelectorAll('.causes [aria-current="true"]')].map((one) => one.textContent)
    expect(chosen()).toEqual(['Prediction step 4'])
    const merge = [...document.querySelectorAll<HTMLElement>('.causes a.name')].at(-1)!
    const address = merge.getAttribute('href')!
    expect(address).toBe(`/run/${run}/memories/u:1?rule=2&revision=2&of=rule/u:1/2/2&cause=1.1.1&turned=1.1`)
    merge.click()
    await page.reach(address)
    expect(chosen()).toEqual(['Merge step 4'])
    page.back()
    await page.reach(`/run/${run}/memories/u:1${opened}`)
    page.back()
    await page.reach(`/run/${run}/memories/u:1?rule=2`)
    await eventually(() => expect(page.text()).not.toContain('merged 2 messages'))
  })

  it('open a copied address of a node although its branches begin closed', async () => {
    const of = 'of=rule/u:1/2/2'
    const page = await openPage(engineWith(), `/run/${run}/memories/u:1?rule=2&revision=2&${of}&cause=1.1.1`)
    await page.see('merged 2 messages')
    expect(document.querySelector('.causes [aria-current="true"]')?.textContent).toBe('Merge step 4')
    await page.press('What this came from: Gradient, step 4')
    await page.reach(`/run/${run}/memories/u:1?rule=2&revision=2&${of}&cause=1&turned=1`)
    await eventually(() => expect(page.text()).not.toContain('merged 2 messages'))
  })

  it('say of an address that it names a cause which is not there', async () => {
    const of = 'of=rule/u:1/2/2'
    const page = await openPage(engineWith(), `/run/${run}/memories/u:1?rule=2&revision=2&${of}&cause=1.1.4`)
    await page.see('The address names cause 4 here, which is not there.')
  })

  it('say of an address that it is about another tree', async () => {
    const page = await openPage(engineWith(), `/run/${run}/memories/u:1?rule=1&of=rule/u:1/2/2&cause=1.1`)
    await page.see('The address names a cause of rule/u:1/2/2')
  })

  it('show older uses on demand until there are no more', async () => {
    const all = Array.from({ length: 60 }, (_, index) => mergeAt(100 - index))
    const engine = engineWith({
      'inspection.uses': ({ limit = 20 }) => ({ step: 9, total: 60, uses: all.slice(0, limit) }),
    })
    const page = await openPage(engine, `/run/${run}/memories/u:1?rule=2`)
    await page.see('Used by 60')
    const rows = () => document.querySelectorAll('.uses li')
    expect(rows()).toHaveLength(6)
    expect(rows()[0]?.textContent).toContain('step 100')
    await page.press('Show 50 older of 54')
    await eventually(() => expect(rows()).toHaveLength(56))
    await page.press('Show 4 older of 4')
    await eventually(() => expect(rows()).toHaveLength(60))
    expect(page.text()).not.toContain('older of')
  })

  it('say who else has a rule like the chosen one, and by which encoder', async () => {
    const other = { client: 'i:1', name: 'Kind of Blue', rule: 3, text: 'prefer cool jazz' } as const
    const engine = engineWith({
      'inspection.similarRules': () => ({
        ...{ step: 9, text: 'prefer jazz', encoder: 'hashing', clients: 1 },
        rules: [{ ...other, since: 5, revision: 4, similarity: 0.8 }],
      }),
    })
    const page = await openPage(engine, `/run/${run}/memories/u:1?rule=2`)
    await page.see('Who else has a rule like this?')
    await page.press('Who else has a rule like this?')
    await page.see('prefer cool jazz')
    expect(page.text()).toContain('Compared by hashing, with 1 other clients as of step 9')
    expect(page.text()).toContain('0.80')
    document.querySelector<HTMLElement>('.similar a')!.click()
    await page.reach(`/run/${run}/memories/i:1?rule=3`)
  })

  it('show of an agent without rules and messages its profile alone, and why it reads so', async () => {
    const engine = engineWith({
      'inspection.clients': () => ({ step: 9, total: 1, rows: [{ ...rows[0]!, ruleRevisions: null }] }),
      'inspection.client': ({ client }) =>
        historyOf(client as ClientId, {
          filterMemories: [],
          attributes: [],
          messageBuffer: [],
          communities: [],
        }),
    })
    const page = await openPage(engine, `/run/${run}/memories/u:1`)
    await page.see('A lover of records, u:1.')
    expect(page.find('.clients li a').getAttribute('title')).toBe('1 revision of the profile')
    for (const word of ['Filter memory', 'Message buffer', 'Communities', 'Attributes'])
      expect(page.text()).not.toContain(word)
    expect(page.find('.because').textContent).toContain('Profile, revision 1')
  })

  it('list the revisions of a profile, the newest eight first and earlier ones on demand', async () => {
    const profiles = Array.from({ length: 70 }, (_, index) => {
      const [step, revision] = [10 * index, index + 1]
      const call = index === 0 ? null : `${step}/client-optimizer/u:1`
      return {
        step,
        revision,
        profile: `likes ${revision}`,
        reason: 'optimization',
        cause: null,
        call,
      } as const
    })
    const engine = engineWith({
      'inspection.client': ({ client, newest }) => historyOf(client as ClientId, { profiles, newest }),
    })
    const page = await openPage(engine, `/run/${run}/memories/u:1`)
    await page.see('Show earlier revisions (62)')
    const rows = () => [...document.querySelectorAll('.revisions > li')]
    expect(rows()).toHaveLength(8)
    expect(rows()[0]?.textContent).toContain('revision 70')
    // What the oldest that is shown changed is seen too, although the one before it is not listed.
    expect(rows()[7]?.querySelector('del')?.textContent).toBe('62')
    expect(engine.asked('inspection.client').at(-1)).toEqual({ run, client: 'u:1', newest: 21 })
    await page.press('Show earlier revisions (62)')
    await eventually(() => expect(rows()).toHaveLength(58))
    expect(engine.asked('inspection.client').at(-1)).toEqual({ run, client: 'u:1' })
    expect(rows()[20]?.querySelector('del')?.textContent).toBe('49')
    await page.press('Show earlier revisions (12)')
    await eventually(() => expect(rows()).toHaveLength(70))
    expect(rows()[69]?.querySelector('ins, del')).toBeNull()
  })

  it('ask for the whole history of a client where the address names a revision of its profile', async () => {
    const engine = engineWith()
    const page = await openPage(engine, `/run/${run}/memories/u:1?profile=1`)
    await page.see('Profile, revision 1')
    expect(engine.asked('inspection.client').at(-1)).toEqual({ run, client: 'u:1' })
    expect(document.querySelector('.revisions > li')?.classList).toContain('chosen')
  })

  it('keep a revision that was chosen in the address, and say how many are newer', async () => {
    const page = await openPage(engineWith(), `/run/${run}/memories/u:1?revision=1`)
    await page.see('revision 1 of 2')
    expect(document.querySelectorAll('.rules > li')).toHaveLength(1)
    await page.press('1 newer: show')
    await page.reach(`/run/${run}/memories/u:1`)
    await page.see('revision 2 of 2')
  })

  it('look back to the step of the address, in every question and every link', async () => {
    const engine = engineWith({
      'inspection.client': ({ client, step }) => historyOf(client as ClientId, { step: step ?? 9 }),
    })
    const page = await openPage(engine, `/run/${run}/memories/u:1?step=4`)
    await page.see('u:1, as of step 4')
    expect(engine.asked('inspection.client').at(-1)).toEqual({ run, client: 'u:1', newest: 21, step: 4 })
    expect(engine.asked('inspection.clients')[0]).toMatchObject({ step: 4 })
    const link = document.querySelector('.clients li a')
    expect(link?.getAttribute('href')).toBe(`/run/${run}/memories/u:1?step=4`)
  })

  it('find clients a moment after typing, and say where none fits', async () => {
    const engine = engineWith()
    const page = await openPage(engine, `/run/${run}/memories`)
    await page.see('Kind of Blue')
    const before = engine.asked('inspection.clients').length
    for (const text of ['b', 'bl', 'blu']) await page.type('Search by name or id', text)
    await eventually(() => expect(document.querySelectorAll('.clients li a')).toHaveLength(1))
    expect(engine.asked('inspection.clients').length - before).toBe(1)
    await page.type('Search by name or id', 'zebra')
    await page.see('No client matches “zebra”.')
  })

  it('show the client of the address, in whatever order answers come, and keep it while it is asked for again', async () => {
    const waiting = new Map<string, () => void>()
    const engine = engineWith({
      'inspection.client': ({ client }) =>
        new Promise((resolve) => waiting.set(client, () => resolve(historyOf(client as ClientId)))),
    })
    const page = await openPage(engine, `/run/${run}/memories/u:1`)
    await eventually(() => expect(waiting.has('u:1')).toBe(true))
    await page.see('Kind of Blue')
    ;[...document.querySelectorAll<HTMLElement>('.clients li a')][1]!.click()
    await eventually(() => expect(waiting.has('i:1')).toBe(true))
    const late = waiting.get('u:1')!
    waiting.get('i:1')!()
    await page.see('A lover of records, i:1.')
    late()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(page.text()).not.toContain('A lover of records, u:1.')
    waiting.clear()
    engine.publish('run.events', {
      run,
      events: [{ seq: 11, step: 10, type: 'client-updated', client: 'u:1' }],
    })
    await eventually(() => expect(waiting.has('i:1')).toBe(true))
    expect(page.text()).toContain('A lover of records, i:1.')
  })
})
