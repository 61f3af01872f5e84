import { expect, it } from 'vitest'
import { variantNames } from '../../../workbench/compose/variantNames.ts'
import { namedMethods } from './namedMethods.ts'

const labels = ['RecNet', 'w/o CPR', 'Pop', 'TF-IDF', 'TF-IDF, train only']
const found = (typed: string) => {
  try {
    return namedMethods(typed, labels)
  } catch (error) {
    return (error as { details: unknown }).details
  }
}

it('reads names whatever their case, spaces and hyphens, in the order typed', () => {
  expect(found('pop,tf-idf, REC net')).toEqual(['Pop', 'TF-IDF', 'RecNet'])
  expect(found('wo-cpr')).toEqual(['w/o CPR'])
  expect(found('tfidf')).toEqual(['TF-IDF'])
})

it('reads a label with a comma as one', () => {
  expect(found('tf-idf, train only, tf-idf')).toEqual(['TF-IDF, train only', 'TF-IDF'])
  expect(found('TFIDF,TFIDF train-only')).toEqual(['TF-IDF', 'TF-IDF, train only'])
})

it('tells a name with a plus from one without', () => {
  expect(namedMethods('agentcf++,agentcf', ['AgentCF', 'AgentCF++'])).toEqual(['AgentCF++', 'AgentCF'])
})

it('says which names there are', () => {
  expect(found('pop,sasrec')).toMatchObject({ expected: labels.join('; '), found: 'sasrec' })
  expect(found(' , ')).toMatchObject({ found: '' })
  expect(found('pop,')).toEqual(['Pop'])
  expect(found('pop,Pop')).toMatchObject({ expected: 'each method once', found: 'Pop twice' })
})

it('tells all variants apart', () => {
  expect(namedMethods(variantNames().join().toLowerCase(), variantNames())).toEqual(variantNames())
})
