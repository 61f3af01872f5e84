// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
import type { FigureFormat } from '#shared/vocabulary/figures.ts'
import FigureExportDialog from './FigureExportDialog.vue'
import { keptFormat } from './keptFormat.ts'

const figure = { name: 'ndcg', title: 'NDCG over interactions' }

describe('the export dialog', () => {
  const asked: FigureFormat[] = []
  const saved: FigureFormat[] = []
  let page: ReturnType<typeof mount>

  beforeEach(() => {
    vi.useFakeTimers()
    localStorage.clear()
    asked.length = saved.length = 0
    URL.createObjectURL = () => 'blob:figure'
    URL.revokeObjectURL = () => undefined
  })
  afterEach(() => {
    page.unmount()
    vi.useRealTimers()
  })

  async function open(): Promise<void> {
    const exporting = reactive({
      figure,
      busy: false,
      others: [{ run: 'demo-2', label: 'demo-2' }],
      other: '',
      close: () => undefined,
      choose: (run: string) => void (exporting.other = run),
      draw: async (format: FigureFormat) => {
        asked.push(format)
        const text = format.format === 'svg' ? '<svg/>' : 'a,b'
        return {
          fileName: 'f',
          mime: format.format === 'svg' ? 'image/svg+xml' : 'text/csv',
          base64: btoa(text),
          missingLetters: '한',
        }
      },
      save: async (format: FigureFormat) => void saved.push(format),
      copyImage: async () => undefined,
    })
    page = mount(FigureExportDialog, { props: { exporting, figure }, attachTo: document.body })
    await flushPromises()
  }
  const field = (label: string) => {
    const found = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === label)
    return document.getElementById(found?.getAttribute('for') ?? '') as HTMLInputElement
  }
  async function type(label: string, value: string): Promise<void> {
    const input = field(label)
    input.value = value
    input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input'))
    await nextTick()
  }
  async function settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(1000)
    await flushPromises()
  }
  const press = (name: string) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name)?.click()

  it('shows the figure at true size, and draws it once for all keys of a number', async () => {
    await open()
    const image = () => document.querySelector<HTMLImageElement>('.paper img')
    expect(image()?.style.width).toBe('85mm')
    expect(asked).toMatchObject([{ format: 'svg', widthMm: 85 }])
    await type('Width, mm', '12')
    await type('Width, mm', '122')
    await settle()
    expect(asked.map(({ widthMm }) => widthMm)).toEqual([85, 122])
    expect(image()?.style.width).toBe('122mm')
    expect(field('Width of a paper').value).toBe('lncs-text')
  })

  it('does not save what is out of bounds, and says the bounds', async () => {
    await open()
    await type('Text size, pt', '99')
    await settle()
    expect(document.body.textContent).toContain('From 4 to 24.')
    press('Save')
    expect(saved).toEqual([])
    expect(asked).toHaveLength(1)
  })

  it('remembers the format of each figure', async () => {
    await open()
    await type('Colours', 'grey')
    await type('Legend', 'inside')
    press('Save')
    expect(saved).toMatchObject([{ format: 'pdf', palette: 'grey', legend: 'inside' }])
    expect(keptFormat('ndcg')).toMatchObject({ palette: 'grey', legend: 'inside' })
    localStorage.removeItem('recnet.figureFormat')
    expect(keptFormat('router-count')).toMatchObject({ palette: 'standard' })
  })

  it('shows a table as its text, draws the figure of another run, and tells which letters are missing', async () => {
    await open()
    expect(document.querySelector('.warning')?.textContent).toContain('한')
    await type('Of the run', 'demo-2')
    await settle()
    expect(asked).toHaveLength(2)
    await type('Format', 'csv')
    await settle()
    expect(document.querySelector('pre.paper')?.textContent).toBe('a,b')
  })
})
