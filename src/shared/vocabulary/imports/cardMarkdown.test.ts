import { describe, expect, it } from 'vitest'
import { buildCard } from './datasetCard.testing.ts'
import { cardFacts } from './cardFacts.ts'
import { cardMarkdown } from './cardMarkdown.ts'
import { NO_PREPROCESSING } from './preprocessing.ts'

const seed = (parts: Parameters<typeof buildCard>[0]) =>
  cardFacts(buildCard(parts)).find(({ label }) => label === 'Seed')?.value

describe('the card as Markdown', () => {
  it('says where the data come from and what was made of them', () => {
    const text = cardMarkdown(buildCard())
    const parts = text.split('\n\n')
    expect(parts.slice(0, -1)).toEqual([
      '# Dataset cds',
      [
        '|  |  |',
        '| --- | --- |',
        '| Source | Amazon Review Data 2018 |',
        '| Licence | Published for research. |',
        '| Item word | CD |',
        '| SHA-256 of the content | `39f206924397cb09` |',
        '| Seed | 7, which drew the users |',
        '| Rejected rows | 3, left out and listed in rejects.csv beside the dataset |',
      ].join('\n'),
      '## Statistics',
      '| \\#Users | \\#Items | \\#Inter. | Sparsity |\n| --- | --- | --- | --- |\n| 100 | 269 | 800 | 97.03 % |',
      '## Source files',
      [
        '| file | bytes | encoding | compression | SHA-256 |',
        '| --- | --- | --- | --- | --- |',
        '| `CDs_5.json.gz` | 3,866,165 | UTF-8 | gzip | `aa11` |',
      ].join('\n'),
      '## How files were read',
      '- `CDs_5.json.gz`: interactions, JSON lines; user = reviewerID; item = asin; rating = overall; timestamp = unixReviewTime',
      '## Steps',
      [
        '1. Read: 9,000 interactions of 800 users and 700 items.',
        '2. k-core 5: 3,000 interactions were left out; 6,000 of 500 users and 400 items stay.',
        '3. 100 users at random: 5,200 interactions were left out; 800 of 100 users and 269 items stay.',
      ].join('\n'),
      '## Notes',
      '- CDs\\_5.json.gz: times are seconds since 1970.',
      '## Parameters',
    ])
    const { plan, preprocessing } = buildCard()
    expect(parts.at(-1)).toBe(`\`\`\`json\n${JSON.stringify({ plan, preprocessing }, null, 2)}\n\`\`\`\n`)
  })

  it('says of files in a form of their own that nothing was guessed or left out', () => {
    const text = cardMarkdown(buildCard({ plan: null, preprocessing: null, steps: [], notes: [] }))
    expect(text).toContain('By the names of the columns in their headers.')
    expect(text).toContain('None; the content is taken as it is.')
    expect(text).not.toContain('## Notes')
    expect(text).toContain('| Seed | none; the files are taken as they are |')
  })

  it('lets no text of data end a cell or become markup', () => {
    const text = cardMarkdown(
      buildCard({
        domainWord: 'a|b <b>c</b>\n# d',
        files: [{ name: 'x|`y`.csv', bytes: 0, sha256: '', encoding: 'UTF-8', compression: 'none' }],
      }),
    )
    expect(text).toContain('| Item word | a\\|b \\<b\\>c\\</b\\> \\# d |')
    expect(text).toContain("| `x\\|'y'.csv` | 0 | UTF-8 | none | – |")
  })

  it('says what the seed drew', () => {
    expect(seed({ preprocessing: NO_PREPROCESSING })).toBe('2020, by which nothing was drawn')
    const kept = { ...NO_PREPROCESSING, candidates: 'kept', users: 9 } as const
    expect(seed({ preprocessing: kept })).toBe(
      '2020, which drew the users and nine negatives of each user, kept with the dataset',
    )
    expect(cardFacts(buildCard({ rejectedRows: 0 })).at(-1)?.value).toBe('none')
  })
})
