import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { windowOptions } from './windowOptions.ts'

const parts = {
  preload: '/out/preload/preload.cjs',
  icon: '/icon.png',
  bounds: { x: 1, y: 2, width: 1300, height: 800 },
  isDark: false,
  isDevelopment: false,
}

describe('windowOptions', () => {
  it('close everything that the security list of Electron wants closed', () => {
    expect(windowOptions(parts).webPreferences).toEqual({
      preload: '/out/preload/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: false,
      spellcheck: false,
    })
    expect(windowOptions({ ...parts, isDevelopment: true }).webPreferences?.devTools).toBe(true)
  })

  it('begin with the background of the page in either theme', () => {
    const tokens = readFileSync(new URL('../../../../renderer/styles/tokens.css', import.meta.url), 'utf8')
    const [light, dark] = [...tokens.matchAll(/--bg: (#\w+)/g)].map(([, color]) => color)
    expect(windowOptions(parts).backgroundColor).toBe(light)
    expect(windowOptions({ ...parts, isDark: true }).backgroundColor).toBe(dark)
  })
})
