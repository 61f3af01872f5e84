/** Asks for prompts of a run as the page does. */
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import type { Engine } from '../../src/main/workbench/createEngine.ts'
import { HEADING, timesOf, timesText } from './timings.ts'
import { RARE_WORD } from './writePrompts.ts'

const [SEARCH, OPEN] = [300, 100]

/** Prints how long searching and opening take. `words` are some that stand in many calls. */
export async function askPrompts({ handlers }: Engine, run: string, words: readonly string[]): Promise<void> {
  const [common = '', other = ''] = words
  const searches: Readonly<Record<string, object>> = {
    'all, the first page': {},
    'all, a page in the middle': { offset: 25_000 },
    'by prompt': { prompt: 'merge' },
    'by client': { subject: 'u:7' },
    'by steps': { fromStep: 4000, toStep: 4400 },
    'by outcome': { status: 'fell back' },
    'a word': { text: common },
    'two words': { text: `${common} ${other}` },
    'the beginning of a word': { text: common.slice(0, 4) },
    'a word in every call': { text: 'recommender' },
    'a word in one call': { text: RARE_WORD },
    'a word in none': { text: 'xylophone' },
    'signs that are no word': { text: '":{' },
    'a word of a client, by steps': { text: common, subject: 'u:7', fromStep: 100, toStep: 9000 },
  }
  console.log(`\nprompts of ${run}\n${HEADING}`)
  for (const [name, filter] of Object.entries(searches)) {
    const search = () => handlers['inspection.prompts']({ run, offset: 0, limit: 100, ...filter })
    const { total } = await search()
    console.log(timesText(`${name} (${total})`, await timesOf(10, async () => search()), SEARCH))
  }
  const { rows } = await handlers['inspection.prompts']({ run, offset: 24_000, limit: 500 })
  const random = seededRandom(4)('opening')
  const any = () => rows[random.below(rows.length)]?.call ?? ''
  const open = (filter: object) =>
    timesOf(20, async () => handlers['inspection.prompt']({ run, call: any(), ...filter }))
  console.log(timesText('open one', await open({}), OPEN))
  console.log(timesText('open one, found by a word', await open({ text: common }), OPEN))
  console.log(timesText('open one, of one outcome', await open({ status: 'fell back' }), OPEN))
}
