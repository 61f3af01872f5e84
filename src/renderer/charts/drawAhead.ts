/** Draws once out of sight, so that the first chart in sight finds its fonts measured and its code run in. */
import type { ChartOption } from '#shared/charts/figure.ts'
import { echarts } from './echarts.ts'

/** About the size of a chart on a page, in CSS pixels. */
const SIZE = { width: 480, height: 260 }

/** Draws the option into an element that is in no page, and forgets it. */
export function drawAhead(option: ChartOption): void {
  const instance = echarts.init(document.createElement('div'), null, SIZE)
  instance.setOption(option)
  instance.getZr().flush()
  instance.dispose()
}
