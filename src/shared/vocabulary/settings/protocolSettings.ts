/** §3.1: what a run learns from and how it is judged. Every method has these settings. */
import { z } from 'zod'
import { choice, count, flag } from './settingFields.ts'

export const dataSettings = {
  seed: count(0, 4294967295, 2020, {
    section: 'Data',
    label: 'Seed',
    help: 'Every order, sample and model seed of the run derives from it.',
  }),
  interactionLimit: count(0, 10_000_000, 0, {
    unit: 'interactions',
    section: 'Data',
    label: 'Interactions',
    help: 'Use only the first so many interaction records; 0 uses all.',
  }),
  includeFirst: flag(true, {
    section: 'Data',
    label: 'First interactions',
    help: "Learn from each user's first interaction too; the AgentCF row files leave it out.",
  }),
  feedbackNegatives: choice(['popularity', 'uniform'], 'popularity', {
    section: 'Data',
    label: 'Negative items',
    symbol: 'i⁻',
    help: 'How the negative item of an interaction is sampled, from items that somebody trains on.',
  }),
  feedbackExcludes: choice(['training', 'sequence'], 'training', {
    section: 'Data',
    label: 'Never negative',
    help: 'Items of a user that are never its negatives: those of its training history, or of its whole sequence. The latter knows its validation and test items, as a system in use could not: that these are never negatives hints at them.',
  }),
}

export const evaluationSettings = {
  evaluateEvery: count(0, 1_000_000, 100, {
    unit: 'interactions',
    section: 'Evaluation',
    label: 'Evaluate every',
    help: 'Interactions between evaluations of the curve; 0 evaluates only at the end.',
  }),
  curveOn: choice(['validation', 'test'], 'validation', {
    section: 'Evaluation',
    label: 'Curve ranks',
    help: 'Which held-out item of each user the curve ranks. Whatever is chosen by looking at a curve on test items has seen them: the test is ranked once, at the end, so that its figures stay honest.',
  }),
  testAtEnd: flag(true, {
    section: 'Evaluation',
    label: 'Rank the test at the end',
    help: 'Without it the run ends with validation items and never ranks the test, as the points of a grid search do. Then the curve cannot rank test items either.',
  }),
  repetitions: count(1, 50, 3, {
    unit: 'rankings',
    section: 'Evaluation',
    label: 'Repetitions',
    help: 'Times each test instance is ranked, each in another seeded order (§3.1.3).',
    paperGrid: [3],
  }),
}

/** The settings of a method that has none of its own. */
export const protocolSettings = z.strictObject({ ...dataSettings, ...evaluationSettings })
export type ProtocolSettings = Readonly<z.infer<typeof protocolSettings>>
