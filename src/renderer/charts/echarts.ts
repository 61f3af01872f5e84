/** Registers exactly the parts of ECharts that our charts draw with. */
import { BarChart, CustomChart, LineChart, ParallelChart, ScatterChart } from 'echarts/charts'
import {
  AxisPointerComponent,
  GraphicComponent,
  GridComponent,
  LegendScrollComponent,
  MarkLineComponent,
  ParallelComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import TextCache from 'zrender/lib/core/LRU.js'
import { registerCustomSeries } from '#shared/charts/customSeries.ts'
import { withSoundKeys, type KeyedCache } from '#shared/charts/soundKeys.ts'

withSoundKeys(TextCache.prototype as KeyedCache)

echarts.use([
  AxisPointerComponent,
  BarChart,
  CanvasRenderer,
  CustomChart,
  GraphicComponent,
  GridComponent,
  LegendScrollComponent,
  LineChart,
  MarkLineComponent,
  ParallelChart,
  ParallelComponent,
  ScatterChart,
  TooltipComponent,
  VisualMapContinuousComponent,
])
registerCustomSeries(echarts)

/** A chart that ECharts has drawn into an element. */
export type ChartInstance = ReturnType<typeof echarts.init>

export { echarts }
