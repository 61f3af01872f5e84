/** Whether messages help, as the page of a study shows it. */
import { expect, it } from 'vitest'
import {
  buildComparison,
  buildMessagesBlock,
  buildMessagesReport,
} from '#shared/studies/messagesReport.testing.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { openPage } from '../../../mounted/openedPage.testing.ts'
import { playEngine } from '../../../mounted/playedEngine.testing.ts'
import { buildStudySummary, buildStudyView } from '../buildStudy.testing.ts'

const study = 'messages-demo'
const rows = ['RecNet', 'RecNet, no messages', 'RecNet, shuffled messages']
const view = buildStudyView({ study, kind: 'messages', file: { kind: 'messages', rows } })
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'studies.list': () => [buildStudySummary({ study, kind: 'messages' })],
    'studies.view': () => view,
    'studies.messages': () => buildMessagesReport(),
    'runs.list': () => [],
    ...played,
  })

it('has the answer first, and what it rests on, with links to routers and memories', async () => {
  const page = await openPage(engineWith(), `/studies/${study}/messages`)
  await page.see('This study does not show that messages change the reward.')
  expect(page.text()).toContain('text rules, not a language model')
  expect(page.rowsOf('Main comparisons').map((cells) => [cells[0], cells[5], cells[8]])).toEqual([
    ['All interactions', '+0.010', 'within chance'],
  ])
  expect(page.rowsOf('Further comparisons').map((cells) => [cells[0], cells[8]])).toEqual([
    ['Cold users (at most one earlier interaction)', 'nothing to compare'],
  ])
  expect(page.rowsOf('Rewards by router').map((cells) => cells.slice(0, 5))).toEqual([
    ['2020', 'r11', '233', '92', '0.800'],
    ['2021', 'r4', '240', '0', '–'],
  ])
  expect(page.find('a[href="/run/demo-recnet-2/routers/r4"]')).toBeTruthy()
  expect(page.find('a[href="/run/demo-recnet-1/memories/u:3"]').textContent).toBe('Accept all.')
})

it('says of several blocks which is which, and what is missing', async () => {
  const blocks = [
    buildMessagesBlock(),
    buildMessagesBlock({
      dataset: 'cds',
      comparisons: [buildComparison({ test: null, recNet: null, against: null, outcomes: null })],
    }),
  ]
  const notes = ['2 of 9 runs of this study have not finished as it has them, and are not in here.']
  const engine = engineWith({ 'studies.messages': () => buildMessagesReport({ blocks, notes }) })
  const page = await openPage(engine, `/studies/${study}/messages`)
  await page.see('2 of 9 runs')
  expect(page.text()).toContain('cds: Main comparisons')
})

it('shows rules that recur apart from those that do not', async () => {
  const page = await openPage(engineWith(), `/studies/${study}/messages`)
  await page.see('By rule')
  const select = page.control<HTMLSelectElement>('Which rules')
  const shown = async (value: string) => {
    select.value = value
    select.dispatchEvent(new Event('change'))
    await Promise.resolve()
    return page.rowsOf('Rewards by rule').map((cells) => [cells[0], cells[1]])
  }
  expect(await shown('recurring')).toEqual([['Prefer jazz.', 'in all']])
  expect(await shown('in one')).toEqual([['=Prefer folk.', 'in one']])
  expect(await shown('first rule')).toEqual([['Accept all.', 'first rule']])
})

it('tells why it has nothing to show', async () => {
  const failing = engineWith({
    'studies.messages': () => {
      throw new WorkbenchError({
        code: 'run-corrupt',
        file: '/runs/a/events.jsonl',
        row: 3,
        expected: 'an event',
        found: 'nothing',
      })
    },
  })
  const page = await openPage(failing, `/studies/${study}/messages`)
  await page.see('/runs/a')
})

it('is a page of studies that have runs without messages, and of no others', async () => {
  const others = engineWith({ 'studies.view': () => buildStudyView({ study }) })
  const page = await openPage(others, `/studies/${study}/runs`)
  await page.see('Efficiency')
  expect(page.text()).not.toContain('Messages')
})
