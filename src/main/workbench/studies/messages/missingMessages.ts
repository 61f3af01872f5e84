/** What a study lacks to say whether messages help, in sentences. */
import { MESSAGE_CONTROLS } from '#shared/vocabulary/studies/messagesReport.ts'
import type { CellView } from '#shared/vocabulary/studies/studies.ts'
import type { MessageGroup } from './messageGroups.ts'

const ROW_OF = {
  'no messages': 'RecNet, no messages',
  'shuffled messages': 'RecNet, shuffled messages',
} as const

/** Returns the sentences; none where nothing is missing. */
export function missingMessages(
  views: readonly Pick<CellView, 'key' | 'runKey' | 'status'>[],
  groups: readonly MessageGroup[],
): readonly string[] {
  const runs = views.filter(({ key, runKey }) => key === runKey)
  const left = runs.filter(({ status }) => status !== 'finished' && status !== 'left out').length
  const controlled = groups.filter(hasControl)
  return [
    ...(left === 0
      ? []
      : [
          `${left} of ${runs.length} runs of this study have not finished as it has them, and are not in here.`,
        ]),
    ...(groups.length === 0
      ? [
          'No row of this study that sends messages through routers has finished: add RecNet, with “RecNet, no messages” or “RecNet, shuffled messages” beside it.',
        ]
      : (controlled.length === 0 ? groups : controlled).flatMap(missingControls)),
  ]
}

/** Rows without any control, such as ablations, are beside the question where others have one. */
function hasControl({ controls }: MessageGroup): boolean {
  return MESSAGE_CONTROLS.some((control) => controls[control].length > 0)
}

function missingControls({ dataset, model, row, recNet, controls }: MessageGroup): readonly string[] {
  return MESSAGE_CONTROLS.flatMap((control) => {
    const there = new Set(controls[control].map(({ seed }) => seed))
    const place = `${row} on ${dataset} (${model})`
    if (there.size === 0)
      return [
        `${place} has no finished “${ROW_OF[control]}” with the same settings beside it; what that would show is missing.`,
      ]
    const seeds = recNet.filter(({ seed }) => !there.has(seed)).map(({ seed }) => seed)
    return seeds.length === 0
      ? []
      : [`${place} has no finished “${ROW_OF[control]}” with seed ${seeds.join(', ')}.`]
  })
}
