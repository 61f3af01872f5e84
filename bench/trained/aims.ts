/** What a run on any model must keep, weak as the model may be. */
import type { RunFigures } from './runText.ts'

/** Share of replies of every prompt that can be used at once. */
const AT_ONCE = 0.95
/** Reply tokens per interaction, over those of before. */
const TOKENS = 1 / 3

/** Returns one line for each aim, which says whether it is met; the last needs a run of before. */
export function aimsText(run: RunFigures, before: RunFigures | null): readonly string[] {
  const { rows, soundness, tokensPerInteraction } = run
  const seldom = rows.filter(({ calls, atOnce }) => atOnce < calls * AT_ONCE)
  const broken = rows.reduce((sum, row) => sum + row.brokenAtOnce, 0)
  const modules = soundness.unsound.filter(({ place }) => place !== 'attribute' && place !== 'suggestion')
  const ratio = before ? tokensPerInteraction / before.tokensPerInteraction : null
  return [
    aim(
      '95 % of the replies to every prompt can be used at once',
      seldom.length === 0,
      seldom.map(({ prompt }) => prompt),
    ),
    aim('no reply that was cut off counts as answered at once', broken === 0, [`${broken}`]),
    aim('no profile, rule or router has an unsound text', modules.length === 0, [`${modules.length}`]),
    ...(ratio === null
      ? []
      : [
          aim('reply tokens per interaction are at most a third of before', ratio <= TOKENS, [
            ratio.toFixed(2),
          ]),
        ]),
  ]
}

function aim(text: string, met: boolean, found: readonly string[]): string {
  return `- ${met ? 'met' : `missed (${found.join(', ')})`}: ${text}`
}
