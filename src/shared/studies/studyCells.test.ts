/** Cells of studies over a small table of methods, counted by hand. */
import { describe, expect, it } from 'vitest'
import type { MethodOption } from '../vocabulary/runs.ts'
import { hyperparameterTable } from '../vocabulary/hyperparameters.ts'
import { studyFile, type AskedStudy } from '../vocabulary/studies/studyFile.ts'
import { studyCells, type RunOptions } from './studyCells.ts'

const table = hyperparameterTable()
const ofPop = table.filter(({ name }) => ['seed', 'repetitions', 'interactionLimit'].includes(name))
const method = (name: string, settings: MethodOption['settings'], asksModels: boolean): MethodOption => {
  return { name, settings, asksModels }
}
const options: RunOptions = {
  methods: [method('RecNet', table, true), method('Pop', ofPop, false)],
  variants: [
    { method: 'RecNet', name: 'RecNet', settings: {} },
    { method: 'RecNet', name: 'w/o Asynchronous', settings: { updateSize: 1 } },
    { method: 'Pop', name: 'Pop', settings: {} },
  ],
}
const cellsOf = (asked: Partial<AskedStudy>) =>
  studyCells(
    studyFile.parse({
      format: 1,
      title: 'toy',
      datasets: ['demo'],
      rows: ['RecNet', 'Pop'],
      seeds: [1, 2],
      ...asked,
    }),
    options,
  )

describe('studyCells', () => {
  it('has every row with every seed, the first seed first', () => {
    expect(cellsOf({}).map(({ key }) => key)).toEqual([
      'demo · built-in agent · RecNet · seed 1',
      'demo · built-in agent · Pop · seed 1',
      'demo · built-in agent · RecNet · seed 2',
      'demo · built-in agent · Pop · seed 2',
    ])
    expect(cellsOf({ datasets: ['demo', 'cds'] })).toHaveLength(8)
  })

  it('runs a row once where its method does not have a swept setting, or its variant fixes it', () => {
    const cells = cellsOf({
      rows: ['RecNet', 'w/o Asynchronous', 'Pop'],
      seeds: [1],
      sweeps: [{ updateSize: [10, 25], routingThreshold: [0.7, 0.8] }],
    })
    const counts = ['RecNet', 'w/o Asynchronous', 'Pop'].map(
      (row) => cells.filter((cell) => cell.row === row).length,
    )
    expect(counts).toEqual([4, 2, 1])
    expect(cells.find(({ row }) => row === 'w/o Asynchronous')?.request.settings).toEqual({
      routingThreshold: 0.7,
      seed: 1,
    })
  })

  it('gives cells that would be the same run one key of a run', () => {
    // The default of updateSize is 25 and that of routingThreshold 0.85: both sweeps pass through the same point.
    const cells = cellsOf({
      rows: ['RecNet'],
      seeds: [1],
      sweeps: [{ updateSize: [10, 25] }, { routingThreshold: [0.7, 0.85] }],
    })
    expect(cells).toHaveLength(4)
    expect(new Set(cells.map(({ runKey }) => runKey)).size).toBe(3)
    expect(cells[3]?.runKey).toBe(cells[1]?.key)
  })

  it('runs a method that asks no model once for all backbones, and gives a row its own settings', () => {
    const cells = cellsOf({
      rows: [{ label: 'short', variant: 'RecNet', settings: { interactionLimit: 5 } }, 'Pop'],
      seeds: [1],
      settings: { interactionLimit: 9 },
      models: [{}, { languageModel: { kind: 'gguf', file: 'qwen.gguf' } }],
    })
    expect(
      cells.map(({ row, model, request: { settings } }) => [row, model, settings['interactionLimit']]),
    ).toEqual([
      ['short', 'built-in agent', 5],
      ['Pop', 'built-in agent', 9],
      ['short', 'qwen.gguf', 5],
      ['Pop', 'qwen.gguf', 9],
    ])
    expect(new Set(cells.map(({ runKey }) => runKey)).size).toBe(3)
  })

  it.each([
    [{ rows: ['RecNot'] }, 'RecNot'],
    [{ rows: ['Pop', 'Pop'] }, 'Pop twice'],
    [{ models: [{ label: 'A' }, { label: 'A', embeddingModel: 'x.gguf' }] }, 'A twice'],
    // The names of dataset, backbone and row are joined by dots, which may stand in them.
    [
      {
        rows: ['RecNet', { label: 'b · RecNet', variant: 'RecNet' }],
        models: [{ label: 'a · b' }, { label: 'a', embeddingModel: 'x.gguf' }],
        seeds: [1],
      },
      'demo · a · b · RecNet · seed 1 twice',
    ],
    [{ datasets: ['d'.repeat(500)], sweeps: [{ updateSize: ['9'.repeat(500)] }] }, 'ddd'],
    [{ testedRow: 'AgentCF' }, 'AgentCF'],
    [{ rows: ['Pop'], settings: { updateSize: 3 } }, 'updateSize'],
    [{ sweeps: [{ seed: [1] }] }, 'seed'],
    [{ rows: ['w/o Asynchronous'], sweeps: [{ updateSize: [1, 2] }] }, 'updateSize'],
    [{ rows: [{ variant: 'Pop', settings: { updateSize: 3 } }] }, 'updateSize'],
  ] satisfies [Partial<AskedStudy>, string][])('refuses %j', (asked, found) => {
    expect(() => cellsOf(asked)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          code: 'argument-invalid',
          found: expect.stringContaining(found) as string,
        }) as object,
      }) as Error,
    )
  })
})

describe('studyFile', () => {
  it('fills in no setting that was not written', () => {
    const file = studyFile.parse({ format: 1, title: 'toy', datasets: ['demo'], rows: ['Pop'] })
    expect(file.settings).toEqual({})
    expect(file.seeds).toEqual([2020, 2021, 2022])
  })

  it.each([
    { title: 'two\nlines' },
    { rows: [{ label: 'red\u001b[31m', variant: 'Pop' }] },
    { seeds: [1, 2, 2] },
  ])('refuses %j', (asked) => {
    const whole = { format: 1, title: 'toy', datasets: ['demo'], rows: ['Pop'], ...asked }
    expect(studyFile.safeParse(whole).success).toBe(false)
  })

  it.each([{ seed: 3 }, { updateSize: 0 }, { unknown: 1 }])('refuses the settings %j', (settings) => {
    const asked = { format: 1, title: 'toy', datasets: ['demo'], rows: ['Pop'], settings }
    expect(studyFile.safeParse(asked).success).toBe(false)
  })
})
