/** The commands of the palette that need no search: places, runs, studies, datasets and actions. */
import type { RunId, RunRow } from '#shared/vocabulary/runs.ts'
import type { StudySummary } from '#shared/vocabulary/studies/studies.ts'
import { shownLanguage } from '../../locales/shownLanguage.ts'
import { t } from '../../locales/t.ts'
import { kindText } from '../../stores/study/kindText.ts'
import { OFFERED_TEMPLATES } from '../../stores/study/offeredTemplates.ts'
import { groupLabel } from './groupLabel.ts'
import { COMMAND_GROUPS, go, type CommandGroup, type PaletteCommand } from './paletteCommand.ts'

export interface PaletteWorld {
  readonly runs: readonly RunRow[]
  readonly studies: readonly Pick<StudySummary, 'study' | 'title' | 'status' | 'datasets'>[]
  readonly datasets: readonly { readonly name: string }[]
  /** The run of the page that is open; null where it is not about a run. */
  readonly run: RunId | null
  readonly scheme: 'light' | 'dark'
}

const PLACES = ['start', 'runs', 'studies', 'compose', 'datasets', 'models', 'settings'] as const
const RUN_PLACES = ['overview', 'routers', 'memories', 'prompts', 'results', 'manifest'] as const

/** Every such command that can be chosen now, in the order in which it is listed without a search. */
export function paletteCommands({
  runs,
  studies,
  datasets,
  run,
  scheme,
}: PaletteWorld): readonly PaletteCommand[] {
  const here = run === null ? undefined : runs.find((row) => row.run === run)
  const other = scheme === 'dark' ? 'light' : 'dark'
  return [
    ...(run === null
      ? []
      : RUN_PLACES.map((name) =>
          go('This run', `${name} of this run`, {
            label: t(`commands.page_${name}`),
            hint: t(`commands.pageHint_${name}`),
            to: { name, params: { run } },
          }),
        )),
    ...(here ? steering(here, 'This run') : []),
    ...(run === null
      ? []
      : [
          go('This run', 'again', {
            label: t('commands.again'),
            hint: run,
            to: { name: 'compose', query: { from: run } },
          }),
        ]),
    go('Actions', 'new', {
      label: t('commands.newExperiment'),
      hint: t('commands.place_compose'),
      to: { name: 'compose' },
    }),
    ...OFFERED_TEMPLATES.map(({ name: template, kind }) =>
      go('Actions', `study ${template}`, {
        label: t('commands.newStudy', { kind: kindText(kind) }),
        hint: t('commands.place_studies'),
        to: { name: 'new-study', query: { template } },
      }),
    ),
    go('Actions', 'import', {
      label: t('commands.importADataset'),
      hint: t('commands.place_datasets'),
      to: { name: 'datasets', query: { import: '1' } },
    }),
    {
      id: 'theme',
      group: 'Actions',
      label: other === 'dark' ? t('commands.themeDark') : t('commands.themeLight'),
      hint: t('commands.place_settings'),
      does: { kind: 'theme', theme: other },
    },
    {
      id: 'theme system',
      group: 'Actions',
      label: t('commands.themeOfSystem'),
      hint: t('commands.place_settings'),
      does: { kind: 'theme', theme: 'system' },
    },
    ...PLACES.map((name) =>
      go('Places', name, {
        label: t(`commands.place_${name}`),
        hint: t(`commands.placeHint_${name}`),
        to: { name },
      }),
    ),
    ...studies.map(({ study, title, status, datasets: names }) =>
      go('Studies', study, {
        label: title,
        hint: [status, ...names].join(' · '),
        to: { name: 'study', params: { study } },
      }),
    ),
    ...runs.flatMap((row) => [
      go('Runs', row.run, {
        label: row.run,
        hint: [row.status, row.dataset, row.variant, row.note, ...row.tags]
          .filter((text) => text !== '')
          .join(' · '),
        to: { name: 'overview', params: { run: row.run } },
      }),
      ...(row.run === run ? [] : steering(row, 'Runs')),
    ]),
    ...datasets.map(({ name }) =>
      go('Datasets', name, {
        label: name,
        hint: t('commands.itemsAndHistories'),
        to: { name: 'dataset', params: { dataset: name } },
      }),
    ),
  ]
}

/** The commands in which every word of the text occurs. Those whose label begins with the text come first. */
export function matchingCommands(
  commands: readonly PaletteCommand[],
  text: string,
): readonly PaletteCommand[] {
  const wanted = text.trim().toLowerCase()
  const words = wanted.split(/\s+/).filter((word) => word !== '')
  const found = commands.filter(({ label, hint, group, id }) => {
    // The id too, so that an English name finds a command that is shown in another language.
    const said =
      `${label} ${hint} ${t(groupLabel(group))} ${shownLanguage() === 'en' ? group : id}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
  const begins = ({ label }: PaletteCommand) => (label.toLowerCase().startsWith(wanted) ? 0 : 1)
  return words.length === 0 ? found : [...found].sort((a, b) => begins(a) - begins(b))
}

/** The commands by group. With a search, the group with the best match comes first. */
export function groupedCommands(
  found: readonly PaletteCommand[],
  text: string,
): readonly { readonly name: CommandGroup; readonly commands: readonly PaletteCommand[] }[] {
  const names = text.trim() === '' ? COMMAND_GROUPS : [...new Set(found.map(({ group }) => group))]
  return names
    .map((name) => ({ name, commands: found.filter(({ group }) => group === name) }))
    .filter(({ commands }) => commands.length > 0)
}

/** What can be done with a run in its status. A run that another process writes can only be looked at. */
function steering({ run, status, elsewhere }: RunRow, group: CommandGroup): readonly PaletteCommand[] {
  if (elsewhere) return []
  if (status === 'running')
    return [
      {
        id: `pause ${run}`,
        group,
        label: t('commands.pause', { run }),
        hint: status,
        does: { kind: 'pause', run },
      },
    ]
  const resumable = status === 'paused' || status === 'stopped' || status === 'failed'
  return resumable
    ? [
        {
          id: `resume ${run}`,
          group,
          label: t('commands.resume', { run }),
          hint: status,
          does: { kind: 'resume', run },
        },
      ]
    : []
}
