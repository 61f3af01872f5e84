import { describe, expect, it } from 'vitest'
import { entryProblems } from './checkEntries.ts'

const whole = {
  main: [
    'import { connect } from "@lancedb/lancedb";\nimport { app } from "electron";\nimport "./chunks/a.js";',
    'import { Field } from "apache-arrow";\nimport fs from "node:fs";',
  ],
  preload: 'let electron = require("electron");\n',
  dependencies: ['@lancedb/lancedb', 'apache-arrow'],
}

describe('entryProblems', () => {
  it('has nothing to say of a build that leaves native packages outside', () => {
    expect(entryProblems(whole)).toEqual([])
  })

  it('misses a package that was bundled, as soon as it is a dependency', () => {
    expect(entryProblems({ ...whole, main: whole.main.slice(0, 1) })).toEqual([
      'apache-arrow was bundled, or is not used any more',
    ])
    expect(entryProblems({ ...whole, dependencies: [...whole.dependencies, 'node-llama-cpp'] })).toEqual([
      'node-llama-cpp was bundled, or is not used any more',
    ])
    const dependencies = [...whole.dependencies, 'node-llama-cpp']
    expect(
      entryProblems({
        ...whole,
        dependencies,
        main: [...whole.main, 'const llama = await import("node-llama-cpp")'],
      }),
    ).toEqual([])
  })

  it('names what only development has', () => {
    expect(entryProblems({ ...whole, main: [...whole.main, 'export { x } from "vite";'] })).toEqual([
      'vite is imported and no dependency',
    ])
  })

  it('wants a preload script that a sandbox can load', () => {
    expect(entryProblems({ ...whole, preload: 'const fs = require("node:fs");' })).toEqual([
      'the preload script requires node:fs, which no sandbox gives it',
    ])
    expect(entryProblems({ ...whole, preload: 'import { ipcRenderer } from "electron";' })).toEqual([
      'the preload script is a module; a sandbox takes CommonJS only',
    ])
  })
})
