/** Runs, datasets and clients as text for a terminal. */
import { counted } from '#shared/vocabulary/imports/counted.ts'
import { heldOutOf, type HeldOut } from '#shared/vocabulary/results.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import type { ReadRun } from '#shared/events/runSummary.ts'
import type { OscillationNotice } from '#shared/events/oscillationNotice.ts'
import type { RoutingNotice } from '#shared/events/routingNotice.ts'
import { coldStartText } from '#shared/tables/coldStartText.ts'
import { passRateText } from '#shared/vocabulary/calibration.ts'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import { languageModelsText, namedLanguageModels } from '#shared/vocabulary/manifest.ts'
import type { ClientHistory } from '#shared/vocabulary/inspection.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { reportTable, type TableDetail } from './reportTable.ts'

/** A dataset in one line. */
export function summaryText(summary: DatasetSummary): string {
  const { name, users, items, interactions, sparsity, source, givenCandidates, domainWord, hash } = summary
  const candidates = givenCandidates ? 'candidates given' : 'candidates sampled'
  return `${name}: ${counted(users, 'user')}, ${counted(items, 'item')}, ${counted(interactions, 'interaction')}, sparsity ${(100 * sparsity).toFixed(2)} %, ${source} form, ${candidates}, items called “${domainWord}”, sha256 ${hash.slice(0, 12)}`
}

/** The report of a run: its results as a table, then its models, predictions, routers, calls and cost. */
export function reportText(report: RunReport, detail: TableDetail = {}): string {
  const { configuration, predictions, routing, oscillation } = report
  const calls = Object.keys(report.calls)
  return [
    reportTable(report.evaluation, detail),
    '',
    `Model: ${languageModelsText(configuration)}; embeddings: ${configuration.embeddingModel.name}.`,
    ...(predictions.judged === 0 && calls.length === 0 ? [] : learningLines(report)),
    ...withGap(coldStartText(report)),
    ...(routing.notice ? ['', ...noticeLines(routing.notice)] : []),
    ...(oscillation.notice ? ['', ...oscillationLines(oscillation.notice)] : []),
  ].join('\n')
}

function withGap(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines]
}

/** What only a run with interactions or calls has to tell: a baseline fits at once and asks no model. */
function learningLines({
  predictions,
  routerCounts,
  oscillation,
  routing,
  calls,
  cost,
  fallbacks,
}: RunReport): readonly string[] {
  const first = routerCounts[0]?.count ?? 0
  const last = routerCounts.at(-1)?.count ?? 0
  const { splits, merges, undoingSplits, undoingMerges, updates } = oscillation
  const rewrites = routerCounts.reduce((sum, point) => sum + point.rewrites, 0)
  const undoing = undoingSplits + undoingMerges
  const counted = Object.entries(calls).map(([prompt, counts]) => `${prompt} ${counts.calls}`)
  const ofInteractions = [
    `Predictions: ${predictions.right} of ${predictions.judged} right, ${predictions.unparsed} could not be read.`,
    ...(first === 0 && last === 0
      ? []
      : [
          `Routers: ${first} at first, ${last} at the end; ${splits} splits, ${merges} merges${undoing === 0 ? '' : ` (${undoing} of these undid another of the last ${updates} updates)`}, ${rewrites} rewrites.`,
        ]),
    ...(routing.scored === 0
      ? []
      : [
          `Routing: ${routing.passed} of ${routing.scored} scored pairs passed (${passRateText(routing.passed / routing.scored)}).`,
        ]),
  ]
  return [
    // A method that learns nothing step by step predicts nothing.
    ...(predictions.judged === 0 && routerCounts.length === 0 ? [] : ofInteractions),
    `Calls: ${counted.join(', ')}; ${fallbacks.repaired} repaired, ${fallbacks.fellBack} fell back, ${fallbacks.truncated ?? 'unknown'} truncated, ${fallbacks.shortened} shortened, ${fallbacks.refused ?? 'unknown'} texts refused.`,
    ...(cost.routerStages === 0 ? [] : [costLine(cost)]),
  ]
}

function noticeLines({ sentence, advice, suggested }: RoutingNotice): readonly string[] {
  if (suggested === null) return [`Note: ${sentence}`, advice]
  return [
    `Note: ${sentence}`,
    advice,
    `Run again with --threshold-mode absolute --routing-threshold ${suggested}, or with --threshold-mode quantile; recnet models calibrate looks closer.`,
  ]
}

function oscillationLines({ sentence, advice, suggested }: OscillationNotice): readonly string[] {
  const again = suggested === null ? [] : [`Run again with --router-hysteresis ${suggested}.`]
  return [`Note: ${sentence}`, advice, ...again]
}

