/** Compares runs: the settings that differ, routers, NDCG. */
import type { FigureRun } from '../charts/figure.ts'
import { hasRouters } from '../vocabulary/hasRouters.ts'
import { languageModelsText } from '../vocabulary/manifest.ts'
import { heldOutOf } from '../vocabulary/results.ts'
import { settingSign } from '../vocabulary/settings/settingSign.ts'
import { settingValueText } from '../vocabulary/settings/settingValueText.ts'
import { hasSeveralValues } from '../vocabulary/settings/hasSeveralValues.ts'
import type { DataTable } from './dataTable.ts'

const CUTS = ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const

/** Returns one row per run. */
export function runsTable(runs: readonly FigureRun[]): DataTable {
  const names = [...new Set(runs.flatMap(({ manifest }) => Object.keys(manifest.settings)))]
  const differing = names.filter((name) => hasSeveralValues(name, runs))
  return {
    columns: [
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'variant', label: 'Method', kind: 'text' },
      { key: 'model', label: 'Model', kind: 'text' },
      ...differing.map((name) => ({
        key: `setting ${name}`,
        label: settingSign(name),
        kind: 'text' as const,
      })),
      { key: 'step', label: 'Interactions', kind: 'number', decimals: 0 },
      { key: 'routers', label: 'Routers', kind: 'number', decimals: 0 },
      ...CUTS.map((cut) => ({
        key: cut,
        label: cut.toUpperCase(),
        kind: 'number' as const,
        decimals: 4,
        best: 'high' as const,
      })),
      { key: 'ranked', label: 'Ranked items', kind: 'text' },
      { key: 'floor', label: 'Floor NDCG@10', kind: 'number', decimals: 4 },
    ],
    rows: runs.map(({ label, manifest, view }) => {
      const last = view.evaluations.at(-1)
      const own = last?.methods[0]
      return {
        run: label,
        dataset: manifest.dataset.name,
        variant: manifest.variant,
        model: languageModelsText(manifest),
        ...Object.fromEntries(
          differing.map((name) => [`setting ${name}`, settingValueText(name, manifest.settings[name])]),
        ),
        step: view.step,
        routers: hasRouters(manifest.settings) ? view.routerCount : null,
        ...Object.fromEntries(CUTS.map((cut) => [cut, own?.mean[cut] ?? null])),
        ranked: last ? heldOutOf(last.protocol) : '',
        floor: last?.floor['ndcg@10'] ?? null,
      }
    }),
  }
}
