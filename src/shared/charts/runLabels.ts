/** Labels that distinguish runs in a legend by what differs between them. */
import { asksModels, namedLanguageModels, type Manifest } from '../vocabulary/manifest.ts'
import { inEnglish, type Say } from '../vocabulary/wording/inEnglish.ts'
import { hasSeveralValues } from '../vocabulary/settings/hasSeveralValues.ts'
import { allSettingsTable } from '../vocabulary/settings/allSettings.ts'
import { settingSign } from '../vocabulary/settings/settingSign.ts'
import { settingValueText } from '../vocabulary/settings/settingValueText.ts'

interface Unlabelled {
  readonly run: string
  readonly manifest: Pick<
    Manifest,
    'dataset' | 'variant' | 'settings' | 'languageModel' | 'reasoningModel' | 'embeddingModel'
  >
}

/** Returns the runs with a label each; labels are distinct. */
export function labelled<Run extends Unlabelled>(
  runs: readonly Run[],
  say: Say = inEnglish,
): readonly (Run & { readonly label: string })[] {
  const differs = (read: (run: Unlabelled) => unknown) =>
    new Set(runs.map((run) => String(read(run)))).size > 1
  const settings = allSettingsTable().filter(
    ({ name }) => name !== 'seed' && hasSeveralValues(name, runs) && !followsFromVariant(name, runs),
  )
  const models = runs.filter(({ manifest }) => asksModels(manifest))
  const severalModels = new Set(models.map(({ manifest }) => namedLanguageModels(manifest).name)).size > 1
  const label = ({ manifest, run }: Unlabelled) => {
    const parts = [
      ...(differs((other) => other.manifest.dataset.name) ? [manifest.dataset.name] : []),
      ...(differs((other) => other.manifest.variant) ? [manifest.variant] : []),
      ...(severalModels && asksModels(manifest) ? [namedLanguageModels(manifest, say).name] : []),
      ...settings
        .slice(0, 3)
        // A method has the settings of its own table only.
        .filter(({ name }) => manifest.settings[name] !== undefined)
        .map(({ name }) => `${settingSign(name)} ${settingValueText(name, manifest.settings[name])}`),
      ...(differs((other) => other.manifest.settings['seed'])
        ? [say('seed {seeds}', { seeds: String(manifest.settings['seed']) })]
        : []),
    ]
    return parts.length === 0 ? (runs.length === 1 ? manifest.variant : run) : parts.join(say(', '))
  }
  const labels = runs.map(label)
  // Equal labels would merge two curves in a legend.
  return runs.map((run, index) => ({
    ...run,
    label:
      labels.filter((other) => other === labels[index]).length > 1
        ? `${labels[index] ?? ''} (${run.run})`
        : (labels[index] ?? run.run),
  }))
}

/**
 * Whether the variant says it already: a switch or a choice that is the same in all runs of a variant. A number is named
 * all the same, because it may have been chosen.
 */
function followsFromVariant(name: string, runs: readonly Unlabelled[]): boolean {
  const variants = new Set(runs.map(({ manifest }) => manifest.variant))
  const pairs = runs.flatMap(({ manifest }) => {
    const value = manifest.settings[name]
    return value === undefined ? [] : [`${manifest.variant} ${String(value)}`]
  })
  const numeric = runs.some(({ manifest }) => typeof manifest.settings[name] === 'number')
  return variants.size > 1 && !numeric && new Set(pairs).size <= variants.size
}
