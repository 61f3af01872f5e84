/** What must be known to read the paper's values: what they contradict, what they leave open, and what cannot be read. */
import type { StudyKind } from '../../vocabulary/studies/studyFile.ts'

const SAMPLE =
  'The paper’s samples and candidates are unpublished, and its main model is DeepSeek-R1-Distill-Qwen-32B: its values are printed beside these and are no targets.'
const NOISE =
  'The paper has 100 test users, or about: the standard error of an NDCG@10 of such a size is about 0.02, and that of an NDCG@1 about 0.04.'
const TESTS = 'The paper says p < 0.05 for all improvements and names no test.'

/** Returns sentences, the most important first; none for a study that is not of the paper. */
export function paperCaveats(kind: StudyKind): readonly string[] {
  switch (kind) {
    case 'methods':
      return [
        'Table 2 has values that ten ranked candidates cannot give: NDCG@10 is at least 1/log₂ 11 = 0.2891, and Pop has 0.2433 on CDs and 0.2137 on Office. Some targets were left unranked there and counted as misses.',
        'A random order has 0.1000, 0.2948 and 0.4544: several baselines of Table 2 lie below it.',
        SAMPLE,
        NOISE,
        TESTS,
      ]
    case 'ablations':
      return [
        'The row “w/o CPR” equals “EM” of Table 4 digit for digit: they are one variant.',
        'Where propagation is not optimised, profiles still learn from interactions; otherwise nothing would ever change.',
        SAMPLE,
        NOISE,
      ]
    case 'propagation':
      return [
        'The row “EM” equals “w/o CPR” of Table 3 digit for digit: they are one variant.',
        'The paper does not say how many clients are retrieved and chosen (p and k); here p = 15 and k = 5 where the study sets neither consideredClients nor retrievedClients.',
        SAMPLE,
        NOISE,
      ]
    case 'efficiency':
      return [
        'In Table 5 the variant without routers is better than RecNet (0.4936 and 0.5783), while Tables 3 and 4 say that removing routers hurts: it must be another, more expensive variant. Here the model writes for every receiver what of a profile is worth sending (N·N′ calls).',
        'The paper’s minutes are on eight A100 with another model; calls are what can be compared.',
        'N′ is not defined in the paper; here it is the number of downstream clients of an updated client.',
        SAMPLE,
      ]
    case 'backbones':
      return ['The paper’s Figure 4 could not be read: only its text is compared with.', NOISE]
    case 'router-evolution':
      return [
        'The paper’s Figure 5 could not be read: its text says that K = 20 is best on CDs, that the others come close, and that the numbers converge.',
        NOISE,
      ]
    case 'cold-start':
      return [
        'The paper’s Figure 6 could not be read: its text says that augmented profiles are better.',
        'The paper does not say what happens where no router passes the threshold; here the nearest one is taken, and it is counted.',
      ]
    case 'sensitivity':
      return [
        'The paper’s values are read off Figure 7 and good to about 0.003; its curves vary by less than their noise but for τ = 0.7.',
        'τ belongs to an encoder: with another encoder than the paper’s the axis means something else.',
        NOISE,
      ]
    case 'messages':
    case 'grid':
      return []
    default:
      return kind satisfies never
  }
}
