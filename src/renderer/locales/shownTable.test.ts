/** Tables of studies and runs on a Chinese page: headings and words in Chinese, metrics, names and numbers as they are. */
import { afterEach, describe, expect, it } from 'vitest'
import { paperCaveats } from '#shared/studies/paper/paperCaveats.ts'
import type { DataTable } from '#shared/tables/dataTable.ts'
import { markingText } from '#shared/tables/studies/cellMarkOf.ts'
import { STUDY_KINDS } from '#shared/vocabulary/studies/studyFile.ts'
import { engineWords } from './engineWords.ts'
import { shownMethod, shownTable } from './shownTable.ts'
import { engineInChinese } from './zh/index.ts'

const TABLE: DataTable = {
  columns: [
    { key: 'name', label: 'Method', kind: 'text' },
    { key: 'setting updateSize', label: 'updateSize', kind: 'text' },
    { key: 'setting flushAtEnd', label: 'flushAtEnd', kind: 'text' },
    { key: 'calls', label: 'clients', kind: 'number', decimals: 0, group: 'Calls' },
    { key: 'low ndcg@10', label: 'N@10 95 % low', kind: 'number', decimals: 4 },
    { key: 'ranked', label: 'Ranked items', kind: 'text' },
    { key: 'note', label: 'Note', kind: 'text' },
  ],
  rows: [
    {
      name: 'test',
      'setting updateSize': '10',
      'setting flushAtEnd': 'true',
      calls: 200,
      'low ndcg@10': 0.4,
      ranked: 'test',
      note: 'a remark; knows nothing of taste',
    },
    { name: 'random floor', unranked: 'yes', calls: null, ranked: 'validation' },
    { name: 'shortcut: Most popular first', unranked: 'yes' },
  ],
}

afterEach(() => {
  engineWords.value = null
})

describe('a table on a Chinese page', () => {
  it('has headings and words in Chinese, and metrics, names and numbers as they are', () => {
    engineWords.value = engineInChinese
    const { columns, rows } = shownTable(TABLE)
    expect(columns.map(({ label }) => label)).toEqual([
      '方法',
      'update_size',
      '结束时清空',
      '客户端',
      'N@10 95 % 下界',
      '排序的物品',
      '备注',
    ])
    expect(columns[3]?.group).toBe('调用')
    // What a person called a row stays, also where it is a word.
    expect(rows[0]).toEqual({
      name: 'test',
      'setting updateSize': '10',
      'setting flushAtEnd': '开',
      calls: 200,
      'low ndcg@10': 0.4,
      ranked: '测试',
      note: 'a remark；不了解任何偏好',
    })
    expect(rows.slice(1).map(({ name }) => name)).toEqual(['随机下限', '捷径：热门优先'])
  })

  it('is that of the files on an English page', () => {
    expect(shownTable(TABLE)).toBe(TABLE)
    expect(shownMethod('random floor')).toBe('random floor')
    expect(shownMethod('shortcut: Most popular first')).toBe('shortcut: Most popular first')
  })

  it('has its notes on the paper and on marks in Chinese', () => {
    const sentences = [
      ...STUDY_KINDS.flatMap((kind) => paperCaveats(kind)),
      markingText('test'),
      markingText('highest'),
    ]
    expect(sentences.filter((sentence) => !(sentence in engineInChinese.phrases))).toEqual([])
  })
})
