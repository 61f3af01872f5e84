/** Chat servers as a person checks them. */
import { describe, expect, it } from 'vitest'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { workbenchSettings } from '#shared/vocabulary/workbenchSettings.ts'

const rack = {
  name: 'rack',
  addresses: ['http://rack:1/v1'],
  model: 'qwen',
  keyVariable: 'RACK_KEY',
  headers: ['X-Team: research'],
}

describe('the chat servers of the page of models', () => {
  it('are checked with the key and the headers that a run would send', async () => {
    const engine = playEngine({
      'settings.read': () => workbenchSettings.parse({ chatServers: [rack] }),
      'models.checkServer': () => [],
      'models.downloads': () => [],
    })
    const page = await openPage(engine, '/models')
    await page.see('key from RACK_KEY')
    await page.press('Check')
    const { addresses, model, keyVariable, headers } = rack
    expect(engine.asked('models.checkServer')).toEqual([
      { addresses, model, keyVariable, headers, timeoutSeconds: 30 },
    ])
  })
})
