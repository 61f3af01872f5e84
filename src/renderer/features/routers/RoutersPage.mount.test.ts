/** A router of a run: what its profile came from, and what used it. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { emptyRunView } from '#shared/events/foldRun.ts'
import type { CauseNode, CauseTree } from '#shared/vocabulary/causes/causes.ts'
import type { RouterHistory, RouterLife, RouterRevision } from '#shared/vocabulary/inspection.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'

const run = 'demo-recnet-1'
const life: RouterLife = {
  router: 'r1',
  parents: [],
  ...{ born: 0, ended: null, end: null, into: [], sizes: [] },
}
const first: RouterRevision = { step: 0, profile: 'jazz', reason: 'first', causes: [], call: null }
const rewritten: RouterRevision = {
  ...{ step: 9, profile: 'cool jazz', reason: 'rewrite', causes: [], call: '9/router-optimizer/r1' },
}
const history: RouterHistory = {
  step: 20,
  life,
  revisions: [first, rewritten],
  attributes: [],
  community: [],
  threshold: 0.4,
  messages: { total: 0, paired: 0, rightBefore: 0, rightAfter: 0, changed: 0, newest: [] },
  pendingCredits: {
    right: { positive: 0, neutral: 0, negative: 0 },
    wrong: { positive: 0, neutral: 0, negative: 0 },
  },
  pendingGradients: [],
}

/** The rewrite came from a gradient, and that from a prediction; the first profile came from nothing. */
function causesOf(address: string): CauseTree {
  const prediction: CauseNode = {
    ...{ kind: 'prediction', address: 'prediction/u:1/8%2Fpredict%2Fu:1', step: 8, call: '8/predict/u:1' },
    ...{ user: 'u:1', positiveItem: 'i:1', negativeItem: 'i:2', predictedItem: 'i:2', reward: 0 },
    ...{ reasoning: 'It is loud.', causes: [], more: 0 },
  }
  const gradient: CauseNode = {
    ...{ kind: 'gradient', address: 'gradient/u:1/g8.4', step: 8, call: '8/gradient/u:1', gradient: 'g8.4' },
    ...{ module: { kind: 'router', router: 'r1' }, impact: 'negative', reward: 0 },
    ...{ evaluation: 'Too wide.', suggestion: 'Name cool jazz.', causes: [prediction], more: 0 },
  }
  const isFirst = address === 'router/r1/1'
  const { step, profile: text, reason, call } = isFirst ? first : rewritten
  const root: CauseNode = {
    ...{ kind: 'router', router: 'r1', revision: isFirst ? 1 : 2, address, step, text, reason, call },
    ...{ causes: isFirst ? [] : [gradient], more: 0 },
  }
  const ended = { step: 9, how: 'rewritten', address: 'router/r1/2' } as const
  return { step: 20, root, ended: isFirst ? ended : null }
}

const engineOfRouter = () =>
  playEngine({
    'runs.list': () => [buildRow({ run, status: 'finished', dataset: 'demo' })],
    'runs.manifest': () => buildManifest(),
    'runs.view': () => ({ ...emptyRunView(), seq: 10, step: 20 }),
    'inspection.routers': () => ({ step: 20, routers: [], lives: [life], lifeCount: 1 }),
    'inspection.router': () => history,
    'inspection.causes': ({ node }) => causesOf(node),
    'inspection.uses': () => ({
      ...{ step: 20, total: 1 },
      uses: [
        {
          ...{ kind: 'merge', address: 'message/u:7/12%2Fmerge%2Fu:7/r1', step: 12 },
          ...{ agent: 'u:7', call: '12/merge/u:7' },
        },
      ],
    }),
    'inspection.clients': () => ({ step: 20, total: 0, rows: [] }),
  })

describe('the profile of a router', () => {
  it('leads to the gradients and interactions that wrote it, to their prompts, and to the merges that used it', async () => {
    const page = await openPage(engineOfRouter(), `/run/${run}/routers/r1`)
    await page.see('Used by 1')
    expect(page.text()).toContain('Name cool jazz.')
    expect(page.text()).toContain('It is loud.')
    const calls = [...document.querySelectorAll<HTMLAnchorElement>('.router a.mono')]
      .map((link) => link.textContent)
      .filter((call) => call.includes('/'))
    expect(calls).toEqual([...['9/router-optimizer/r1', '8/gradient/u:1', '8/predict/u:1', '12/merge/u:7']])
  })

  it('gives each node an address that names the revision', async () => {
    const page = await openPage(engineOfRouter(), `/run/${run}/routers/r1`)
    await page.see('Prediction step 8')
    const names = [...document.querySelectorAll<HTMLElement>('.causes a.name')]
    names.at(-1)!.click()
    await page.reach(`/run/${run}/routers/r1?revision=2&of=router/r1/2&cause=1.1`)
    const chosen = document.querySelectorAll('.causes [aria-current="true"]')
    expect([...chosen].map((one) => one.textContent)).toEqual(['Prediction step 8'])
  })

  it('is explained revision by revision, and says when it was rewritten', async () => {
    const page = await openPage(engineOfRouter(), `/run/${run}/routers/r1?revision=1`)
    await page.see('Nothing came before it.')
    expect(page.text()).toContain('revision 1 of 2')
    await page.press('1 newer: show')
    await eventually(() => expect(page.text()).toContain('Name cool jazz.'))
  })
})
