/** What happened at a step, in a few words: for the handle of the strip and for screen readers. */
import type { RunStrip } from '#shared/vocabulary/recording/runStrip.ts'
import { t } from '../../../locales/t.ts'
import { formatCount } from '../../../ui/quantities.ts'

/** The words; those of the step alone where nothing else is known of it. */
export function stepWords(strip: RunStrip, step: number): string {
  const update = strip.updates.find((one) => one.step === step)
  const evaluation = strip.evaluations.find((one) => one.step === step)
  const routers = step === 0 ? undefined : update
  return [
    step === 0 ? t('run.step0BeforeTheFirst') : t('run.stepStep', { step: formatCount(step) }),
    binWords(strip, step),
    routers ? updateWords(routers) : '',
    evaluation ? (evaluation.final ? t('run.finalEvaluation') : 'evaluation') : '',
    strip.pauses.some((pause) => pause.step === step) ? t('run.theRunWasLeftHere') : '',
  ]
    .filter((words) => words !== '')
    .join(' · ')
}

function binWords({ bins, every }: RunStrip, step: number): string {
  const bin = step === 0 ? undefined : bins[Math.floor((step - 1) / every)]
  if (!bin) return ''
  if (every === 1) return bin.right === 1 ? t('run.predictedRight') : t('run.predictedWrong')
  return t('run.rightOfJudgedAroundIt', { right: formatCount(bin.right), judged: formatCount(bin.judged) })
}

function updateWords({ count, splits, merges, rewrites }: RunStrip['updates'][number]): string {
  const changes = [
    splits === 0 ? '' : t('run.splitsSplitSplitsSplits', { splits }, splits),
    merges === 0 ? '' : t('run.mergesMergeMergesMerges', { merges }, merges),
    rewrites === 0 ? '' : t('run.rewritesRewriteRewritesRewrites', { rewrites }, rewrites),
  ].filter((words) => words !== '')
  return t('run.routerCentricUpdateValueCount', {
    value: changes.length === 0 ? t('run.noChange') : changes.join(t('stores.listComma')),
    count,
  })
}
