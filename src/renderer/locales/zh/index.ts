/** Everything Chinese, loaded when it is first shown. */
import type { EngineWords } from '../engineWords.ts'
import { datasetSentencesInChinese } from './datasetSentencesInChinese.ts'
import { errorsInChinese } from './errorsInChinese.ts'
import { explanationsInChinese } from './explanationsInChinese.ts'
import { figuresInChinese } from './figuresInChinese.ts'
import { figureWordsInChinese } from './figureWordsInChinese.ts'
import { messageSentencesInChinese } from './messageSentencesInChinese.ts'
import { phrasesInChinese } from './phrasesInChinese.ts'
import { sentencesInChinese } from './sentencesInChinese.ts'
import { settingsInChinese } from './settingsInChinese.ts'
import { tablePhrasesInChinese } from './tablePhrasesInChinese.ts'

export { chinese } from './chinese.ts'
export const engineInChinese: EngineWords = {
  errors: errorsInChinese,
  settings: settingsInChinese,
  phrases: {
    ...phrasesInChinese,
    ...tablePhrasesInChinese,
    ...figuresInChinese,
    ...figureWordsInChinese,
    ...explanationsInChinese,
  },
  sentences: { ...sentencesInChinese, ...messageSentencesInChinese, ...datasetSentencesInChinese },
}
