/** Writes the card of a dataset at the end of its import. */
import type { DatasetCard, SourceFileCard } from '#shared/vocabulary/imports/datasetCard.ts'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { Preprocessing, StepCount } from '#shared/vocabulary/imports/preprocessing.ts'
import { SOURCE_LICENCES, UNKNOWN_LICENCE } from '#shared/vocabulary/imports/sourceLicences.ts'
import { SOURCE_NAMES } from '#shared/vocabulary/imports/sourcePlan.ts'
import type { DatasetFiles } from './datasetFiles.ts'
import type { RowIssues } from './rows/rowIssues.ts'
import type { SizedFile } from './textFiles.ts'

/** What a card is written from. */
export interface CardParts {
  readonly summary: DatasetSummary
  /** The files that were read. */
  readonly files: readonly SizedFile[]
  readonly form: DatasetFiles
  readonly preprocessing: Preprocessing | null
  readonly steps: readonly StepCount[]
  readonly issues: RowIssues
}

const FORMS = { atomic: 'RecBole atomic files', benchmark: 'Benchmark form of AgentCF' }

/** Returns the card; reads the files once more for their hashes. */
export async function datasetCard(parts: CardParts): Promise<DatasetCard> {
  const { summary, form, preprocessing, steps, issues } = parts
  const { name, domainWord, hash, notes, users, items, interactions, sparsity } = summary
  const plan = form.source === 'table' ? form.plan : null
  const files: SourceFileCard[] = []
  for (const file of parts.files) {
    const { name, bytes, compression = 'none' } = file
    const encoding = (await file.encoding?.()) ?? 'UTF-8'
    files.push({ name, bytes, sha256: (await file.sha256?.()) ?? '', encoding, compression })
  }
  return {
    name,
    domainWord,
    source: form.source === 'table' ? SOURCE_NAMES[form.plan.source] : FORMS[form.source],
    licence: plan === null ? UNKNOWN_LICENCE : SOURCE_LICENCES[plan.source],
    files,
    plan,
    preprocessing,
    steps,
    statistics: { users, items, interactions, sparsity },
    hash,
    notes,
    rejectedRows: issues.rejectedRows,
  }
}
