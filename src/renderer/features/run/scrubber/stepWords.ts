/** What happened at a step, in a few words: for the handle of the strip and for screen readers. */
import type { RunStrip } from '#shared/vocabulary/recording/runStrip.ts'
import { formatCount } from '../../../ui/quantities.ts'

/** The words; those of the step alone where nothing else is known of it. */
export function stepWords(strip: RunStrip, step: number): string {
  const update = strip.updates.find((one) => one.step === step)
  const evaluation = strip.evaluations.find((one) => one.step === step)
  const routers = step === 0 ? undefined : update
  return [
    step === 0 ? 'step 0, before the first interaction' : `step ${formatCount(step)}`,
    binWords(strip, step),
    routers ? updateWords(routers) : '',
    evaluation ? (evaluation.final ? 'final evaluation' : 'evaluation') : '',
    strip.pauses.some((pause) => pause.step === step) ? 'the run was left here' : '',
  ]
    .filter((words) => words !== '')
    .join(' · ')
}

function binWords({ bins, every }: RunStrip, step: number): string {
  const bin = step === 0 ? undefined : bins[Math.floor((step - 1) / every)]
  if (!bin) return ''
  if (every === 1) return bin.right === 1 ? 'predicted right' : 'predicted wrong'
  return `${formatCount(bin.right)} of ${formatCount(bin.judged)} around it right`
}

function updateWords({ count, splits, merges, rewrites }: RunStrip['updates'][number]): string {
  const changes = [
    splits === 0 ? '' : `${splits} ${splits === 1 ? 'split' : 'splits'}`,
    merges === 0 ? '' : `${merges} ${merges === 1 ? 'merge' : 'merges'}`,
    rewrites === 0 ? '' : `${rewrites} ${rewrites === 1 ? 'rewrite' : 'rewrites'}`,
  ].filter((words) => words !== '')
  return `router-centric update: ${changes.length === 0 ? 'no change' : changes.join(', ')}, ${count} routers`
}