function mean(sum: number, count: number): string {
  return count === 0 ? '–' : (sum / count).toFixed(1)
}

/** A run that was read from its folder, in one line. */
export function runText({ folder, manifest, view }: ReadRun): string {
  const newest = view.evaluations.at(-1)
  const ndcg = newest?.methods[0]?.mean['ndcg@10']
  return shortText(folder, {
    dataset: manifest.dataset.name,
    variant: manifest.variant,
    model: namedLanguageModels(manifest).name,
    seed: manifest.settings['seed'],
    progress: view.finished ? 'finished' : `step ${view.step}`,
    ndcg,
    heldOut: newest ? heldOutOf(newest.protocol) : 'test',
  })
}

/** A listed run, in one line. `name` is what a command accepts for the run. */
export function rowText(name: string, row: RunRow): string {
  const { dataset, variant, seed, status, step, interactions, cautions } = row
  const far = interactions === null ? `step ${step}` : `step ${step} of ${interactions}`
  const called = row.named ? `${name} “${row.name}”` : name
  const short = shortText(called, {
    dataset,
    variant,
    model: row.languageModel.name,
    seed,
    progress: status === 'finished' ? status : `${status}, ${far}`,
    ndcg: row.ndcg10?.mean,
    heldOut: row.ndcg10?.heldOut ?? 'test',
  })
  return cautions.length === 0 ? short : `${short} (${cautions.map(({ label }) => label).join(', ')})`
}

interface RunInShort {
  readonly dataset: string
  readonly variant: string
  readonly model: string
  readonly seed: unknown
  readonly progress: string
  readonly ndcg: number | undefined
  readonly heldOut: HeldOut
}

function shortText(name: string, run: RunInShort): string {
  const { dataset, variant, model, seed, progress, ndcg, heldOut } = run
  const figure = ndcg === undefined ? '' : `, NDCG@10 ${ndcg.toFixed(4)} on ${heldOut} items`
  return `${name}: ${dataset}, ${variant}, ${model}, seed ${String(seed)}, ${progress}${figure}`
}

/**
 * A client of a run: its profile, any private memory and groups, and of RecNet its attributes, its filter memory with the cause
 * of each revision, and its message buffer.
 */
export function historyText(history: ClientHistory): string {
  const lines = [
    `${history.client} “${history.name}”`,
    '',
    'Profile:',
    `  ${history.profiles.at(-1)?.profile ?? ''}`,
    ...memoryLines(history),
  ]
  const hasRules = history.filterMemories.length > 0
  if (hasRules)
    lines.push(
      '',
      `Attributes: ${history.attributes.join(', ') || 'none'}`,
      '',
      'Filter memory, newest revision first:',
    )
  for (const { revision, step, rules, cause, call } of history.filterMemories.toReversed()) {
    lines.push(`  revision ${revision}, step ${step}`)
    for (const rule of rules)
      lines.push(`    ${rule.id}. ${rule.text}${rule.since === step && rule.cause ? '  (new here)' : ''}`)
    if (!cause) continue
    lines.push(`    because ${cause.gradient}: ${cause.suggestion}`)
    lines.push(
      `    reward ${cause.reward}, ${cause.user} took ${cause.positiveItem} over ${cause.negativeItem}; written by call ${call}`,
    )
  }
  lines.push('', `Profile revisions: ${history.profiles.length}`)
  for (const { revision, step, reason, cause } of history.profiles.slice(-5)) {
    lines.push(
      `  ${revision}, step ${step}, ${reason}${cause ? `, because ${cause.gradient}: ${cause.suggestion}` : ''}`,
    )
  }
  if (!hasRules) return lines.join('\n')
  lines.push('', `Message buffer, newest first: ${history.messageBuffer.length === 0 ? 'empty' : ''}`)
  for (const { from, routingScore, step, text } of history.messageBuffer) {
    lines.push(`  ${from}, step ${step}, score ${routingScore.toFixed(3)}: ${text}`)
  }
  return lines.join('\n')
}

/** What only users of AgentCF++ have. */
function memoryLines({ privateMemories, interestGroups }: ClientHistory): readonly string[] {
  const newest = privateMemories.at(-1)
  if (!newest) return []
  const groups = interestGroups.map(({ name }) => name).join('; ')
  return [
    ...['', `Private memory, revision ${newest.revision}, step ${newest.step}:`, `  ${newest.memory}`],
    ...['', `Interest groups: ${groups || 'none'}`],
  ]
}

function costLine(cost: RunReport['cost']): string {
  return `Cost: λ ${cost.lambda?.toFixed(2) ?? '–'} calls per client update, N ${mean(cost.clientUpdates, cost.routerStages)} and M ${mean(cost.routerUpdates, cost.routerStages)} per router-centric update (${cost.routerStages}).`
}
