/** docs/reference/settings.md: hyperparameters, variants, presets, and the settings of the workbench itself. */
import { z } from 'zod'
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { HYPERPARAMETER_SECTIONS } from '#shared/vocabulary/settings/settingFields.ts'
import type { Preset } from '#shared/vocabulary/runs.ts'
import { workbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'
import { methodVariants, type MethodVariant } from '../../src/main/methods/methods.ts'
import { blocks, code, generatedNote, markdownTable, prose } from './markdown.ts'
import { schemaTable } from './schemaTable.ts'
import type { SourceTypes } from './sourceTypes.ts'

export function settingsPage(presets: readonly Preset[], types: SourceTypes): string {
  return blocks(
    generatedNote('`src/shared/vocabulary/hyperparameters.ts` and the other tables of settings'),
    '# Settings',
    'The settings of an experiment are one table, which the command line, the *Compose* page, the check before a run and the manifest all read. On the command line a setting is a flag: `--initial-router-count 10`; a switch takes `true` or `false`. A value outside its range is refused before the run starts.',
    ...HYPERPARAMETER_SECTIONS.flatMap(sectionOf),
    '## Variants',
    'A variant of RecNet switches off what a row of Table 3 of the paper switches off; settings of your own win over those of the variant. The other methods are baselines, which can be run by themselves and know those settings of *Data* and *Evaluation* that hold for every method. LLMRank, AgentCF and AgentCF++ also know the sampling settings of *Model*, `missingPolicy`, and their own sections, the first two `historyLimit` too, and AgentCF++ `itemOrder`. ItemKNN, BPR, LightGCN and SASRec know those of *Training* that say so, or that name no method.',
    markdownTable(['method', '`--variant`', 'settings'], methodVariants().map(variantRow)),
    '## Presets',
    'A preset fills in *Compose* with settings from a named source. The values that it does not name stay at their defaults.',
    ...presets.flatMap(presetOf),
    '## Settings of the workbench',
    'They are kept in `settings.json` in the home folder and changed on the *Settings* page. None of them changes the result of a run.',
    schemaTable(z.toJSONSchema(workbenchSettings), (path) => types.help('WorkbenchSettings', path)),
  )
}

function sectionOf(section: string): readonly string[] {
  const rows = allSettingsTable().filter((entry) => entry.section === section)
  return [
    `## ${section}`,
    markdownTable(
      ['setting', 'label', 'symbol', 'default', 'range', 'unit', 'in the paper', 'meaning'],
      rows.map((entry) => [
        code(entry.name),
        entry.label,
        entry.symbol ?? '',
        entry.default === '' ? '' : code(String(entry.default)),
        rangeOf(entry.range),
        entry.unit ?? '',
        entry.paperGrid?.join(', ') ?? '',
        prose(entry.help),
      ]),
    ),
  ]
}

/** Words of a choice as code; the bounds of a number as they are. */
function rangeOf(range: string): string {
  return range.includes(' | ') ? range.split(' | ').map(code).join(' or ') : range
}

function variantRow({ method, name, settings }: MethodVariant): readonly string[] {
  const changed = Object.entries(settings).map(([setting, value]) => code(`${setting}: ${String(value)}`))
  return [method.name, code(name), changed.join(', ') || 'as they are']
}

function presetOf({ name, title, description, source, variant, settings }: Preset): readonly string[] {
  const rows = Object.entries(settings).map(([setting, value]) => code(`${setting}: ${String(value)}`))
  return [
    `### ${title} (\`${name}\`)`,
    prose(description),
    `Source: ${prose(source)} Variant: ${code(variant)}. Settings: ${rows.join(', ')}.`,
  ]
}
