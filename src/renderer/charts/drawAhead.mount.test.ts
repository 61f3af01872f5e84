import { expect, it, vi } from 'vitest'

const instance = { setOption: vi.fn(), getZr: () => ({ flush }), dispose: vi.fn() }
const flush = vi.fn()
const init = vi.fn<(place: HTMLElement, theme: null, size: object) => typeof instance>(() => instance)
vi.mock('./echarts.ts', () => ({ echarts: { init } }))

it('draws into an element of no page, and leaves nothing', async () => {
  const { drawAhead } = await import('./drawAhead.ts')
  drawAhead({ xAxis: {} })
  expect(init.mock.calls[0]?.[0].isConnected).toBe(false)
  expect(init.mock.calls[0]?.[2]).toEqual({ width: 480, height: 260 })
  expect(instance.setOption).toHaveBeenCalledWith({ xAxis: {} })
  expect(flush).toHaveBeenCalledOnce()
  expect(instance.dispose).toHaveBeenCalledOnce()
})
