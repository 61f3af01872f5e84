import { expect, it } from 'vitest'
import { buildMessagesBlock, buildMessagesReport } from '../../../studies/messagesReport.testing.ts'
import { messagesTableFile } from './messagesTableFile.ts'
import { messagesText } from './messagesText.ts'

const report = buildMessagesReport({ notes: ['Seed 2022 has not finished.'] })

function rowsOf(table: Parameters<typeof messagesTableFile>[1]): readonly string[] {
  return messagesTableFile(report, table)
    .split('\r\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

it('writes comparisons with their tests, and nothing where nothing is compared', () => {
  expect(rowsOf('messages').slice(1)).toEqual([
    'demo,built-in agent,RecNet,no messages,all,main,1200,100,2,0.75,0.74,30,18,0.01,-0.02,0.04,seeds and users,0.3,0.6,0.05',
    'demo,built-in agent,RecNet,no messages,cold,further,0,100,2,,,,,,,,,,,',
  ])
})

it('writes routers with their credits, and rules with what they are', () => {
  expect(rowsOf('messages-routers').slice(1)).toEqual([
    'demo,built-in agent,2020,demo-recnet-1,r11,233,92,0.8,0.78,,75,51,44',
    'demo,built-in agent,2021,demo-recnet-2,r4,240,0,,,,,,',
  ])
  expect(rowsOf('messages-rules').slice(1)).toEqual([
    'demo,built-in agent,Accept all.,first rule,2,2020 2021,7,6,1,5,0.6,0.4,',
    'demo,built-in agent,Prefer jazz.,in all,2,2020 2021,7,6,1,5,0.6,0.4,',
    // A spreadsheet would take a text that begins so for a formula.
    "demo,built-in agent,'=Prefer folk.,in one,1,2021,7,6,1,5,0.6,0.4,",
  ])
})

it('carries what must be known to read a table above it', () => {
  const comments = messagesTableFile(report, 'messages-rules').split('\r\n').filter((line) => line.startsWith('#')) // prettier-ignore
  expect(comments).toEqual([
    '# Messages by rule',
    '# Do messages help?, demo (study messages-demo).',
    '# demo, built-in agent, RecNet, seeds 2020, 2021.',
    '# This study does not show that messages change the reward.',
    '# Nothing else either.',
    '# The model: text rules, not a language model.',
    '# Seed 2022 has not finished.',
  ])
})

it('is read in a terminal with the answer first, and the routers of all seeds by receptions', () => {
  const lines = messagesText(report).split('\n')
  expect(lines[2]).toBe('demo · built-in agent · RecNet · seeds 2020, 2021')
  expect(lines[4]).toBe('- This study does not show that messages change the reward.')
  const routers = lines.filter((line) => /^202\d/.test(line)).map((line) => line.split(/ +/).slice(0, 3))
  expect(routers).toEqual([
    ['2021', 'r4', '240'],
    ['2020', 'r11', '233'],
  ])
  expect(messagesText({ ...report, blocks: [buildMessagesBlock({ routers: [] })] })).toMatch(/0 of 0/)
})
