/** The name of an axis of parallel coordinates on the page. */
import type { ParallelAxis } from '#shared/charts/parallel/parallelAxes.ts'
import { phrase } from '../../../locales/phrase.ts'
import { shownSettingSign } from '../../../locales/shownSettingSign.ts'

/** Returns the symbol or label of a setting, or what else the axis is of, in the language that is shown. */
export function axisLabel({ key, name }: Pick<ParallelAxis, 'key' | 'name'>): string {
  const sign = shownSettingSign(key)
  return sign === key ? phrase(name) : sign
}
