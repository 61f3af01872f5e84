/** The datasets of a soak: a small one that runs are made on, and larger ones that take long enough to be killed in. */
import { smallFiles } from '../../src/main/workbench/engine.testing.ts'

export const RUN_DATASET = 'soak'
export const runFiles = smallFiles

const USERS = 300
const ITEMS = 400
const TAKEN = 12
const WORDS = ['quiet', 'loud', 'old', 'new', 'late', 'early', 'live', 'rare']

/** User n takes twelve items in steps of 7 from item n on, one a day. */
export const importFiles: Readonly<Record<string, string>> = {
  'soak.inter': [
    'user_id:token\titem_id:token\ttimestamp:float',
    ...Array.from({ length: USERS * TAKEN }, (_, row) => {
      const [day, user] = [Math.floor(row / USERS), row % USERS]
      return `${user + 1}\t${((user + day * 7) % ITEMS) + 1}\t${day * 1000 + user}`
    }),
  ].join('\n'),
  'soak.item': [
    'item_id:token\ttitle:token_seq\tcategory:token_seq\tdescription:token_seq',
    ...Array.from({ length: ITEMS }, (_, item) => {
      const [one, other] = [WORDS[item % 8], WORDS[Math.floor(item / 8) % 8]]
      return `${item + 1}\tAlbum ${item + 1}\t${one}; ${other}\tA ${one} record of ${other} evenings`
    }),
  ].join('\n'),
}
