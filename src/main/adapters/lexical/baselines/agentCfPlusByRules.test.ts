import { expect, it } from 'vitest'
import {
  deriveMemoryByRules,
  listInterestsByRules,
  nameGroupByRules,
  rankMemoriesByRules,
  updatePrivateByRules,
} from './agentCfPlusByRules.ts'

const domainWord = 'CD'
const jazz = {
  title: 'Kind of Blue',
  text: '“Kind of Blue” is a CD. Category: modal jazz; trumpet.',
  paths: '',
}
const metal = {
  title: 'Paranoid',
  text: '“Paranoid” is a CD. Category: heavy metal; loud guitars.',
  paths: '',
}

it('learns what the item that was taken has', () => {
  const { private_memory: memory } = updatePrivateByRules({
    ...{
      domainWord,
      privateMemory: 'I enjoy CDs.',
      items: [metal, jazz],
      chosen: 1,
      truth: 2,
      explanation: '',
    },
  })
  expect(memory).toMatch(/^I enjoy CDs\..*modal jazz.*“Kind of Blue”/)
})

it('derives the words that several tastes have in common, but no decade', () => {
  const privateMemory =
    'I enjoy CDs. I also like modal jazz, cool jazz, slow 1950s, warm 1950s. I care less for metal.'
  const { derived_memory: memory } = deriveMemoryByRules({
    domainWord,
    privateMemory,
    derivedMemory: 'I enjoy CDs.',
  })
  expect(memory).toBe(
    'I enjoy CDs. I also like modal jazz, jazz, cool jazz, slow 1950s, warm 1950s. I care less for metal.',
  )
})

it('lists tastes and names a group by as many as there is room for', () => {
  const privateMemory =
    'I enjoy CDs. I have tried trumpet. I keep coming back to modal jazz. I care less for metal.'
  expect(listInterestsByRules({ domainWord, privateMemory })).toEqual({
    interests: ['modal jazz', 'trumpet'],
  })
  const interests = ['modal jazz', 'trumpet', 'late night piano trios', 'live at the club']
  expect(nameGroupByRules({ domainWord, interests })).toEqual({
    name: 'People who like modal jazz, trumpet, late night piano trios',
  })
})

it('ranks by the memories, and where these say nothing by the interests of the groups', () => {
  const rank = (memory: string, group: string) =>
    rankMemoriesByRules({
      ...{ domainWord, privateMemory: memory, derivedMemory: memory, candidates: [metal, jazz] },
      groups: [{ name: `People who like ${group}`, titles: ['Time Out'] }],
    }).ranking
  expect(rank('I enjoy CDs.', 'modal jazz')).toEqual([2, 1])
  expect(rank('I enjoy CDs.', 'folk')).toEqual([1, 2])
  expect(rank('I also like heavy metal.', 'modal jazz')).toEqual([1, 2])
})
