/** What every form of a joint table says of itself: protocol, tests, runs with their models, notes. */
import { holmText } from '../evaluation/holmText.ts'
import { protocolText } from '../evaluation/protocolText.ts'
import type { JointReport, JointRun, JointShortcuts } from '../vocabulary/inspection.ts'
import { inEnglish, type Say } from '../vocabulary/wording/inEnglish.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'

/** Returns one line for a run: its name, its models with their caveats, its seed. */
export function jointRunText(
  { method, run, asksModels, languageModel, embeddingModel, seed }: JointRun,
  say: Say = inEnglish,
): string {
  const models = asksModels
    ? say('{model}; embeddings {embedding}', {
        ...{ model: say(languageModel), embedding: say(embeddingModel) },
      })
    : say('asks no model')
  return say('{method} is {run}: {models}; seed {seed}.', { method, run, models, seed })
}

/** Returns the lines in the order in which they are read. */
export function jointLines(
  { runs, notes, shortcuts }: JointReport,
  evaluation: EvaluationReport,
): readonly string[] {
  const first = evaluation.methods[0]?.method ?? ''
  return [
    `Methods under one protocol: ${protocolText(evaluation.protocol)}.`,
    `Intervals are 95 % percentile bootstrap over users. Paired sign-flip tests over users of ${first} against every other row. ${holmText(evaluation)}`,
    ...runs.map((run) => jointRunText(run)),
    ...notes,
    ...shortcutLine(shortcuts),
  ]
}

function shortcutLine(shortcuts: JointShortcuts | null): readonly string[] {
  if (shortcuts === null) return []
  const above = shortcuts.checks.filter(({ level }) => level === 'warning').map(({ title }) => title)
  const found =
    above.length === 0
      ? 'None lies above random orders.'
      : `Above random orders: ${above.join(', ')}; the candidates give test items away, and a method may owe its figures to that.`
  return [`Shortcut rankers know nothing of taste. ${found}`]
}
