/** Before each file that mounts Vue files: what a document without layout lacks, and no warning goes unheard. */
import { config } from '@vue/test-utils'
import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest'
import { i18n } from '../locales/i18n.ts'

/** ECharts draws on a canvas, of which this document has none; what a chart is to show is in its option and its table. */
vi.mock('../charts/echarts.ts', () => ({
  echarts: {
    init: (place: HTMLElement) => ({
      setOption: (option: { readonly series?: readonly unknown[] }) =>
        place.setAttribute('data-series', String(option.series?.length ?? 0)),
      on: () => undefined,
      getZr: () => ({
        on: (name: string, hear: (event: object) => void) => place.addEventListener(name, hear),
      }),
      // A pixel is a step.
      convertToPixel: (_: unknown, step: number) => step,
      convertFromPixel: (_: unknown, pixel: number) => pixel,
      containPixel: () => true,
      dispatchAction: () => undefined,
      getWidth: () => place.clientWidth,
      getHeight: () => place.clientHeight,
      resize: () => undefined,
      dispose: () => undefined,
    }),
  },
}))

// Nothing is laid out here: lists that draw only what is in sight are to take everything for 1200 by 800 pixels.
for (const side of ['offsetWidth', 'clientWidth', 'offsetHeight', 'clientHeight'])
  Object.defineProperty(HTMLElement.prototype, side, {
    configurable: true,
    get: () => (side.endsWith('Width') ? 1200 : 800),
  })
Element.prototype.scrollIntoView = () => undefined
Element.prototype.hasPointerCapture = () => false

// The page speaks English unless a test asks for another language.
config.global.plugins = [i18n]

let heard: readonly MockInstance[] = []
beforeEach(() => {
  heard = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')]
})
afterEach(() => {
  const said = heard.flatMap(({ mock }) => mock.calls.map((words) => words.map(String).join(' ')))
  for (const spy of heard) spy.mockRestore()
  expect(said, 'warnings and errors on the console').toEqual([])
})
