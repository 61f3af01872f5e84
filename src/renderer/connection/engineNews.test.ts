import { describe, expect, it } from 'vitest'
import type { EngineState } from '#shared/contract/workbench.ts'
import { engineNews } from './engineNews.ts'

const ready = (session: string): EngineState => ({ state: 'ready', session })

describe('engineNews', () => {
  it('tells a late listener the state as it is', () => {
    const news = engineNews()
    news.tell({ state: 'restarting', reason: 'The engine is starting.' })
    news.tell(ready('s1'))
    const heard: EngineState[] = []
    const stop = news.onState((state) => heard.push(state))
    news.tell({ state: 'restarting', reason: 'it died' })
    stop()
    news.tell(ready('s2'))
    expect(heard).toEqual([ready('s1'), { state: 'restarting', reason: 'it died' }])
  })

  it('says that something may have been missed when another engine is ready, or a stream broke', () => {
    const news = engineNews()
    let missed = 0
    const stop = news.onMissed(() => (missed += 1))
    news.tell(ready('s1'))
    news.tell(ready('s1'))
    expect(missed).toBe(0)
    news.tell({ state: 'restarting', reason: 'it died' })
    expect(missed).toBe(0)
    news.tell(ready('s2'))
    expect(missed).toBe(1)
    news.tellMissed()
    expect(missed).toBe(2)
    stop()
    news.tellMissed()
    expect(missed).toBe(2)
  })
})
